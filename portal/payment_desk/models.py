"""A provider's bill of one day beside what we have written down ourselves."""

from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.payments.models import Attempt
from portal.payments.registry import title_of


def money(label, **options) -> models.DecimalField:
    """Return a field for an amount in CNY."""
    return models.DecimalField(label, max_digits=12, decimal_places=2, **options)


class Statement(models.Model):
    """One day at one provider; the sums are the provider's own."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("not written yet")
        FAILED = "failed", _("could not be fetched")
        FINE = "fine", _("agrees")
        OFF = "off", _("something differs")

    provider = models.CharField(_("means of payment"), max_length=32)
    day = models.DateField(_("day"))
    status = models.CharField(_("status"), max_length=8, choices=Status.choices)
    reason = models.CharField(_("why"), max_length=200, blank=True)
    fetched_at = models.DateTimeField(_("fetched"))
    paid = money(_("paid"), default=Decimal(0))
    sent_back = money(_("given back"), default=Decimal(0))
    fees = money(_("fees"), default=Decimal(0))

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        ordering = ["-day", "provider"]
        constraints = [models.UniqueConstraint(fields=["provider", "day"], name="payment_desk_one_statement_a_day")]

    def __str__(self):
        return f"{self.title} {self.day}"

    @property
    def title(self) -> str:
        """Return the provider's name as buyers see it."""
        return title_of(self.provider)

    @property
    def is_read(self) -> bool:
        """Say whether the bill was there and compared."""
        return self.status in (self.Status.FINE, self.Status.OFF)


class Line(models.Model):
    """A line of the provider's, or something of ours the provider does not know (`amount` is empty then).

    `here` is what we have written down; `fee` is what the provider kept, below zero when it gave some back.
    """

    class Kind(models.TextChoices):
        PAYMENT = "payment", _("payment")
        REFUND = "refund", _("refund")

    class Problem(models.TextChoices):
        UNKNOWN_HERE = "unknown_here", _("paid there, unknown here")
        NOT_PAID_HERE = "not_paid_here", _("paid there, not paid here")
        OTHER_AMOUNT = "other_amount", _("another amount there than here")
        ONLY_HERE = "only_here", _("paid here, unknown there")
        SENT_BACK_THERE = "sent_back_there", _("given back there, not here")
        SENT_BACK_HERE = "sent_back_here", _("given back here, not there")

    statement = models.ForeignKey(Statement, models.CASCADE, related_name="lines")
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    key = models.CharField(_("number there"), max_length=160)
    number = models.CharField(_("number here"), max_length=64, blank=True)
    amount = money(_("there"), null=True, blank=True)
    here = money(_("here"), null=True, blank=True)
    fee = money(_("fee"), default=Decimal(0))
    attempt = models.ForeignKey(Attempt, models.SET_NULL, null=True, blank=True, related_name="bill_lines")
    problem = models.CharField(_("what differs"), max_length=16, choices=Problem.choices, blank=True)

    class Meta:
        verbose_name = _("line of a statement")
        verbose_name_plural = _("lines of statements")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["statement", "kind", "key"], name="payment_desk_line_once")]

    def __str__(self):
        return self.key
