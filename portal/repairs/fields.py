"""Photos from a phone: several in one field, each made safe."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _

from portal.images.services import make_safe
from portal.repairs.services.steps import MOST_PHOTOS


class ManyFiles(forms.FileInput):
    """A file field in which several may be chosen at once."""

    allow_multiple_selected = True


class PhotosField(forms.FileField):
    """Up to three photos; they come out upright, shrunk, without place and time."""

    def __init__(self, **kwargs):
        super().__init__(required=False, widget=ManyFiles(attrs={"accept": "image/*"}), **kwargs)

    def clean(self, data, initial=None) -> list[ContentFile]:
        """Return the safe copies. Raises ValidationError for too many, or one that cannot be read."""
        files = [super(PhotosField, self).clean(file, initial) for file in data or []]
        if len(files) > MOST_PHOTOS:
            raise ValidationError(_("Please choose %(n)d photos at most.") % {"n": MOST_PHOTOS})
        return [make_safe(file) for file in files]
