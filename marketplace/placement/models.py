"""The order protocol's own rows: what is reserved for whom until the money has settled."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.payments.models import Attempt


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


class Claim(models.Model):
    """A limited offer, or a voucher's, that one placement uses: counted against the limit while it is reserved."""

    placement = models.ForeignKey(Placement, models.CASCADE, related_name="claims")
    offer = models.ForeignKey("offer.ConditionalOffer", models.CASCADE, related_name="+")
    voucher = models.ForeignKey("voucher.Voucher", models.CASCADE, null=True, blank=True, related_name="+")
    times = models.PositiveIntegerField()
    discount = models.DecimalField(max_digits=12, decimal_places=2)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["placement", "offer"], name="placement_one_claim_per_offer")]
