"""The demo's gift cards: one taken by the resident, two that wait, one withdrawn."""

from decimal import Decimal

from marketplace.gifts.models import Card
from marketplace.gifts.services import make_cards, take_card, void_card
from portal.users.models import User

AMOUNT, NOTE = Decimal("200.00"), "中秋节，某公司 H 送员工"


def give_cards(*, buyer: User) -> None:
    """Let the operator make cards for a company, and `buyer` type one of their codes; once."""
    if Card.objects.exists():
        return
    operator = User.objects.filter(is_superuser=True).order_by("pk").first()
    taken, wrong, *_waiting = make_cards(number=4, amount=AMOUNT, paid_by=Card.PaidBy.TRANSFER, note=NOTE, by=operator)
    take_card(user=buyer, code=taken.code)
    void_card(card=wrong)
