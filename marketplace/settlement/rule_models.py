"""What the operator lays down: commission, the pickup points' reward, the fees of payment providers. Each by date."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from marketplace.placement.dated import Dated, dated_constraint
from marketplace.producers.models import ProducerProfile
from portal.communities.models import PickupPoint
from portal.payments.registry import title_of

PERCENT = {"max_digits": 5, "decimal_places": 2, "validators": [MinValueValidator(0), MaxValueValidator(100)]}


class CommissionRule(Dated):
    """The platform's share of the price of goods, in percent; empty fields mean all villages, all categories."""

    producer = models.ForeignKey(
        ProducerProfile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("village")
    )
    category = models.ForeignKey(
        "catalogue.Category", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("category")
    )
    percent = models.DecimalField(_("percent"), **PERCENT)
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta(Dated.Meta):
        verbose_name = _("commission rule")
        verbose_name_plural = _("commission rules")
        constraints = [
            dated_constraint("settlement_commission_dates"),
            models.CheckConstraint(condition=Q(percent__gte=0, percent__lte=100), name="settlement_commission_percent"),
        ]

    def __str__(self):
        return f"{self.percent} %"


class RewardRule(Dated):
    """What a pickup point gets for each parcel it hands over (CNY); an empty point means all of them."""

    point = models.ForeignKey(
        PickupPoint, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("pickup point")
    )
    amount = models.DecimalField(
        _("for each parcel"), max_digits=8, decimal_places=2, validators=[MinValueValidator(0)]
    )

    class Meta(Dated.Meta):
        verbose_name = _("reward for pickup points")
        verbose_name_plural = _("rewards for pickup points")
        constraints = [
            dated_constraint("settlement_reward_dates"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="settlement_reward_not_negative"),
        ]

    def __str__(self):
        return f"{self.amount} CNY"


class FeeRule(Dated):
    """What a payment provider keeps of each payment: percent, and so much for each (CNY)."""

    provider = models.CharField(_("means of payment"), max_length=32)
    percent = models.DecimalField(_("percent"), **PERCENT)
    fixed = models.DecimalField(
        _("for each payment"), max_digits=8, decimal_places=2, default=0, validators=[MinValueValidator(0)]
    )
    comes_back = models.BooleanField(
        _("comes back with a refund"), default=False, help_text=_("The part in percent; the fixed one stays.")
    )

    class Meta(Dated.Meta):
        verbose_name = _("provider's fee")
        verbose_name_plural = _("providers' fees")
        constraints = [
            dated_constraint("settlement_fee_dates"),
            models.CheckConstraint(
                condition=Q(percent__gte=0, percent__lte=100, fixed__gte=0), name="settlement_fee_not_negative"
            ),
        ]

    def __str__(self):
        return f"{title_of(self.provider)} {self.percent} %"
