"""What to take from the store for many parcels: each product once, whether it goes alone or into a box."""

from django.db.models import Count, Exists, F, OuterRef, Q, Sum, Value
from django.utils.translation import get_language

from marketplace.boxes.models import LinePart
from marketplace.catalogue.units import Unit
from marketplace.consignments.models import ConsignmentLine

TITLES = {"zh-hans": "title_zh_hans", "en": "title_en"}


def pick_list(parcels) -> list[dict]:
    """Return how much of each product the parcels (a queryset) hold, most first; one query.

    Each is {title, quantity, unit, parcels, grams, boxed, boxes}: in how many parcels it is, the net grams of all of it
    or None, how many of it go into boxes, and how many boxes are made up of it (0 for what goes alone).
    """
    held = ConsignmentLine.objects.filter(consignment__in=parcels, quantity__gt=0)
    alone = held.exclude(Exists(LinePart.objects.filter(line=OuterRef("line"))))
    boxed = held.annotate(part=F("line__parts__product"), of_box=F("line__parts")).filter(of_box__isnull=False)
    beside = alone.filter(consignment=OuterRef("consignment"), line__product=OuterRef("part"))
    rows = _summed(alone, "line__", F("quantity"), boxes=Value(0), parcels=Q())
    in_boxes = F("quantity") * F("line__parts__quantity")
    rows = rows.union(
        _summed(boxed, "line__parts__", in_boxes, boxes=Sum("quantity"), parcels=~Exists(beside)), all=True
    )
    picks: dict[object, dict] = {}
    for row in rows:
        pick = picks.setdefault(row["key"] or row["named"], _empty(row))
        pick["quantity"] += row["pieces"]
        pick["parcels"] += row["parcels"]
        pick["grams"] = row["net"] and row["net"] * pick["quantity"]
        if row["boxes"]:
            pick["boxed"], pick["boxes"] = row["pieces"], row["boxes"]
    return sorted(picks.values(), key=lambda pick: (-pick["quantity"], pick["title"]))


def _summed(lines, of: str, pieces, *, boxes, parcels):
    """Return the lines by product: names, measures, the sum of `pieces`, how many such parcels and boxes hold it."""
    product = f"{of}product"
    names = {
        "key": F(product),
        "named": F(f"{of}title"),
        "here": F(f"{product}__{TITLES[get_language()]}"),
        "net": F(f"{product}__net_grams"),
        "unit": F(f"{product}__unit"),
    }
    count = Count("consignment", distinct=True, filter=parcels or None)
    return lines.order_by().values(**names).annotate(pieces=Sum(pieces), boxes=boxes, parcels=count)


def _empty(row: dict) -> dict:
    return {
        "title": row["here"] or row["named"],
        "quantity": 0,
        "unit": row["unit"] or Unit.PIECE,
        "parcels": 0,
        "grams": None,
        "boxed": 0,
        "boxes": 0,
    }
