"""Photos from a phone: several in one field, each made safe."""

from collections.abc import Callable

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from portal.images.services import make_safe


class ManyFiles(forms.FileInput):
    """A file field in which several may be chosen at once."""

    allow_multiple_selected = True


class PhotosField(forms.FileField):
    """Up to `most` photos; `develop` makes of each what is kept: upright, shrunk, without place and time."""

    def __init__(self, *, most: int, develop: Callable = make_safe, required: bool = False, **kwargs):
        super().__init__(required=required, widget=ManyFiles(attrs={"accept": "image/*"}), **kwargs)
        self.most, self.develop = most, develop

    def clean(self, data, initial=None) -> list:
        """Return what is kept. Raises ValidationError for too many, none where some are asked for, or a bad one."""
        files = [super(PhotosField, self).clean(file, initial) for file in data or []]
        if self.required and not files:
            raise ValidationError(_("Choose a picture first."), code="required")
        if len(files) > self.most:
            raise ValidationError(_("Please choose %(n)d photos at most.") % {"n": self.most})
        return [self.develop(file) for file in files]
