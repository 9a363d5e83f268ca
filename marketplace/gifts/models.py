"""Gift cards, and what people who typed their codes may still spend (ADR 0068). Amounts in CNY."""

from decimal import Decimal

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from marketplace.gifts.codes import code_of
from portal.core.printed_codes import new_seed
from portal.payments.models import Attempt

MOST = Decimal("2000.00")


class CardQuerySet(models.QuerySet):
    """Cards by what became of them."""

    def waiting(self) -> "CardQuerySet":
        """Return those whose code somebody may still type."""
        return self.filter(owner=None, void_at=None)


class Card(models.Model):
    """An amount under a code: whoever types it first has it."""

    class PaidBy(models.TextChoices):
        TRANSFER = "transfer", _("the giver, by bank transfer")
        PLATFORM = "platform", _("the platform")

    seed = models.CharField(max_length=32, default=new_seed, editable=False)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    amount = models.DecimalField(
        _("amount"),
        max_digits=8,
        decimal_places=2,
        validators=[MinValueValidator(Decimal("1.00")), MaxValueValidator(MOST)],
    )
    paid_by = models.CharField(_("paid by"), max_length=10, choices=PaidBy.choices)
    note = models.CharField(_("for whom, from whom"), max_length=120, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="gift_cards"
    )
    taken_at = models.DateTimeField(null=True, blank=True)
    void_at = models.DateTimeField(null=True, blank=True)

    objects = CardQuerySet.as_manager()

    class Meta:
        verbose_name = _("gift card")
        verbose_name_plural = _("gift cards")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="gifts_card_worth_something"),
            models.CheckConstraint(
                condition=models.Q(owner=None) | models.Q(void_at=None), name="gifts_card_taken_or_void"
            ),
        ]

    def __str__(self):
        return f"{self.amount}"

    @property
    def code(self) -> str:
        """Return what is printed on the card."""
        return code_of(self.seed)


class Credit(models.Model):
    """What one person may still spend. Changed by services/moving.py alone, each time with a movement."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="gift_credit")
    balance = models.DecimalField(max_digits=12, decimal_places=2, default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(balance__gte=0), name="gifts_credit_not_negative")]


class CreditMovement(models.Model):
    """One change of a credit; `key` makes it happen once. Never edited."""

    class Kind(models.TextChoices):
        CARD = "card", _("Gift card")
        SPENT = "spent", _("Paid with it")
        RELEASED = "released", _("Not paid after all")
        REFUND = "refund", _("Money back")

    credit = models.ForeignKey(Credit, models.PROTECT, related_name="movements")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    key = models.CharField(max_length=80, unique=True)
    at = models.DateTimeField(auto_now_add=True)
    card = models.OneToOneField(Card, models.PROTECT, null=True, blank=True, related_name="movement")
    attempt = models.ForeignKey(Attempt, models.PROTECT, null=True, blank=True, related_name="gift_movements")

    class Meta:
        ordering = ["-pk"]
        constraints = [models.CheckConstraint(condition=~models.Q(amount=0), name="gifts_movement_not_zero")]
