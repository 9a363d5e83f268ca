"""The order protocol's own rows: what is reserved for whom until the money has settled."""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from marketplace.catalogue.units import Unit
from marketplace.partner.by_weight import ByWeight
from marketplace.placement.deposit_rules import DepositRule
from portal.payments.models import Attempt, Refund

__all__ = ["DepositRule"]


class Placement(models.Model):
    """One checkout of one basket: reserved, then placed as an order or released.

    `snapshot` holds what the buyer saw: lines, prices, charges, contact, delivery choice.
    """

    class Status(models.TextChoices):
        RESERVED = "reserved", _("reserved")
        PLACED = "placed", _("placed")
        RELEASED = "released", _("released")

    basket = models.ForeignKey("basket.Basket", models.PROTECT, related_name="placements")
    attempt = models.OneToOneField(Attempt, models.PROTECT, related_name="placement")
    order = models.OneToOneField("order.Order", models.PROTECT, null=True, blank=True, related_name="placement")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.RESERVED)
    snapshot = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["basket"], condition=~models.Q(status="released"), name="placement_one_live_per_basket"
            ),
            models.CheckConstraint(
                condition=models.Q(status="placed", order__isnull=False)
                | (~models.Q(status="placed") & models.Q(order__isnull=True)),
                name="placement_order_when_placed",
            ),
        ]


class Reservation(models.Model):
    """So many of one stock record kept for one placement."""

    placement = models.ForeignKey(Placement, models.CASCADE, related_name="reservations")
    stockrecord = models.ForeignKey("partner.StockRecord", models.PROTECT, related_name="reservations")
    quantity = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["placement", "stockrecord"], name="placement_one_reservation_per_stock")
        ]


class Held(models.Model):
    """So many of one stock record kept for something other than a basket, such as an offer a buyer has not answered.

    Whoever keeps it names it by `key`; the row is gone when the goods are free again or belong to an order's line.
    """

    key = models.CharField(max_length=64, unique=True)
    stockrecord = models.ForeignKey("partner.StockRecord", models.PROTECT, related_name="held")
    quantity = models.PositiveIntegerField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(quantity__gte=1), name="placement_held_holds")]


class Claim(models.Model):
    """A limited offer, or a voucher's, that one placement uses: counted against the limit while it is reserved."""

    placement = models.ForeignKey(Placement, models.CASCADE, related_name="claims")
    offer = models.ForeignKey("offer.ConditionalOffer", models.CASCADE, related_name="+")
    voucher = models.ForeignKey("voucher.Voucher", models.CASCADE, null=True, blank=True, related_name="+")
    times = models.PositiveIntegerField()
    discount = models.DecimalField(max_digits=12, decimal_places=2)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["placement", "offer"], name="placement_one_claim_per_offer")]


class LineTerms(models.Model):
    """In which unit an order line is counted and, if it is charged by weight, at what price: frozen with the order.

    `jin_price` is CNY for 500 g; the line's own price is what its pieces cost at `most_grams` each, less discounts.
    `deposit` is what was paid beside the price for the container of each (CNY), and `return_days` for how many days
    after the hand-over it may come back: without an end where none was told. Orders from before there were units have
    no terms.
    """

    line = models.OneToOneField("order.Line", models.CASCADE, related_name="terms")
    unit = models.CharField(max_length=10, choices=Unit.choices)
    jin_price = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    most_grams = models.PositiveIntegerField(null=True, blank=True)
    about_grams = models.PositiveIntegerField(null=True, blank=True)
    deposit = models.DecimalField(max_digits=12, decimal_places=2, default=0)
    return_days = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(deposit__gte=0), name="placement_deposit_not_negative"),
            models.CheckConstraint(
                condition=models.Q(jin_price__isnull=True, most_grams__isnull=True)
                | models.Q(jin_price__isnull=False, jin_price__gt=0, most_grams__isnull=False, most_grams__gt=0),
                name="placement_weight_has_price_and_bound",
            ),
        ]

    @property
    def weighed(self) -> ByWeight | None:
        """Return what was agreed on of a line charged by weight, None of one at a price of its own."""
        if self.jin_price is None:
            return None
        return ByWeight(self.jin_price, self.most_grams, self.about_grams)


class Adjustment(models.Model):
    """One seller's part of a placed order made smaller, once per `key`. Amounts in CNY, two decimals.

    `goods` is what came off its lines (see AdjustedLine), `delivery` what came off its delivery price, `deposit` what
    of its deposits went back. `refund` is empty when the money had not come yet: then less is to be paid. `instead` is
    the order line of other goods that came for it, and `replaced` what that line costs: never more than what it stands
    for.
    """

    class Reason(models.TextChoices):
        SHORT = "short", _("not enough was harvested")
        SPOILED = "spoiled", _("not good enough to send")
        BUYER = "buyer", _("the buyer took it back")
        COMPLAINT = "complaint", _("the buyer complained")
        CALLED_OFF = "called_off", _("the host called it off")
        INSTEAD = "instead", _("something else came instead")
        MOVED = "moved", _("moved to another date")
        WEIGHED = "weighed", _("it weighs less than the most")
        RETURNED = "returned", _("containers came back")

    #: What was ordered and is not there: it leaves the stock, where what a buyer takes back stays on the shelf.
    NOT_THERE = (Reason.SHORT, Reason.SPOILED, Reason.INSTEAD)

    key = models.CharField(max_length=64, unique=True)
    order = models.ForeignKey("order.Order", models.PROTECT, related_name="adjustments")
    partner = models.ForeignKey("partner.Partner", models.PROTECT, related_name="adjustments")
    reason = models.CharField(_("why"), max_length=10, choices=Reason.choices)
    note = models.CharField(_("note"), max_length=200, blank=True)
    goods = models.DecimalField(_("goods"), max_digits=12, decimal_places=2)
    delivery = models.DecimalField(_("delivery price"), max_digits=12, decimal_places=2, default=0)
    instead = models.OneToOneField("order.Line", models.PROTECT, null=True, blank=True, related_name="came_for")
    replaced = models.DecimalField(_("what came instead"), max_digits=12, decimal_places=2, default=0)
    deposit = models.DecimalField(_("deposit"), max_digits=12, decimal_places=2, default=0)
    refund = models.OneToOneField(Refund, models.PROTECT, null=True, blank=True, related_name="adjustment")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(_("when"), auto_now_add=True)

    class Meta:
        verbose_name = _("adjustment")
        verbose_name_plural = _("adjustments")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(goods__gte=0) & models.Q(delivery__gte=0), name="placement_adjustment_gives_back"
            ),
            models.CheckConstraint(
                condition=models.Q(replaced__gte=0, replaced__lte=models.F("goods"), instead__isnull=False)
                | models.Q(replaced=0, instead__isnull=True),
                name="placement_instead_costs_no_more",
            ),
            models.CheckConstraint(condition=models.Q(deposit__gte=0), name="placement_deposit_goes_back"),
        ]

    def __str__(self):
        return self.key

    @property
    def total(self) -> Decimal:
        """Return what the buyer gets back or need not pay."""
        return self.off - self.replaced + self.deposit

    @property
    def of_the_village(self) -> Decimal:
        """Return what the village earns less: all but the deposits, which were never its own."""
        return self.off - self.replaced

    @property
    def off(self) -> Decimal:
        """Return what came off the lines and the delivery price, whatever came instead."""
        return self.goods + self.delivery


class AdjustedLine(models.Model):
    """How many fewer of one order line, and what that takes off its price (CNY). A complaint may take money alone.

    `containers` is of how many the deposit went back: of those left out, or of those that came back.
    """

    adjustment = models.ForeignKey(Adjustment, models.CASCADE, related_name="lines")
    line = models.ForeignKey("order.Line", models.PROTECT, related_name="adjusted_lines")
    quantity = models.PositiveIntegerField(default=0)
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    containers = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["adjustment", "line"], name="placement_line_once_per_adjustment"),
            models.CheckConstraint(condition=models.Q(amount__gte=0), name="placement_adjusted_amount_not_negative"),
        ]


class KeptDeposit(models.Model):
    """The containers of an order line that never came back: their deposits (`amount`, CNY) are the village's.

    Once per line: from then on none of its containers is out.
    """

    line = models.OneToOneField("order.Line", models.PROTECT, related_name="kept_deposit")
    containers = models.PositiveIntegerField()
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(containers__gte=1, amount__gt=0), name="placement_kept_something")
        ]
