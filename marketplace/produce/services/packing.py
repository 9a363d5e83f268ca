"""Packing a parcel writes which lot each of its lines came from; undoing it takes that back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from marketplace.consignments.models import Consignment, ConsignmentLine
from marketplace.produce.exceptions import LotClosed, LotRecalled
from marketplace.produce.models import Lot, LotUse, PackedLot
from marketplace.produce.services.lots import lock_open_lots


@dataclass(frozen=True)
class Goods:
    """So many of one product in a parcel's line: the line's own, or a part of all its boxes."""

    packed: ConsignmentLine
    product: int
    title: str
    quantity: int
    in_box: bool = False

    @property
    def name(self) -> str:
        """Return the name under which a card says from which lot they are packed."""
        return f"lot-{self.packed.pk}-{self.product}" if self.in_box else f"lot-{self.packed.pk}"


def goods_in(packed: ConsignmentLine) -> list[Goods]:
    """Return the products of a parcel's line: of boxes their parts, else the line's own; [] where it is gone."""
    parts = packed.parts
    if parts:
        held = [(part, part.quantity * packed.quantity) for part in parts if part.product_id]
        return [Goods(packed, part.product_id, part.name, many, in_box=True) for part, many in held]
    product = packed.line.product_id
    return [Goods(packed, product, packed.line.title, packed.quantity)] if product else []


@transaction.atomic
def write_lots(*, consignment: Consignment, answers: Mapping[str, str]) -> list[PackedLot]:
    """Write from which lots a parcel is packed and return the rows; the order is locked by whoever packs.

    Boxes name the lots of their parts. `answers` may name a lot's code (`Goods.name`); otherwise it is the lot now in
    use, and nothing where a product has none. Raises LotClosed when the lot named is no longer open, LotRecalled when
    what there is of a product is recalled.
    """
    lines = consignment.lines.select_related("line").prefetch_related("line__parts__product")
    held = [goods for packed in lines if packed.quantity for goods in goods_in(packed)]
    lots = _open_lots({goods.product for goods in held})
    _refuse_recalled([goods for goods in held if goods.product not in lots])
    now, rows = timezone.now(), []
    for goods in held:
        lot = _lot_for(answers.get(goods.name, ""), lots.get(goods.product, []))
        if lot:
            rows.append(PackedLot(packed=goods.packed, lot=lot, quantity=goods.quantity, at=now))
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


def _refuse_recalled(held: list[Goods]) -> None:
    recalled = last_lots_recalled(products={goods.product for goods in held})
    for goods in held:
        if goods.product in recalled:
            raise LotRecalled(code=recalled[goods.product].code, title=goods.title)


def last_lots_recalled(*, products: Iterable[int]) -> dict[int, Lot]:
    """Return, of products without an open lot, the lot that was in use last where it is recalled; one query.

    What lies in the village of such a product is that lot: it is not packed before another one is opened.
    """
    if not products:
        return {}
    return {lot.product_id: lot for lot in Lot.objects.last_and_recalled().filter(product__in=products)}


def _lot_for(code: str, lots: list[Lot]) -> Lot | None:
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
