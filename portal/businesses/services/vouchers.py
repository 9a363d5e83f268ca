"""A voucher is taken by a neighbour, counts once at the counter, and can be taken back there for five minutes."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.businesses.exceptions import AlreadyUsed, NoneLeft, NoSuchVoucher, OfferOver, TooLate
from portal.businesses.locks import lock_offer, lock_voucher
from portal.businesses.models import Business, Offer, Voucher
from portal.businesses.offer_models import new_code

UNDO_FOR = timedelta(minutes=5)
TRIES = 5


@transaction.atomic
def take_voucher(*, offer: Offer, by) -> Voucher:
    """Give `by` a voucher of the offer and return it; who has one already gets the same one again.

    The offer is locked before its vouchers are counted, so that the last place is given once. Raises OfferOver when it
    does not hold today or its business is not listed, NoneLeft when all are taken.
    """
    offer = lock_offer(pk=offer.pk)
    own = Voucher.objects.filter(offer=offer, user=by).first()
    if own:
        return own
    if not (offer.is_standing and offer.business.is_listed):
        raise OfferOver
    if offer.places is not None and offer.vouchers.count() >= offer.places:
        raise NoneLeft
    return _with_own_code(offer, by)


def _with_own_code(offer: Offer, by) -> Voucher:
    """Return a new voucher; a code somebody else has is drawn again."""
    for _try in range(TRIES):
        code = new_code()
        if not Voucher.objects.filter(code=code).exists():
            return Voucher.objects.create(offer=offer, user=by, code=code, taken_at=timezone.now())
    raise IntegrityError("no free code")


@transaction.atomic
def use_voucher(*, business: Business, code: str, by) -> Voucher:
    """Count the voucher with this code (spaces do not matter) and return it. It counts once.

    It holds to the end of its offer's last day, also when the offer was withdrawn. Raises PermissionDenied unless `by`
    keeps the business, NoSuchVoucher for a code of another business too, AlreadyUsed, OfferOver after the last day.
    """
    if not business.owners.filter(pk=by.pk).exists():
        raise PermissionDenied
    digits = "".join(code.split())
    voucher = lock_voucher(business=business, code=digits)
    if voucher is None:
        raise NoSuchVoucher
    if voucher.used_at:
        raise AlreadyUsed(voucher.used_at)
    if voucher.offer.valid_until < timezone.localdate():
        raise OfferOver
    voucher.used_at, voucher.used_by = timezone.now(), by
    voucher.save(update_fields=["used_at", "used_by"])
    return voucher


@transaction.atomic
def undo_use(*, business: Business, code: str, by) -> Voucher:
    """Take back a use of the last five minutes and return the voucher, which can be used again.

    Raises PermissionDenied unless `by` keeps the business, NoSuchVoucher, TooLate.
    """
    if not business.owners.filter(pk=by.pk).exists():
        raise PermissionDenied
    voucher = lock_voucher(business=business, code=code)
    if voucher is None:
        raise NoSuchVoucher
    if voucher.used_at is None or voucher.used_at < timezone.now() - UNDO_FOR:
        raise TooLate
    voucher.used_at = voucher.used_by = None
    voucher.save(update_fields=["used_at", "used_by"])
    return voucher
