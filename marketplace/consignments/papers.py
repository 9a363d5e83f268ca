"""What the packing room prints: the pick list by product, orders by customer, a slip for each parcel, and labels."""

from django.db.models import Count, Prefetch
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from marketplace.consignments.beside import PACKER, hear
from marketplace.consignments.models import Consignment
from marketplace.consignments.phones import local_phone, masked_phone
from marketplace.consignments.picking import pick_list
from marketplace.consignments.querysets import lines_with_products
from marketplace.consignments.scanning import parcel_address
from marketplace.customer.templatetags.addresses import one_line
from portal.papers.kinds import Kind, register_paper
from portal.papers.labels import Label, label_sheets, qr_code
from portal.villages.models import Village

#: The key of a place on a sheet whose label was used up before.
USED = 0


def _mine(keys: list, owner):
    return Consignment.objects.kept_by(owner).filter(pk__in=keys)


def _parcels(keys: list, owner) -> list[Consignment]:
    """Return the owner's parcels of these keys in their order, with lines and what is said beside them."""
    found = _mine(keys, owner).with_origin().prefetch_related(lines_with_products(), _siblings())
    by_key = {parcel.pk: parcel for parcel in found}
    parcels = [by_key[key] for key in keys if key in by_key]
    hear(parcels, reader=PACKER)
    return parcels


def _siblings() -> Prefetch:
    return Prefetch("order__consignments", Consignment.objects.order_by("pk"))


def _picks(keys: list, words: dict, owner) -> dict:
    picks, mine = pick_list(_mine(keys, owner)), _mine(keys, owner)
    villages = mine.order_by().values_list("partner__producer__village", flat=True).distinct()
    return {
        "picks": picks,
        "grams": sum(pick["grams"] or 0 for pick in picks),
        "pieces": sum(pick["quantity"] for pick in picks),
        "parcels": mine.aggregate(n=Count("pk"))["n"],
        "villages": _village_names(villages),
        "scope": words.get("scope", ""),
        "now": timezone.now(),
    }


def _village_names(keys) -> list[str]:
    return [village.name for village in Village.objects.filter(pk__in=list(keys))]


def _orders(keys: list, words: dict, owner) -> dict:
    return {"parcels": _parcels(keys, owner), "scope": words.get("scope", ""), "now": timezone.now()}


def _slips(keys: list, words: dict, owner) -> dict:
    parcels = _parcels(keys, owner)
    for parcel in parcels:
        parcel.qr = qr_code(parcel_address(parcel))
        parcel.place = place_of(parcel)
    return {"parcels": parcels}


def _labels(keys: list, words: dict, owner) -> dict:
    """Return labels in the order of the keys; USED is the place of a label that was used up before."""
    found = {parcel.pk: parcel for parcel in _parcels(keys, owner)}
    labels = [label_of(found[key]) if key else None for key in keys if key in found or key == USED]
    return label_sheets(labels, stock=words["stock"])


def place_of(parcel: Consignment) -> str:
    """Return which of the order's parcels this is, or nothing when it is the only one."""
    siblings = [sibling.pk for sibling in parcel.order.consignments.all()]
    if len(siblings) < 2:
        return ""
    return _("Parcel %(n)d of %(total)d") % {"n": siblings.index(parcel.pk) + 1, "total": len(siblings)}


def _for_the_courier(parcel: Consignment) -> str:
    """Return the address in the order in which couriers of the country read it, whatever the label's language."""
    with translation.override("zh-hans"):
        return one_line(parcel.order.shipping_address) if parcel.order.shipping_address else ""


def label_of(parcel: Consignment) -> Label:
    """Return a parcel's label; on a shelf, where neighbours read it, the phone number keeps its middle to itself."""
    delivery = parcel.order.delivery
    pieces = sum(packed.quantity for packed in parcel.lines.all())
    to_door = delivery.point is None
    phone = local_phone(delivery.phone) if to_door else masked_phone(delivery.phone)
    where = _for_the_courier(parcel) if to_door else delivery.point.address
    from_village = _("From %(village)s") % {"village": parcel.partner.producer.village.name}
    return Label(
        address=parcel_address(parcel),
        tag=_("To the door") if to_door else delivery.point.name,
        title=f"{delivery.name} {phone}",
        lines=tuple(
            filter(
                None,
                (
                    where,
                    " · ".join(filter(None, (from_village, place_of(parcel)))),
                    ngettext("%(n)d piece", "%(n)d pieces", pieces) % {"n": pieces},
                ),
            )
        ),
        notes=(delivery.note,) if delivery.note else (),
        code=parcel.number,
        small=parcel_address(parcel).partition("://")[2],
    )


#: By the short name in addresses. Labels are made by whole sheets of 8.
KINDS = {
    "picks": Kind(
        "pick_list", gettext_lazy("Pick list"), "consignments/paper/picks.html", _picks, at_once=2000, per_part=0
    ),
    "orders": Kind(
        "packing_list",
        gettext_lazy("Orders by customer"),
        "consignments/paper/orders.html",
        _orders,
        at_once=200,
        per_part=200,
    ),
    "slips": Kind(
        "packing_slips", gettext_lazy("Packing slips"), "consignments/paper/slips.html", _slips, per_part=120
    ),
    "labels": Kind("parcel_labels", gettext_lazy("Labels"), "papers/labels.html", _labels, at_once=48, per_part=240),
}


def register() -> None:
    """Enter the papers of the packing room."""
    for kind in KINDS.values():
        register_paper(kind)
