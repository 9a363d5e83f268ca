"""Bills of flats, payments with a line for each bill, numbered receipts, reminders, and what is passed on."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.communities.models import Community
from portal.fees.periods import period_name
from portal.fees.querysets import BillQuerySet, LineQuerySet
from portal.fees.tokens import new_token
from portal.payments.models import Attempt, Refund
from portal.residents.models import Flat, PropertyCompany, Residency


def money(label, **options) -> models.DecimalField:
    """Return a field for an amount in CNY."""
    return models.DecimalField(label, max_digits=10, decimal_places=2, **options)


def person(label, **options) -> models.ForeignKey:
    """Return a field for an account, which may be erased."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=label,
        **options,
    )


class Bill(models.Model):
    """What a flat owes for one thing and one period. Once paid it never changes: a counter-bill corrects it.

    `community` repeats the flat's for the office's lists; check_books compares the two. Below zero are counter-bills
    alone; they are paid the moment they are written, since the money goes back.
    """

    class Kind(models.TextChoices):
        PROPERTY = "property", _("property fee")
        PARKING = "parking", _("parking place")
        WATER = "water", _("water")
        ELECTRICITY = "electricity", _("electricity")
        HEATING = "heating", _("heating")
        WASTE = "waste", _("waste")
        REPAIR = "repair", _("repair fund")
        OTHER = "other", pgettext_lazy("fee", "other")

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("bill", "open")
        PAID = "paid", pgettext_lazy("bill", "paid")
        WITHDRAWN = "withdrawn", pgettext_lazy("bills", "withdrawn")

    community = models.ForeignKey(Community, models.PROTECT, related_name="bills", verbose_name=_("community"))
    flat = models.ForeignKey(Flat, models.PROTECT, related_name="bills", verbose_name=_("flat"))
    kind = models.CharField(pgettext_lazy("bills", "fee"), max_length=12, choices=Kind.choices)
    period = models.CharField(_("period"), max_length=7)
    amount = money(_("amount"))
    due_on = models.DateField(_("due on"))
    note = models.CharField(_("note"), max_length=120, blank=True)
    state = models.CharField(_("state"), max_length=9, choices=State.choices, default=State.OPEN)
    corrects = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="corrections")
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    issued_at = models.DateTimeField(pgettext_lazy("bills", "issued"), default=timezone.now)
    issued_by = person(pgettext_lazy("bills", "issued by"))
    paid_at = models.DateTimeField(_("paid"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(pgettext_lazy("bills", "withdrawn"), null=True, blank=True)
    withdrawn_by = person(_("withdrawn by"))

    objects = BillQuerySet.as_manager()

    class Meta:
        verbose_name = _("bill")
        verbose_name_plural = _("bills")
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["flat", "kind", "period"],
                condition=Q(state__in=("open", "paid"), corrects=None),
                name="fees_one_bill_a_period",
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0) | Q(amount__lt=0, corrects__isnull=False, state="paid"),
                name="fees_only_counter_bills_below_zero",
            ),
            models.CheckConstraint(
                condition=Q(state="paid", paid_at__isnull=False) | ~Q(state="paid") & Q(paid_at=None),
                name="fees_paid_when",
            ),
        ]
        indexes = [
            models.Index(fields=["community", "state", "due_on"], name="fees_open_by_day"),
            models.Index(fields=["flat", "state", "due_on"], name="fees_of_a_flat"),
            models.Index(fields=["state", "due_on"], name="fees_to_remind"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} · {self.period_name}"

    @property
    def period_name(self) -> str:
        """Return the period in words."""
        return period_name(self.period)

    @property
    def phase(self) -> str:
        """Return where it stands today: open, soon (due within a week), overdue, paid or withdrawn."""
        if self.state != self.State.OPEN:
            return self.state
        left = (self.due_on - timezone.localdate()).days
        return "overdue" if left < 0 else "soon" if left <= 7 else "open"

    @property
    def days_late(self) -> int:
        """Return for how many days it has been due, never below zero."""
        return max((timezone.localdate() - self.due_on).days, 0)


class Payout(models.Model):
    """What the platform passed on to a property company: the money of its lines, each once."""

    company = models.ForeignKey(PropertyCompany, models.PROTECT, related_name="payouts", verbose_name=_("company"))
    amount = money(_("amount"))
    reference = models.CharField(_("the bank's reference"), max_length=60)
    made_at = models.DateTimeField(_("made"), default=timezone.now)
    made_by = person(_("made by"))

    class Meta:
        verbose_name = _("payout to a property company")
        verbose_name_plural = _("payouts to property companies")
        ordering = ["-pk"]
        constraints = [models.CheckConstraint(condition=Q(amount__gt=0), name="fees_payout_positive")]

    def __str__(self):
        return f"{self.company} {self.made_at:%Y-%m-%d}"


class Payment(models.Model):
    """One try to pay one or several bills of a flat: through an attempt, or at the office's counter.

    A counter-bill has a payment of its own whose money goes the other way: by `refund`, or over the counter.
    """

    class Way(models.TextChoices):
        ONLINE = "online", _("online")
        COUNTER = "counter", _("at the counter")

    community = models.ForeignKey(Community, models.PROTECT, related_name="fee_payments")
    company = models.ForeignKey(PropertyCompany, models.PROTECT, related_name="fee_payments")
    flat = models.ForeignKey(Flat, models.PROTECT, related_name="fee_payments")
    way = models.CharField(_("way"), max_length=7, choices=Way.choices)
    attempt = models.OneToOneField(Attempt, models.PROTECT, null=True, blank=True, related_name="fee_payment")
    refund = models.OneToOneField(Refund, models.PROTECT, null=True, blank=True, related_name="fee_payment")
    payer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="fee_payments"
    )
    taken_by = person(_("taken by"))
    begun_at = models.DateTimeField(_("begun"), default=timezone.now)
    paid_at = models.DateTimeField(_("paid"), null=True, blank=True)

    class Meta:
        verbose_name = _("payment of fees")
        verbose_name_plural = _("payments of fees")
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.flat_id} {self.begun_at:%Y-%m-%d}"


class Line(models.Model):
    """That a payment is to pay a bill. A bill has at most one that is live or paid; the database has the last word."""

    class State(models.TextChoices):
        LIVE = "live", _("waiting for payment")
        PAID = "paid", pgettext_lazy("bill", "paid")
        FREE = "free", _("not paid")
        BACK = "back", _("paid too late, goes back")

    payment = models.ForeignKey(Payment, models.PROTECT, related_name="lines")
    bill = models.ForeignKey(Bill, models.PROTECT, related_name="lines")
    amount = money(_("amount"))
    state = models.CharField(_("state"), max_length=4, choices=State.choices, default=State.LIVE)
    payout = models.ForeignKey(Payout, models.PROTECT, null=True, blank=True, related_name="lines")

    objects = LineQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["bill"], condition=Q(state__in=("live", "paid")), name="fees_a_bill_is_paid_once"
            ),
            models.UniqueConstraint(fields=["payment", "bill"], name="fees_one_line_a_bill"),
            models.CheckConstraint(condition=Q(payout=None) | Q(state="paid"), name="fees_only_paid_is_paid_out"),
        ]
        indexes = [models.Index(fields=["payout", "state"], name="fees_to_pay_out")]

    def __str__(self):
        return f"{self.bill_id}: {self.amount}"


class Receipt(models.Model):
    """What a payment was for, numbered for each company without gaps (`SERIES` in locks.py)."""

    payment = models.OneToOneField(Payment, models.PROTECT, related_name="receipt")
    company = models.ForeignKey(PropertyCompany, models.PROTECT, related_name="receipts")
    number = models.PositiveIntegerField(_("number"))
    issued_at = models.DateTimeField(pgettext_lazy("bills", "issued"), default=timezone.now)

    class Meta:
        verbose_name = _("receipt")
        verbose_name_plural = _("receipts")
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["company", "number"], name="fees_one_receipt_a_number")]

    def __str__(self):
        return f"{self.company_id}-{self.number:06}"


class Reminder(models.Model):
    """That the household of a flat was reminded of what is due on a day; once at each stage."""

    class Stage(models.TextChoices):
        BEFORE = "before", _("a week before")
        AFTER = "after", _("a day after")
        AGAIN = "again", _("two weeks after")

    flat = models.ForeignKey(Flat, models.CASCADE, related_name="fee_reminders")
    due_on = models.DateField(_("due on"))
    stage = models.CharField(_("stage"), max_length=6, choices=Stage.choices)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["flat", "due_on", "stage"], name="fees_reminded_once")]

    def __str__(self):
        return f"{self.flat_id} {self.due_on} {self.stage}"


class ReminderWish(models.Model):
    """That a resident agreed to be reminded of fees by e-mail; no row: they did not."""

    residency = models.OneToOneField(Residency, models.CASCADE, related_name="fee_mail")
    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)
    agreed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("fees by e-mail")
        verbose_name_plural = _("fees by e-mail")

    def __str__(self):
        return str(self.residency_id)
