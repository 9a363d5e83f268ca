"""Picking shifts: when hands are needed for a harvest, and whose they are."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Count, F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from marketplace.catalogue.seasons import Harvest, bit_of
from portal.villages.models import Village


class ShiftQuerySet(models.QuerySet):
    """Picking shifts."""

    def standing(self) -> "ShiftQuerySet":
        """Return those that were not called off."""
        return self.filter(called_off_at=None)

    def coming(self) -> "ShiftQuerySet":
        """Return those of today and later."""
        return self.filter(day__gte=timezone.localdate())

    def with_hands(self) -> "ShiftQuerySet":
        """Add how many have said yes (`taken`), with crop and village, in one query."""
        return self.select_related("crop", "village").annotate(taken=Count("people"))


class Shift(models.Model):
    """Hands for one crop on one day, Asia/Shanghai; `hands` is how many are needed and never more come.

    When the crop is ripe stands in its harvest record alone (catalogue/seasons.py): a shift keeps no season.
    """

    village = models.ForeignKey(Village, models.PROTECT, related_name="shifts", verbose_name=_("village"))
    crop = models.ForeignKey("catalogue.Product", models.PROTECT, related_name="shifts", verbose_name=_("crop"))
    day = models.DateField(_("day"))
    starts = models.TimeField(_("begins"))
    ends = models.TimeField(_("ends"))
    hands = models.PositiveSmallIntegerField(_("hands needed"))
    meeting = models.CharField(_("where to meet"), max_length=120)
    note = models.CharField(_("note"), max_length=300, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    called_off_at = models.DateTimeField(null=True, blank=True)

    objects = ShiftQuerySet.as_manager()

    class Meta:
        verbose_name = _("picking shift")
        verbose_name_plural = _("picking shifts")
        ordering = ["day", "starts", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="shifts_ends_after_it_begins"),
            models.CheckConstraint(condition=Q(hands__gte=1), name="shifts_needs_hands"),
        ]
        indexes = [models.Index(fields=["village", "day"], name="shifts_of_a_day")]

    def __str__(self):
        return f"{self.crop} {self.day}"

    @property
    def is_open(self) -> bool:
        """Say whether somebody may still say yes or no."""
        return self.called_off_at is None and self.day >= timezone.localdate()

    @property
    def is_outside(self) -> bool:
        """Say whether its day lies outside the harvest as the record says it now."""
        return not is_within(self.crop.harvest, self.day)


def is_within(harvest: Harvest, day: date) -> bool:
    """Say whether something is harvested on a day: by this year's days where they are known, else in a usual month."""
    if harvest.first and harvest.last:
        return harvest.first <= day <= harvest.last
    return bool(harvest.months & bit_of(day.month))


class Hand(models.Model):
    """One person on a shift, once; `by` put them on it, themselves or somebody in charge."""

    shift = models.ForeignKey(Shift, models.CASCADE, related_name="people")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="picking_shifts")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("person on a shift")
        verbose_name_plural = _("people on shifts")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["shift", "user"], name="shifts_person_once")]
