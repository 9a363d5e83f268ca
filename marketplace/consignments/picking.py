"""What to take from the store for many parcels: each product once."""

from django.db.models import Count, Sum
from django.utils.translation import get_language

from marketplace.catalogue.units import Unit
from marketplace.consignments.models import ConsignmentLine

TITLES = {"zh-hans": "title_zh_hans", "en": "title_en"}


def pick_list(parcels) -> list[dict]:
    """Return how much of each product the parcels (a queryset) hold, most first.

    Each is {title, quantity, unit, parcels, grams}: in how many parcels it is, and the net grams of all of it or None.
    """
    product = "line__product"
    names = [
        product,
        "line__title",
        f"{product}__net_grams",
        f"{product}__unit",
        *(f"{product}__{name}" for name in TITLES.values()),
    ]
    rows = ConsignmentLine.objects.filter(consignment__in=parcels, quantity__gt=0).values(*names)
    found = rows.annotate(quantity=Sum("quantity"), parcels=Count("consignment", distinct=True))
    title = f"{product}__{TITLES[get_language()]}"
    return [
        {
            "title": row[title] or row["line__title"],
            "quantity": row["quantity"],
            "unit": row[f"{product}__unit"] or Unit.PIECE,
            "parcels": row["parcels"],
            "grams": row[f"{product}__net_grams"] and row[f"{product}__net_grams"] * row["quantity"],
        }
        for row in found.order_by("-quantity", "line__title")
    ]
