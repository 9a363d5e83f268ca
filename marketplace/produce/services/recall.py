"""A lot is recalled: nothing more is packed from it, and everybody who has some of it is written to, once."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from marketplace.consignments.models import Consignment
from marketplace.placement.messages import address_of
from marketplace.produce.models import Lot, PackedLot
from marketplace.produce.recall_letter import TELL
from marketplace.produce.services.lots import lock_lot, put_out_of_use
from portal.outbox.services import send


@dataclass
class Holder:
    """A parcel that holds some of a lot: how many of it, and to which address its buyer is written, if any."""

    parcel: Consignment
    quantity: int = 0
    address: str = ""


@dataclass(frozen=True)
class Reach:
    """Whom a recall concerns: numbers of parcels, buyers, letters, and of parcels that lie in the village yet."""

    holders: list[Holder] = field(default_factory=list)

    @property
    def parcels(self) -> int:
        """Return how many parcels hold some of it."""
        return len(self.holders)

    @property
    def buyers(self) -> int:
        """Return how many buyers these are; who gave the same e-mail address or telephone is one."""
        return len({holder.address or holder.parcel.order.delivery.phone for holder in self.holders})

    @property
    def letters(self) -> int:
        """Return how many letters that makes."""
        return len(by_address(self.holders))

    @property
    def to_call(self) -> int:
        """Return how many parcels have a buyer without an e-mail address."""
        return sum(not holder.address for holder in self.holders)

    @property
    def here(self) -> int:
        """Return how many have not left the village."""
        return sum(holder.parcel.status == Consignment.Status.PACKED for holder in self.holders)


def reach_of(*, lot: Lot) -> Reach:
    """Return exactly the parcels whose lines came from a lot; two queries."""
    holders: dict[int, Holder] = {}
    for row in PackedLot.objects.of_parcels(lot):
        parcel = row.packed.consignment
        holder = holders.setdefault(parcel.pk, Holder(parcel, address=(address_of(parcel.order) or "").lower()))
        holder.quantity += row.quantity
    return Reach(list(holders.values()))


def by_address(holders: Iterable[Holder]) -> dict[str, list[Holder]]:
    """Return the parcels by the address to which their buyer is written."""
    found: dict[str, list[Holder]] = {}
    for holder in holders:
        if holder.address:
            found.setdefault(holder.address, []).append(holder)
    return found


@transaction.atomic
def recall_lot(*, lot: Lot, reason: str, advice: str, word: str = "", by=None) -> Lot:
    """Recall a lot and return it: it is closed for good, and each buyer gets one letter.

    Recalling it again changes neither reason nor advice and writes to nobody twice.
    """
    lot = lock_lot(lot=lot)
    if not lot.is_recalled:
        now = timezone.now()
        lot.recalled_at, lot.recalled_by = now, by
        lot.closed_at = lot.closed_at or now
        lot.reason, lot.advice, lot.word = reason, advice, word[:200]
        lot.save(update_fields=["recalled_at", "recalled_by", "closed_at", "reason", "advice", "word"])
        put_out_of_use(lot=lot)
    for address, holders in by_address(reach_of(lot=lot).holders).items():
        payload = {"lot": lot.pk, "orders": sorted({holder.parcel.order_id for holder in holders})}
        send(key=f"recall:{lot.pk}:{hashlib.sha256(address.encode()).hexdigest()[:32]}", kind=TELL, payload=payload)
    return lot
