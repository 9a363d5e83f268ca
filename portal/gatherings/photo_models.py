"""Photos people add after a gathering, in two light sizes, private until the host shows them."""

import secrets

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


def private_storage() -> Storage:
    """Return where files lie that no address leads to."""
    return storages["private"]


def place_of(photo: "Photo", name: str) -> str:
    """Return a name nobody can guess."""
    return f"gatherings/{secrets.token_urlsafe(18)}.webp"


class Photo(models.Model):
    """One photo of a gathering. Only a SHOWN one is given to readers; a HIDDEN one only to the host."""

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("photo", "waits for the host")
        SHOWN = "shown", pgettext_lazy("photo", "shown")
        HIDDEN = "hidden", pgettext_lazy("photo", "taken down")

    gathering = models.ForeignKey("gatherings.Gathering", models.CASCADE, related_name="photos")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="gathering_photos")
    large = models.FileField(storage=private_storage, upload_to=place_of, max_length=120)
    small = models.FileField(storage=private_storage, upload_to=place_of, max_length=120)
    caption = models.CharField(_("what it shows"), max_length=120, blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    why = models.CharField(_("why it is taken down"), max_length=200, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("photo of a gathering")
        verbose_name_plural = _("photos of gatherings")
        ordering = ["pk"]

    def __str__(self):
        return self.caption or str(self.pk)
