"""Writing in the books."""

from collections.abc import Mapping
from decimal import Decimal

from django.db import transaction

from portal.ledger.models import Account, Entry, Posting


@transaction.atomic
def record(*, key: str, text: str, postings: Mapping[str, Decimal]) -> Entry | None:
    """Write one event of money and return its entry; the same key again changes nothing.

    `postings` gives each account's code its signed amount (CNY): plus is money we hold or are owed, minus is money
    we owe. Zero amounts are left out, and an entry without postings is not written (None). Raises ValueError when
    the amounts do not sum to zero.
    """
    amounts = {code: amount for code, amount in postings.items() if amount}
    if sum(amounts.values()) != 0:
        raise ValueError(f"{key} does not sum to zero: {amounts}")
    if not amounts:
        return None
    entry, made = Entry.objects.get_or_create(key=key, defaults={"text": text[:160]})
    if made:
        accounts = [Account.objects.get_or_create(code=code)[0] for code in sorted(amounts)]
        Posting.objects.bulk_create(
            Posting(entry=entry, account=account, amount=amounts[account.code]) for account in accounts
        )
    return entry
