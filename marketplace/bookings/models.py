"""Visits that are booked: how, on which dates, and by whom. Money in CNY, two decimals; times are moments."""

import uuid
from datetime import timedelta
from decimal import Decimal

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from marketplace.bookings.proposal_models import Proposal
from marketplace.bookings.querysets import BookingQuerySet, SlotQuerySet
from marketplace.placement.models import Adjustment
from portal.tourism.models import Visit

__all__ = ["Proposal"]
#: Names and phone numbers are needed until so long after the end, and shown no longer.
NAMES_SHOWN = timedelta(days=30)


class Rule(models.Model):
    """Abstract: until when a booking goes back for its whole price, and which share comes back after that."""

    free_days = models.PositiveSmallIntegerField(_("days before, free to cancel"), default=3)
    late_percent = models.PositiveSmallIntegerField(_("percent back after that"), default=50)

    class Meta:
        abstract = True


class Terms(Rule):
    """How the dates of one visit are booked. Its parent product is never bought; the dates are its variants.

    `starts` and `ends` are the usual times of day: of a session, or of arriving and leaving.
    """

    visit = models.OneToOneField(Visit, models.PROTECT, related_name="terms", verbose_name=_("visit"))
    product = models.OneToOneField("catalogue.Product", models.PROTECT, related_name="terms")
    starts = models.TimeField(_("begins"))
    ends = models.TimeField(_("ends"))
    close_hours = models.PositiveSmallIntegerField(_("hours before, last booking"), default=24)
    minimum = models.PositiveSmallIntegerField(_("at least so many people"), default=0)

    class Meta:
        verbose_name = _("terms of booking")
        verbose_name_plural = _("terms of booking")
        constraints = [
            models.CheckConstraint(condition=models.Q(late_percent__lte=100), name="bookings_terms_percent_within_100")
        ]

    def __str__(self):
        return str(self.visit)


class Slot(Rule):
    """One session of an experience, or one night of a stay, sold as one product with one stock record.

    The stock record knows how many places there are and how many are taken; who changes a slot holds its lock.
    `closes_at` is the last moment to book, and the moment at which fewer than `minimum` people call it off, unless
    the host has said that it is held all the same.
    """

    class Status(models.TextChoices):
        OPEN = "open", _("open")
        CLOSED = "closed", _("closed")
        CALLED_OFF = "called_off", _("called off")

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="slots", verbose_name=_("visit"))
    product = models.OneToOneField("catalogue.Product", models.PROTECT, related_name="slot")
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    closes_at = models.DateTimeField(_("last booking"))
    minimum = models.PositiveSmallIntegerField(_("at least so many people"), default=0)
    is_held_anyway = models.BooleanField(_("held all the same"), default=False)
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.OPEN)
    reason = models.CharField(_("why"), max_length=200, blank=True)

    objects = SlotQuerySet.as_manager()

    class Meta:
        verbose_name = _("date")
        verbose_name_plural = _("dates")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["visit", "starts_at"], name="bookings_slot_once"),
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at"), closes_at__lte=models.F("starts_at")),
                name="bookings_slot_times_in_order",
            ),
            models.CheckConstraint(condition=models.Q(late_percent__lte=100), name="bookings_slot_percent_within_100"),
        ]
        indexes = [
            models.Index(fields=["starts_at"], name="bookings_slot_starts"),
            models.Index(fields=["status", "closes_at"], name="bookings_slot_closes"),
        ]

    def __str__(self):
        return f"{self.visit} {timezone.localtime(self.starts_at):%Y-%m-%d %H:%M}"

    @property
    def is_bookable(self) -> bool:
        """Say whether it is open and its last moment has not passed; there may be no place left."""
        return self.status == self.Status.OPEN and timezone.now() < self.closes_at


class Booking(models.Model):
    """Places at one session, or the same rooms for nights that follow each other, bought with one order.

    Who comes stands in the order's delivery and nowhere else. The rule is the one agreed to. `back` is what was given
    back, or need not be paid, when it was cancelled.
    """

    class Status(models.TextChoices):
        BOOKED = "booked", _("booked")
        CAME = "came", _("came")
        ABSENT = "absent", _("did not come")
        CANCELLED = "cancelled", _("cancelled")

    class Ended(models.TextChoices):
        GUEST = "guest", _("by the guest")
        HOST = "host", _("by the host")
        TOO_FEW = "too_few", _("too few people")
        ORDER = "order", _("with the whole order")

    number = models.CharField(_("number"), max_length=40, unique=True)
    uid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    sequence = models.PositiveSmallIntegerField(default=0, editable=False)
    order = models.ForeignKey("order.Order", models.PROTECT, related_name="bookings")
    visit = models.ForeignKey(Visit, models.PROTECT, related_name="bookings", verbose_name=_("visit"))
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    quantity = models.PositiveSmallIntegerField(_("places"))
    price = models.DecimalField(_("price"), max_digits=12, decimal_places=2)
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.BOOKED)
    marked_at = models.DateTimeField(null=True, blank=True)
    marked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    free_until = models.DateTimeField(_("free to cancel until"))
    late_percent = models.PositiveSmallIntegerField(_("percent back after that"))
    ended = models.CharField(_("cancelled"), max_length=10, choices=Ended.choices, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    back = models.DecimalField(_("given back"), max_digits=12, decimal_places=2, default=Decimal("0.00"))
    adjustment = models.OneToOneField(Adjustment, models.PROTECT, null=True, blank=True, related_name="booking")

    objects = BookingQuerySet.as_manager()

    class Meta:
        verbose_name = _("booking")
        verbose_name_plural = _("bookings")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status="cancelled", ended_at__isnull=False)
                | (~models.Q(status="cancelled") & models.Q(ended_at__isnull=True, ended="")),
                name="bookings_ended_when_cancelled",
            ),
        ]
        indexes = [models.Index(fields=["status", "starts_at"], name="bookings_by_day")]

    def __str__(self):
        return self.number

    @property
    def is_standing(self) -> bool:
        """Say whether it has not been cancelled."""
        return self.status != self.Status.CANCELLED

    @property
    def names_shown(self) -> bool:
        """Say whether the host still needs to know who the guest is."""
        return timezone.now() < self.ends_at + NAMES_SHOWN

    @property
    def nights(self) -> int:
        """Return how many nights it is for, 0 for a session."""
        if self.visit.kind != Visit.Kind.STAY:
            return 0
        return (timezone.localdate(self.ends_at) - timezone.localdate(self.starts_at)).days


class BookedSlot(models.Model):
    """So many places of one slot that a booking holds, and the order line that paid for them."""

    booking = models.ForeignKey(Booking, models.PROTECT, related_name="slots")
    slot = models.ForeignKey(Slot, models.PROTECT, related_name="booked")
    line = models.OneToOneField("order.Line", models.PROTECT, related_name="booked_slot")
    quantity = models.PositiveSmallIntegerField()
