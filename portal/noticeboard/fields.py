"""Files the office puts on a notice."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.utils.translation import gettext_lazy as _

from portal.images.services import make_safe

MAX_DOCUMENT = 10 * 1024 * 1024
PDF = b"%PDF-"


class PictureField(forms.FileField):
    """A picture, which comes out made safe: upright, shrunk, without place and time."""

    def __init__(self, **kwargs):
        super().__init__(required=False, widget=forms.FileInput(attrs={"accept": "image/*"}), **kwargs)

    def clean(self, data, initial=None) -> ContentFile | None:
        """Return the safe copy, or None when none was chosen. Raises ValidationError when it cannot be read."""
        file = super().clean(data, initial)
        return make_safe(file) if file else None


class PdfField(forms.FileField):
    """A PDF of at most 10 MB."""

    def __init__(self, **kwargs):
        super().__init__(required=False, widget=forms.FileInput(attrs={"accept": ".pdf"}), **kwargs)

    def clean(self, data, initial=None) -> File | None:
        """Return the file, or None when none was chosen. Raises ValidationError for what is no PDF or too large."""
        file = super().clean(data, initial)
        if not file:
            return None
        if file.size > MAX_DOCUMENT:
            raise ValidationError(_("The document is larger than 10 MB."))
        if not file.read(len(PDF)) == PDF:
            raise ValidationError(_("Please choose a PDF."))
        file.seek(0)
        file.name = "document.pdf"
        return file
