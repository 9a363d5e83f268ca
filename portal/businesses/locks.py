"""The one place of this room where rows are locked: a business, an offer or a voucher, never two at a time.

Locks are FOR NO KEY UPDATE, so that the check of a foreign key never waits for them.
"""

from portal.businesses.models import Business, Offer, Voucher


def lock_business(*, pk: int) -> Business:
    """Return the business as it is now, locked until the transaction ends."""
    return Business.objects.select_for_update(of=("self",), no_key=True).select_related("community").get(pk=pk)


def lock_offer(*, pk: int) -> Offer:
    """Return the offer as it is now, locked: its vouchers are taken one after the other."""
    return Offer.objects.select_for_update(of=("self",), no_key=True).select_related("business").get(pk=pk)


def lock_voucher(*, business: Business, code: str) -> Voucher | None:
    """Return the voucher of this business with this code, locked, or None."""
    rows = Voucher.objects.select_for_update(of=("self",), no_key=True).select_related("offer")
    return rows.filter(offer__business=business, code=code).first()
