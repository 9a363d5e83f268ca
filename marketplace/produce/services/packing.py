"""Packing a parcel writes which lot each of its lines came from; undoing it takes that back."""

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils import timezone

from marketplace.consignments.models import Consignment
from marketplace.produce.exceptions import LotClosed, LotRecalled
from marketplace.produce.models import Lot, LotUse, PackedLot
from marketplace.produce.services.lots import lock_open_lots


def answer_name(packed) -> str:
    """Return the name under which a card says from which lot a line is packed."""
    return f"lot-{packed.pk}"


@transaction.atomic
def write_lots(*, consignment: Consignment, answers: Mapping[str, str]) -> list[PackedLot]:
    """Write from which lots a parcel is packed and return the rows; the order is locked by whoever packs.

    `answers` may name a lot's code for a line (answer_name()); otherwise it is the lot now in use, and nothing where
    a product has none. Raises LotClosed when the lot named is no longer open, LotRecalled when what there is of a
    product is recalled.
    """
    lines = [line for line in consignment.lines.select_related("line") if line.quantity and line.line.product_id]
    lots = _open_lots({line.line.product_id for line in lines})
    _refuse_recalled([line for line in lines if line.line.product_id not in lots])
    now, rows = timezone.now(), []
    for line in lines:
        lot = _lot_for(line, answers.get(answer_name(line), ""), lots.get(line.line.product_id, []))
        if lot:
            rows.append(PackedLot(packed=line, lot=lot, quantity=line.quantity, at=now))
    return PackedLot.objects.bulk_create(rows)


def _open_lots(products: Iterable[int]) -> dict[int, list[Lot]]:
    """Return the open lots by product, the one in use first, locked so that none closes meanwhile."""
    lots = lock_open_lots(products=products)
    if not lots:
        return {}
    used = set(LotUse.objects.filter(lot__in=lots, until=None).values_list("lot", flat=True))
    found: dict[int, list[Lot]] = {}
    for lot in sorted(lots, key=lambda lot: lot.pk not in used):
        found.setdefault(lot.product_id, []).append(lot)
    return found


def _refuse_recalled(lines: list) -> None:
    recalled = last_lots_recalled(products={line.line.product_id for line in lines})
    for line in lines:
        if line.line.product_id in recalled:
            raise LotRecalled(code=recalled[line.line.product_id].code, title=line.line.title)


def last_lots_recalled(*, products: Iterable[int]) -> dict[int, Lot]:
    """Return, of products without an open lot, the lot that was in use last where it is recalled; one query.

    What lies in the village of such a product is that lot: it is not packed before another one is opened.
    """
    if not products:
        return {}
    return {lot.product_id: lot for lot in Lot.objects.last_and_recalled().filter(product__in=products)}


def _lot_for(line, code: str, lots: list[Lot]) -> Lot | None:
    if not code:
        return lots[0] if lots else None
    chosen = next((lot for lot in lots if lot.code == code), None)
    if chosen is None:
        raise LotClosed(code=code[:20])
    return chosen


@transaction.atomic
def forget_lots(*, consignment: Consignment) -> None:
    """Undo write_lots(): the goods are back in the village."""
    PackedLot.objects.filter(packed__consignment=consignment).delete()
