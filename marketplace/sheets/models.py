"""A file of goods that somebody sent: what it would change row by row, then what it changed."""

import secrets

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from marketplace.producers.models import ProducerProfile


def new_token() -> str:
    """Return a name nobody can guess."""
    return secrets.token_urlsafe(12)


class Sheet(models.Model):
    """One file; of its `total` rows to be written `done` are. `unused` are headings nobody reads."""

    #: After so many failures the worker leaves it until somebody asks again.
    TRIES = 3

    class State(models.TextChoices):
        SHOWN = "shown", _("not written yet")
        UNDER_WAY = "under_way", _("being written")
        DONE = "done", _("written")

    token = models.CharField(max_length=40, unique=True, default=new_token)
    producer = models.ForeignKey(ProducerProfile, models.CASCADE, related_name="sheets")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="sheets")
    name = models.CharField(_("file"), max_length=100)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.SHOWN)
    unused = models.JSONField(default=list)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    tries = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField(_("sent"), auto_now_add=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("file of goods")
        verbose_name_plural = _("files of goods")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(done__lte=models.F("total")), name="sheets_done_within_total")
        ]

    def __str__(self):
        return self.name

    @property
    def has_failed(self) -> bool:
        """Whether the worker has given up on it."""
        return self.state == self.State.UNDER_WAY and self.tries >= self.TRIES


class SheetRow(models.Model):
    """A row of a file: what is `wanted` of its product by column, and what the file's sender was shown as it `was`."""

    class Kind(models.TextChoices):
        WRONG = "wrong", _("Not understood")
        NEW = "new", _("New")
        CHANGED = "changed", _("Changed")
        SAME = "same", _("As before")

    class Outcome(models.TextChoices):
        NONE = "", _("not written")
        WRITTEN = "written", _("Written")
        REFUSED = "refused", _("Left as it was")

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    product = models.ForeignKey("catalogue.Product", models.SET_NULL, null=True, blank=True, related_name="+")
    title = models.CharField(max_length=255, blank=True)
    wanted = models.JSONField(default=dict)
    was = models.JSONField(default=dict)
    errors = models.JSONField(default=list)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True, default=Outcome.NONE)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["sheet", "number"], name="sheets_row_once")]
