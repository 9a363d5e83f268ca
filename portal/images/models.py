"""Pictures: Wagtail's image with our own table from the first migration."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class CustomImage(AbstractImage):
    """A picture; is_illustration marks drawings made for the demo."""

    is_illustration = models.BooleanField(_("illustration, not a photo"), default=False)

    admin_form_fields = (*Image.admin_form_fields, "is_illustration")

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")


class CustomRendition(AbstractRendition):
    """A picture at one size."""

    image = models.ForeignKey(CustomImage, models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = [("image", "filter_spec", "focal_point_key")]
