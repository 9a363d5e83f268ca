"""The one place of this room where rows are locked."""

from marketplace.settlement.models import AttemptFee, PayoutBatch
from portal.ledger.models import Account

BANK = "bank"


def lock_bank() -> Account:
    """Lock the books' bank account: whoever makes or closes a batch holds it, so that batches come one by one."""
    Account.objects.get_or_create(code=BANK)
    return Account.objects.select_for_update(no_key=True).get(code=BANK)


def lock_batch(*, pk: int) -> PayoutBatch:
    """Return the batch as it is now, the bank account locked before it."""
    lock_bank()
    return PayoutBatch.objects.select_for_update(no_key=True).get(pk=pk)


def lock_fee(*, attempt_id: int) -> AttemptFee | None:
    """Return a payment's fee as it is now, locked; the attempt's lock is held already."""
    return AttemptFee.objects.select_for_update(no_key=True).filter(attempt=attempt_id).first()
