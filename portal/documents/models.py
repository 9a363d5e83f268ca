"""Documents: Wagtail's document with our own table from the first migration."""

from wagtail.documents.models import AbstractDocument, Document


class CustomDocument(AbstractDocument):
    """A file to download."""

    admin_form_fields = Document.admin_form_fields
