"""Cards are made and withdrawn by operators, and taken by whoever types their code first."""

from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from marketplace.gifts.books import record_made, record_void
from marketplace.gifts.codes import code_of, digest_of
from marketplace.gifts.exceptions import CardGone, CardUnknown
from marketplace.gifts.models import Card, CreditMovement
from marketplace.gifts.services.moving import move
from portal.core.printed_codes import new_seed


@transaction.atomic
def make_cards(*, number: int, amount: Decimal, paid_by: str, note: str = "", by=None) -> list[Card]:
    """Make so many cards of `amount` (CNY) each and return them; from now on the books owe what is on them.

    `paid_by` is one of Card.PaidBy: make cards of a transfer only when the money has arrived.
    """
    cards = []
    for _card in range(number):
        seed = new_seed()
        digest = digest_of(code_of(seed))
        words = {"amount": amount, "paid_by": paid_by, "note": note[:120], "made_by": by}
        cards.append(Card.objects.create(seed=seed, digest=digest, **words))
        record_made(card=cards[-1])
    return cards


@transaction.atomic
def take_card(*, user, code: str) -> Card:
    """Put what is on a card into this person's credit and return the card; the same person may repeat it.

    The update itself says no, so of many who type one code at the same moment one has it. Raises CardUnknown.
    """
    found = Card.objects.filter(digest=digest_of(code))
    if not found.waiting().update(owner=user, taken_at=timezone.now()):
        mine = found.filter(owner=user).first()
        if mine is None:
            raise CardUnknown
        return mine
    card = found.get()
    move(user_id=user.pk, amount=card.amount, kind=CreditMovement.Kind.CARD, key=f"card:{card.pk}", card=card)
    return card


@transaction.atomic
def void_card(*, card: Card) -> None:
    """Withdraw a card that nobody has taken; what was paid for it is owed to nobody any more. Raises CardGone."""
    if not Card.objects.filter(pk=card.pk).waiting().update(void_at=timezone.now()):
        raise CardGone
    record_void(card=card)
