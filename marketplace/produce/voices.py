"""What parcels' pages and letters say of lots: to the packer, the keeper of a shelf, the buyer."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from marketplace.consignments.beside import BUYER, KEEPER, PACKER, Beside
from marketplace.consignments.models import Consignment
from marketplace.produce.models import Lot, PackedLot
from marketplace.produce.services.packing import answer_name


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
        for row in PackedLot.objects.filter(packed__consignment__in=parcels).select_related("lot").order_by("pk"):
            said.setdefault(row.packed_id, []).extend(_words(row.lot, reader))
    return said


def _words(lot: Lot, reader: str) -> Iterable[Beside]:
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
    lines = [(packed, packed.line.product_id) for parcel in parcels for packed in parcel.lines.all() if packed.quantity]
    if not lines:
        return {}
    lots: dict[int, list[Lot]] = {}
    recalled: dict[int, Lot] = {}
    there = (Lot.objects.open() | Lot.objects.last_and_recalled()).with_use()
    found = there.filter(product__in={product for _packed, product in lines if product})
    for lot in sorted(found, key=lambda lot: not lot.is_in_use):
        if lot.is_open:
            lots.setdefault(lot.product_id, []).append(lot)
        else:
            recalled[lot.product_id] = lot
    said = {packed.pk: [_to_choose(packed, lots[product])] for packed, product in lines if product in lots}
    for packed, product in lines:
        if product in recalled and product not in lots:
            lot = recalled[product]
            words = _("Lot %(code)s is recalled: do not pack it, open a new lot or leave it out") % {"code": lot.code}
            said[packed.pk] = [Beside(words, lot.get_absolute_url(), is_alarm=True)]
    return said


def _to_choose(packed, lots: list[Lot]) -> Beside:
    return Beside(
        _("Lot %(code)s") % {"code": lots[0].code},
        name=answer_name(packed),
        choices=tuple((lot.code, f"{lot.code} · {lot.place}") for lot in lots),
    )
