"""What is owed to villages and pickup points, and what was paid out. Amounts in CNY, two decimals."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from marketplace.settlement.querysets import MovementQuerySet, PayoutQuerySet
from marketplace.settlement.rule_models import CommissionRule, FeeRule, RewardRule
from portal.communities.models import PickupPoint
from portal.payments.models import Attempt

__all__ = ["CommissionRule", "FeeRule", "RewardRule"]
MONEY = {"max_digits": 12, "decimal_places": 2}
ONE_PAYEE = Q(partner__isnull=False, point__isnull=True) | Q(partner__isnull=True, point__isnull=False)
USER = settings.AUTH_USER_MODEL


class LineCommission(models.Model):
    """The rate of one order line, frozen when the order was made; `amount` is what it came to then."""

    line = models.OneToOneField("order.Line", models.PROTECT, related_name="commission")
    rule = models.ForeignKey(CommissionRule, models.PROTECT, null=True, blank=True, related_name="+")
    percent = models.DecimalField(max_digits=5, decimal_places=2)
    amount = models.DecimalField(**MONEY)


class AttemptFee(models.Model):
    """The provider's fee of one payment, frozen when it was paid; `booked` is what it costs us now.

    `told` is what the provider's own bills say it kept: once known, it counts instead of the rule.
    """

    attempt = models.OneToOneField(Attempt, models.PROTECT, related_name="fee")
    percent = models.DecimalField(max_digits=5, decimal_places=2)
    fixed = models.DecimalField(**MONEY)
    comes_back = models.BooleanField()
    told = models.DecimalField(**MONEY, null=True, blank=True)
    booked = models.DecimalField(**MONEY, default=0)
    entries = models.PositiveSmallIntegerField(default=0)


class ToPayee(models.Model):
    """Belongs to one village's seller or to one pickup point."""

    partner = models.ForeignKey("partner.Partner", models.PROTECT, null=True, blank=True, related_name="+")
    point = models.ForeignKey(PickupPoint, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        abstract = True


class Movement(ToPayee):
    """One event of a payee's money, once per `key`; rows are added, and divided alone when a parcel is split.

    `due` = goods + delivery + reward + deposit − commission: plus is more owed to the payee.
    `consignment` is the parcel of a village that it came for: with that it is payable (ADR 63). What belongs to no
    parcel alone, such as places on a date, has none.
    """

    class Kind(models.TextChoices):
        ORDER = "order", pgettext_lazy("statement", "Order")
        SMALLER = "smaller", pgettext_lazy("statement", "Refund")
        CANCELLED = "cancelled", pgettext_lazy("statement", "Cancelled")
        REWARD = "reward", pgettext_lazy("statement", "Parcel handed over")
        UNDONE = "undone", pgettext_lazy("statement", "Hand-over taken back")
        KEPT = "kept", pgettext_lazy("statement", "Containers never came back")

    key = models.CharField(max_length=96, unique=True)
    kind = models.CharField(_("what happened"), max_length=10, choices=Kind.choices)
    order = models.ForeignKey("order.Order", models.PROTECT, related_name="movements")
    adjustment = models.OneToOneField("placement.Adjustment", models.PROTECT, null=True, related_name="movement")
    consignment = models.ForeignKey("consignments.Consignment", models.PROTECT, null=True, related_name="movements")
    goods = models.DecimalField(_("goods"), **MONEY, default=0)
    delivery = models.DecimalField(_("delivery price"), **MONEY, default=0)
    commission = models.DecimalField(_("commission"), **MONEY, default=0)
    reward = models.DecimalField(_("reward"), **MONEY, default=0)
    deposit = models.DecimalField(_("deposits kept"), **MONEY, default=0)
    due = models.DecimalField(_("due"), **MONEY)
    at = models.DateTimeField(_("when"), default=timezone.now)

    objects = MovementQuerySet.as_manager()

    class Meta:
        verbose_name = _("movement")
        verbose_name_plural = _("movements")
        ordering = ["-at", "-pk"]
        constraints = [models.CheckConstraint(condition=ONE_PAYEE, name="settlement_movement_one_payee")]
        indexes = [
            models.Index(fields=["partner", "at"], name="settlement_of_village"),
            models.Index(fields=["point", "at"], name="settlement_of_point"),
        ]

    def __str__(self):
        return self.key


class BankAccount(ToPayee):
    """Where a payee's money goes. A change is a new row; the newest one counts."""

    holder = models.CharField(_("account holder"), max_length=80)
    bank = models.CharField(_("bank and branch"), max_length=80)
    number = models.CharField(_("account number"), max_length=32)
    made_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("bank account")
        verbose_name_plural = _("bank accounts")
        ordering = ["-pk"]
        constraints = [models.CheckConstraint(condition=ONE_PAYEE, name="settlement_account_one_payee")]

    def __str__(self):
        return self.masked

    @property
    def masked(self) -> str:
        """Return the number with all but its last four digits hidden."""
        return masked(self.number)


def masked(number: str) -> str:
    """Return an account number of which only the last four digits can be read."""
    return f"•••• {number[-4:]}"


class PayoutBatch(models.Model):
    """Payouts sent to the bank together. `second_needed` is decided when it is made (ADR 0034, 0041)."""

    class Status(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("payout", "waits for the bank")
        PAID = "paid", pgettext_lazy("payout", "paid")
        WITHDRAWN = "withdrawn", pgettext_lazy("payout", "withdrawn")

    number = models.CharField(_("number"), max_length=20, unique=True)
    until = models.DateField(_("up to and including"))
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.WAITING)
    total = models.DecimalField(_("sum"), **MONEY)
    second_needed = models.BooleanField(_("needs a second person"))
    made_by = models.ForeignKey(USER, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    paid_on = models.DateField(_("paid on"), null=True, blank=True)
    reference = models.CharField(_("the bank's reference"), max_length=60, blank=True)
    closed_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("payout batch")
        verbose_name_plural = _("payout batches")
        ordering = ["-pk"]
        permissions = [("read_bank_file", "Can read the file for the bank, with whole account numbers")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="paid") | Q(paid_on__isnull=False, closed_by__isnull=False) & ~Q(reference=""),
                name="settlement_paid_says_when_and_how",
            ),
            models.CheckConstraint(
                condition=~Q(status="paid", second_needed=True) | ~Q(closed_by=F("made_by")),
                name="settlement_second_is_another",
            ),
        ]

    def __str__(self):
        return self.number


class Payout(ToPayee):
    """What one payee gets with a batch, and the account it went to."""

    batch = models.ForeignKey(PayoutBatch, models.PROTECT, related_name="payouts")
    amount = models.DecimalField(_("amount"), **MONEY)
    holder = models.CharField(max_length=80)
    bank = models.CharField(max_length=80)
    number = models.CharField(max_length=32)

    objects = PayoutQuerySet.as_manager()

    class Meta:
        verbose_name = _("payout")
        verbose_name_plural = _("payouts")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=ONE_PAYEE, name="settlement_payout_one_payee"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="settlement_payout_gives"),
            models.UniqueConstraint(fields=["batch", "partner"], name="settlement_village_once_per_batch"),
            models.UniqueConstraint(fields=["batch", "point"], name="settlement_point_once_per_batch"),
        ]

    def __str__(self):
        return f"{self.batch} {self.amount}"

    @property
    def masked(self) -> str:
        """Return the account number with all but its last four digits hidden."""
        return masked(self.number)


class PayoutLine(models.Model):
    """A movement that a payout pays. The movement stands in one payout at most: the database sees to it."""

    payout = models.ForeignKey(Payout, models.PROTECT, related_name="lines")
    movement = models.OneToOneField(Movement, models.PROTECT, related_name="payout_line")
