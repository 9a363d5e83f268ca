"""Pictures: Wagtail's image with our own table from the first migration."""

from django.db import models
from django.db.models import Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Replace
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, Image

LIGHT, SLOW = "format-webp", "format-avif"


class CustomImage(AbstractImage):
    """A picture; is_illustration marks drawings made for the demo."""

    is_illustration = models.BooleanField(_("illustration, not a photo"), default=False)

    admin_form_fields = (*Image.admin_form_fields, "is_illustration")

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def get_renditions(self, *filters) -> dict:
        """Return the sizes a page asks for; those in AVIF only once the worker has made them all.

        Encoding AVIF takes seconds, so a page never waits for it: until then it shows WebP (docs/adr/0025).
        """
        wanted = [Filter(spec=one) if isinstance(one, str) else one for one in filters]
        slow = [one for one in wanted if SLOW in one.spec]
        if slow and len(self.find_existing_renditions(*slow)) < len(slow):
            wanted = [one for one in wanted if one not in slow]
        return super().get_renditions(*wanted)


class RenditionQuerySet(models.QuerySet):
    """Pictures at one size each."""

    def without_avif(self) -> QuerySet:
        """Return the WebP sizes whose AVIF twin is still to be made, newest first; `twin` says how it is cut."""
        light = self.filter(filter_spec__contains=LIGHT)
        light = light.annotate(twin=Replace("filter_spec", Value(LIGHT), Value(SLOW)))
        made = CustomRendition.objects.filter(
            image=OuterRef("image"), focal_point_key=OuterRef("focal_point_key"), filter_spec=OuterRef("twin")
        )
        return light.filter(~Exists(made)).order_by("-pk")


class CustomRendition(AbstractRendition):
    """A picture at one size."""

    image = models.ForeignKey(CustomImage, models.CASCADE, related_name="renditions")

    objects = RenditionQuerySet.as_manager()

    class Meta:
        unique_together = [("image", "filter_spec", "focal_point_key")]
