"""A host asks a guest to come on another date."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ProposalQuerySet(models.QuerySet):
    """Proposals."""

    def open(self) -> "ProposalQuerySet":
        """Return those that wait for an answer."""
        return self.filter(status="open")


class Proposal(models.Model):
    """Other dates for one booking, asked for by its host until a moment; one at a time for each booking.

    No place is kept for it: a yes takes what is free then.
    """

    class Status(models.TextChoices):
        OPEN = "open", _("waits for the guest")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("declined")
        EXPIRED = "expired", _("not answered")
        WITHDRAWN = "withdrawn", _("withdrawn")

    booking = models.ForeignKey("bookings.Booking", models.PROTECT, related_name="proposals")
    slots = models.ManyToManyField("bookings.Slot", related_name="+")
    note = models.CharField(_("why, in your words"), max_length=200, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.OPEN)
    until = models.DateTimeField(_("to be answered by"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposal of another date")
        verbose_name_plural = _("proposals of other dates")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["booking"], condition=Q(status="open"), name="bookings_one_open_proposal"),
            models.CheckConstraint(
                condition=Q(status="open", closed_at__isnull=True) | ~Q(status="open") & Q(closed_at__isnull=False),
                name="bookings_proposal_closed_when_answered",
            ),
        ]
        indexes = [models.Index(fields=["status", "until"], name="bookings_proposal_due")]

    def __str__(self):
        return f"{self.booking} {self.get_status_display()}"

    @property
    def days(self) -> list:
        """Return its dates in their order."""
        return sorted(self.slots.all(), key=lambda slot: slot.starts_at)

    @property
    def is_open(self) -> bool:
        """Say whether the guest may still answer."""
        return self.status == self.Status.OPEN and timezone.now() <= self.until


def close_open(*, booking, status: str) -> None:
    """Close what still waits for an answer about a booking, which has ended or moved. The order's lock is held."""
    waiting = Proposal.objects.open().filter(booking=booking)
    waiting.update(status=status, closed_at=timezone.now())
