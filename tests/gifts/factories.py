"""Cards, and people with credit."""

from decimal import Decimal

from marketplace.gifts.models import Card
from marketplace.gifts.services import make_cards, take_card
from tests.factories import make_user

D = Decimal


def make_card(amount="50.00", **fields) -> Card:
    """Return a card that waits."""
    return make_cards(number=1, amount=D(amount), **{"paid_by": "transfer", **fields})[0]


def make_holder(amount="50.00", **fields):
    """Return a person with so much credit."""
    user = make_user(language="en", **fields)
    take_card(user=user, code=make_card(amount).code)
    return user
