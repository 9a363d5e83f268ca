"""Where else a community's nearby villages may be shown: addresses that an operator names."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.communities.models import Community


def check_origin(value: str) -> None:
    """Raise ValidationError unless this is the beginning of an address: https, a host, perhaps a port, nothing else."""
    parts = urlsplit(value)
    plain = parts.netloc and not (parts.path or parts.query or parts.fragment or parts.username or "*" in value)
    if parts.scheme != "https" or not plain or any(sign in value for sign in " ;,'\""):
        raise ValidationError(_("Give the beginning of the address alone, such as https://home.example.com"))


class FrameAddress(models.Model):
    """A site that may show the nearby villages of one community within its own pages."""

    community = models.ForeignKey(
        Community, models.CASCADE, related_name="frame_addresses", verbose_name=_("community")
    )
    origin = models.CharField(_("address of the site"), max_length=200, validators=[check_origin])

    class Meta:
        verbose_name = _("site that shows our villages")
        verbose_name_plural = _("sites that show our villages")
        ordering = ["community", "origin"]
        constraints = [models.UniqueConstraint(fields=["community", "origin"], name="nearby_each_site_once")]

    def __str__(self):
        return self.origin
