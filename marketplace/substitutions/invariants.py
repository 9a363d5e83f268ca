"""What must always be true of offers; check_books says it."""

from django.db.models import Max

from marketplace.consignments.models import Consignment
from marketplace.placement.models import Adjustment, Held
from marketplace.substitutions.models import Substitution
from portal.ledger.invariants import Finding, register_invariant

SHOWN = 5


def register() -> None:
    """Enter this room's sentences."""
    register_invariant("each open offer keeps its goods, and no other does", open_offers_keep_their_goods)
    register_invariant("whatever came instead was agreed to, and cost no more", what_came_was_agreed)


def open_offers_keep_their_goods() -> Finding:
    """What is kept is exactly what open offers say, and each of those stands in a parcel that is not packed."""
    kept = {row.key: (row.stockrecord.product_id, row.quantity) for row in Held.objects.select_related("stockrecord")}
    figure = f"{sum(quantity for _product, quantity in kept.values())} pieces kept"
    wrong = []
    for offer in Substitution.objects.open().select_related("consignment").order_by("pk"):
        unpacked = offer.consignment.status == Consignment.Status.TO_PACK
        if kept.pop(offer.held_key, None) != (offer.product_id, offer.quantity) or not unpacked:
            wrong.append(f"offer {offer.pk}")
    waits = Substitution.objects.open().order_by().values_list("consignment").annotate(Max("until"))
    marked = Consignment.objects.filter(waits_until__isnull=False).values_list("pk", "waits_until")
    wrong += [f"parcel {pk} waits" for pk in sorted({pk for pk, _until in {*waits} ^ {*marked}})]
    wrong += [f"{key} keeps goods for nobody" for key in sorted(kept) if key.startswith("instead-")]
    return Finding(figure, "; ".join(wrong[:SHOWN]))


def what_came_was_agreed() -> Finding:
    """Each order line that came instead belongs to one accepted offer, and costs what was offered at most."""
    came = Adjustment.objects.filter(reason=Adjustment.Reason.INSTEAD).select_related("instead")
    rows = {row.pk: row for row in came}
    agreed = Substitution.objects.filter(status=Substitution.Status.ACCEPTED).order_by("pk")
    figure, wrong = f"{len(rows)} came instead", []
    for offer in agreed:
        row = rows.pop(offer.adjustment_id, None)
        fits = row and (row.instead.product_id, row.instead.quantity) == (offer.product_id, offer.quantity)
        if not fits or not row.replaced == row.instead.line_price_incl_tax <= offer.price:
            wrong.append(f"offer {offer.pk}")
    wrong += [f"adjustment {pk}: nobody agreed" for pk in sorted(rows)]
    return Finding(figure, "; ".join(wrong[:SHOWN]))
