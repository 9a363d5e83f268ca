"""What parcels' pages and letters say of lots: to the packer, the keeper of a shelf, the buyer."""

from collections.abc import Iterable
from dataclasses import replace

from django.utils.translation import gettext as _

from marketplace.consignments.beside import BUYER, KEEPER, PACKER, Beside
from marketplace.consignments.models import Consignment
from marketplace.produce.models import Lot, PackedLot
from marketplace.produce.services.packing import Goods, goods_in


def speak(parcels: list[Consignment], reader: str) -> dict[int, list[Beside]]:
    """Return the words about the lots of these parcels' lines, by line id; two queries at most."""
    waiting = [parcel for parcel in parcels if parcel.status == Consignment.Status.TO_PACK]
    said = _packed([parcel for parcel in parcels if parcel not in waiting], reader)
    if reader == PACKER:
        said.update(_offered(waiting))
    return said


def _packed(parcels: list[Consignment], reader: str) -> dict[int, list[Beside]]:
    said: dict[int, list[Beside]] = {}
    if parcels:
        rows = PackedLot.objects.filter(packed__consignment__in=parcels).select_related("lot")
        boxes = {packed.pk: packed for parcel in parcels for packed in parcel.lines.all() if packed.parts}
        for row in rows.order_by("pk"):
            part = _part_of(boxes.get(row.packed_id), row.lot.product_id)
            said.setdefault(row.packed_id, []).extend(_words(row.lot, reader, part))
    return said


def _part_of(packed, product_id: int) -> str:
    """Return the name of the part of a box that came from a lot, "" for what is no box."""
    parts = packed.parts if packed else ()
    return next((part.name for part in parts if part.product_id == product_id), "")


def _words(lot: Lot, reader: str, part: str = "") -> Iterable[Beside]:
    for word in _words_of(lot, reader):
        yield replace(word, text=_named(part, word.text))


def _named(part: str, text: str) -> str:
    """Return a word with the name of the part it is about, where it is one of several."""
    return _("%(part)s: %(words)s") % {"part": part, "words": text} if part else text


def _words_of(lot: Lot, reader: str) -> Iterable[Beside]:
    path = lot.get_absolute_url()
    if lot.is_recalled:
        words = {
            PACKER: _("Lot %(code)s is recalled: do not send it"),
            KEEPER: _("Lot %(code)s is recalled: do not hand it over, call us"),
            BUYER: _("Lot %(code)s is recalled: please do not use it"),
        }
        yield Beside(words[reader] % {"code": lot.code}, path, is_alarm=True)
    elif reader == BUYER:
        yield Beside(_("Lot %(code)s: where it comes from") % {"code": lot.code}, path)
    elif reader == PACKER:
        yield Beside(_("Lot %(code)s") % {"code": lot.code}, path)


def _offered(parcels: list[Consignment]) -> dict[int, list[Beside]]:
    """Return for each line to pack from which open lots it may come, the one in use first, or that it must not go."""
    lines = [packed for parcel in parcels for packed in parcel.lines.all() if packed.quantity]
    held = [goods for packed in lines for goods in goods_in(packed)]
    if not held:
        return {}
    lots: dict[int, list[Lot]] = {}
    recalled: dict[int, Lot] = {}
    there = (Lot.objects.open() | Lot.objects.last_and_recalled()).with_use()
    found = there.filter(product__in={goods.product for goods in held})
    for lot in sorted(found, key=lambda lot: not lot.is_in_use):
        if lot.is_open:
            lots.setdefault(lot.product_id, []).append(lot)
        else:
            recalled[lot.product_id] = lot
    said: dict[int, list[Beside]] = {}
    for goods in held:
        part = goods.title if goods.in_box else ""
        if goods.product in lots:
            said.setdefault(goods.packed.pk, []).append(_to_choose(goods, lots[goods.product], part))
        elif goods.product in recalled:
            lot = recalled[goods.product]
            words = _("Lot %(code)s is recalled: do not pack it, open a new lot or leave it out") % {"code": lot.code}
            alarm = Beside(_named(part, words), lot.get_absolute_url(), is_alarm=True)
            said.setdefault(goods.packed.pk, []).append(alarm)
    return said


def _to_choose(goods: Goods, lots: list[Lot], part: str) -> Beside:
    return Beside(
        _named(part, _("Lot %(code)s") % {"code": lots[0].code}),
        name=goods.name,
        label=part,
        choices=tuple((lot.code, f"{lot.code} · {lot.place}") for lot in lots),
    )
