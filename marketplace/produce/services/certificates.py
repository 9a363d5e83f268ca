"""Certificates are entered by the village and checked by an operator."""

import io
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image
from wagtail.documents import get_document_model

from marketplace.produce.models import Certificate
from marketplace.producers.models import ProducerProfile
from portal.images.services import make_safe

MAX_PDF_BYTES = 10 * 1024 * 1024


def make_scan(file: File) -> ContentFile:
    """Return a PDF made of an uploaded PDF or picture. Raises ValidationError when it is neither, or too large."""
    file.seek(0)
    if file.read(5) == b"%PDF-":
        if file.size > MAX_PDF_BYTES:
            raise ValidationError(_("This file is larger than 10 MB. Please choose a smaller one."), code="too_large")
        file.seek(0)
        return ContentFile(file.read(), name="scan.pdf")
    picture, page = Image.open(make_safe(file)), io.BytesIO()
    picture.convert("RGB").save(page, "PDF", resolution=150)
    return ContentFile(page.getvalue(), name="scan.pdf")


@transaction.atomic
def add_certificate(
    *,
    producer: ProducerProfile,
    fields: Mapping[str, object],
    product=None,
    lot=None,
    scan: ContentFile | None = None,
    by=None,
) -> Certificate:
    """Enter a certificate, not checked yet, and return it. `fields`: kind, number, issuer, issued_on, valid_until."""
    document = None
    if scan:
        title = f"{fields['issuer']} {fields['number']}"[:255]
        document = get_document_model().objects.create(title=title, file=scan, uploaded_by_user=by)
    return Certificate.objects.create(producer=producer, product=product, lot=lot, scan=document, **fields)


@transaction.atomic
def remove_certificate(*, certificate: Certificate) -> None:
    """Delete a certificate and its scan."""
    scan = certificate.scan
    certificate.delete()
    if scan:
        scan.delete()
