"""What to take from the store for many parcels: each product once, whether it goes alone or into a box."""

from django.db.models import Count, Exists, F, OuterRef, Sum
from django.utils.translation import get_language

from marketplace.boxes.models import LinePart
from marketplace.catalogue.units import Unit
from marketplace.consignments.models import ConsignmentLine

TITLES = {"zh-hans": "title_zh_hans", "en": "title_en"}


def pick_list(parcels) -> list[dict]:
    """Return how much of each product the parcels (a queryset) hold, most first; three queries.

    Each is {title, quantity, unit, parcels, grams, boxed, boxes}: in how many parcels it is, the net grams of all of it
    or None, how many of it go into boxes, and how many boxes are made up of it (0 for what goes alone).
    """
    held = ConsignmentLine.objects.filter(consignment__in=parcels, quantity__gt=0)
    alone = held.exclude(Exists(LinePart.objects.filter(line=OuterRef("line"))))
    picks = {}
    for row in _summed(alone, "line__", F("quantity")):
        picks[row["key"] or row["named"]] = _pick(row)
    boxed = held.annotate(part=F("line__parts__product"), of_box=F("line__parts")).filter(of_box__isnull=False)
    beside = alone.filter(consignment=OuterRef("consignment"), line__product=OuterRef("part"))
    only = {
        row["key"]: row["parcels"] for row in _summed(boxed.exclude(Exists(beside)), "line__parts__", F("quantity"))
    }
    for row in _summed(boxed, "line__parts__", F("quantity") * F("line__parts__quantity")):
        pick = picks.setdefault(row["key"] or row["named"], _pick(row | {"sum": 0, "parcels": 0}))
        pick["quantity"] += row["sum"]
        pick["parcels"] += only.get(row["key"], 0)
        pick["boxed"], pick["boxes"] = row["sum"], row["boxes"]
        pick["grams"] = row["net"] and row["net"] * pick["quantity"]
    return sorted(picks.values(), key=lambda pick: (-pick["quantity"], pick["title"]))


def _summed(lines, of: str, pieces):
    """Return the lines by product: its names, measures, the sum of `pieces`, in how many parcels and boxes it is."""
    product = f"{of}product"
    names = {
        "key": F(product),
        "named": F(f"{of}title"),
        "here": F(f"{product}__{TITLES[get_language()]}"),
        "net": F(f"{product}__net_grams"),
        "unit": F(f"{product}__unit"),
    }
    rows = lines.values(**names)
    return rows.annotate(sum=Sum(pieces), boxes=Sum("quantity"), parcels=Count("consignment", distinct=True)).order_by(
        "named"
    )


def _pick(row: dict) -> dict:
    return {
        "title": row["here"] or row["named"],
        "quantity": row["sum"],
        "unit": row["unit"] or Unit.PIECE,
        "parcels": row["parcels"],
        "grams": row["net"] and row["net"] * row["sum"],
        "boxed": 0,
        "boxes": 0,
    }
