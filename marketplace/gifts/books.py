"""What the ledger says about gift cards. Paying and giving back: placement/books.py, as with every provider.

`provider:gift_credit` is what we owe to holders of cards and credit (minus): a card made takes it down, an order paid
with credit takes it up. `platform_gifts` is what the platform gave away (plus).
"""

from marketplace.gifts.models import Card
from portal.ledger.services import record

OWED, GIVEN, TRANSFERS = "provider:gift_credit", "platform_gifts", "provider:bank_transfer"
FROM = {Card.PaidBy.TRANSFER: TRANSFERS, Card.PaidBy.PLATFORM: GIVEN}


def record_made(*, card: Card) -> None:
    """The giver's money is here, or the platform gave it; whoever types the code is owed it."""
    postings = {FROM[card.paid_by]: card.amount, OWED: -card.amount}
    record(key=f"card:{card.pk}", text=f"gift card {card.pk}", postings=postings)


def record_void(*, card: Card) -> None:
    """The counter-entry of record_made(): the operator sends the giver's money back, if there was any."""
    postings = {FROM[card.paid_by]: -card.amount, OWED: card.amount}
    record(key=f"card-void:{card.pk}", text=f"gift card {card.pk} withdrawn", postings=postings)
