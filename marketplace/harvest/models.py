"""Preorders: what is sold before it is harvested, with the days on which it will arrive."""

from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from marketplace.catalogue.seasons import days_in_words

#: A parcel is on the road for about so long: it is due at the village that much before the last promised day.
ON_THE_ROAD = timedelta(days=2)


class Preorder(models.Model):
    """One crop opened for ordering before its harvest, sold as a variant of the crop with a stock record of its own.

    That stock record is the cap: what is left of it may still be ordered, and the crop's own stock is not touched
    (ADR 0055). `arrives_from` and `arrives_until` are the promise, in one place for all its parcels; `closes_on` is the
    last day to order. Whoever changes a promise holds the row's lock (locks.py).
    """

    class Status(models.TextChoices):
        OPEN = "open", _("open")
        CLOSED = "closed", _("closed")
        FAILED = "failed", _("harvest failed")

    crop = models.ForeignKey("catalogue.Product", models.PROTECT, related_name="preorders", verbose_name=_("crop"))
    product = models.OneToOneField("catalogue.Product", models.PROTECT, related_name="preorder")
    arrives_from = models.DateField(_("arrives from"))
    arrives_until = models.DateField(_("arrives until"))
    closes_on = models.DateField(_("last day to order"))
    status = models.CharField(_("status"), max_length=8, choices=Status.choices, default=Status.OPEN)
    reason = models.CharField(_("why"), max_length=200, blank=True)
    opened_at = models.DateTimeField(_("opened"), auto_now_add=True)
    failed_at = models.DateTimeField(_("failed"), null=True, blank=True)

    class Meta:
        verbose_name = _("preorder")
        verbose_name_plural = _("preorders")
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["crop"], condition=Q(status="open"), name="harvest_one_open_preorder"),
            models.CheckConstraint(
                condition=Q(arrives_from__lte=F("arrives_until")) & Q(closes_on__lt=F("arrives_from")),
                name="harvest_closes_before_it_arrives",
            ),
        ]

    def __str__(self):
        return str(self.product)

    @property
    def is_orderable(self) -> bool:
        """Say whether it can be ordered today, as far as days and status go."""
        return self.status == self.Status.OPEN and timezone.localdate() <= self.closes_on

    @property
    def has_begun(self) -> bool:
        """Say whether the promised days have begun: its parcels may be packed."""
        return self.arrives_from <= timezone.localdate()

    @property
    def pack_on(self) -> date:
        """Return the last day on which its parcels can be packed and still arrive in time."""
        return max(self.arrives_from, self.arrives_until - ON_THE_ROAD)

    @property
    def promise(self) -> str:
        """Return the promise in words, in the language now active."""
        return promised(self.arrives_from, self.arrives_until)


def promised(first: date, last: date) -> str:
    """Return from when to when something arrives, in words."""
    return _now("Arrives %(days)s") % {"days": days_in_words(first, last)}


class PreorderMove(models.Model):
    """One change of a promise: from which days to which, why, and who said so."""

    preorder = models.ForeignKey(Preorder, models.CASCADE, related_name="moves")
    old_from = models.DateField()
    old_until = models.DateField()
    new_from = models.DateField()
    new_until = models.DateField()
    reason = models.CharField(_("why"), max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(_("when"), auto_now_add=True)

    class Meta:
        verbose_name = _("moved promise")
        ordering = ["pk"]

    @property
    def was(self) -> str:
        """Return the days that were promised before, in words."""
        return days_in_words(self.old_from, self.old_until)
