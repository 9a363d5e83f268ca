"""Photos of a home: up to eight from a phone in one field, each made safe."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _

from portal.housing.models import MOST_PHOTOS
from portal.images.services import make_safe


class ManyPhotos(forms.FileInput):
    """A file field in which several may be chosen at once."""

    allow_multiple_selected = True


class HomePhotosField(forms.FileField):
    """Photos; they come out upright, shrunk, without place and time."""

    def __init__(self, **kwargs):
        super().__init__(widget=ManyPhotos(attrs={"accept": "image/*"}), **kwargs)

    def clean(self, data, initial=None) -> list[ContentFile]:
        """Return the safe copies. Raises ValidationError for too many, none where some are asked for, or a bad one."""
        files = [super(HomePhotosField, self).clean(file, initial) for file in data or []]
        if self.required and not files:
            raise ValidationError(_("Choose a picture first."), code="required")
        if len(files) > MOST_PHOTOS:
            raise ValidationError(_("Please choose %(n)d photos at most.") % {"n": MOST_PHOTOS})
        return [make_safe(file) for file in files]
