"""Where a payee's money goes."""

from django.db import transaction
from django.utils import timezone

from marketplace.settlement import letters
from marketplace.settlement.models import BankAccount
from marketplace.settlement.payees import Payee


@transaction.atomic
def enter_account(*, payee: Payee, holder: str, bank: str, number: str, by) -> BankAccount:
    """Write down the account to which a payee's payouts go from now on, and return it; older ones stay on record.

    The same account again changes nothing. All managers of the village get a letter about a change, so that nobody
    leads the money elsewhere unseen.
    """
    words = {"holder": holder.strip(), "bank": bank.strip(), "number": number.replace(" ", "")}
    last = BankAccount.objects.filter(**payee.where).first()
    if last and all(getattr(last, name) == value for name, value in words.items()):
        return last
    account = BankAccount.objects.create(**payee.where, **words, made_by=by, made_at=timezone.now())
    if last:
        letters.tell_account_changed(account=account)
    return account
