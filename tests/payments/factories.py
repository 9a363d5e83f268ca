"""Attempts."""

from decimal import Decimal

from portal.payments.models import Attempt
from portal.payments.services import open_attempt


def make_attempt(**fields) -> Attempt:
    """Return an attempt to get CNY 20.00 through the sandbox, not started yet."""
    defaults = {"provider": "sandbox", "amount": Decimal("20.00"), "description": "Order 1", "language": "en"}
    return open_attempt(**{**defaults, **fields})
