"""What people ask about gift credit."""

from decimal import Decimal

from marketplace.gifts.models import Credit


def credit_of(user) -> Decimal:
    """Return what this person may still spend (CNY); nothing for strangers."""
    if not user.is_authenticated:
        return Decimal("0.00")
    return Credit.objects.filter(user=user).values_list("balance", flat=True).first() or Decimal("0.00")
