"""How many products stand behind each choice, given the other filters; cached until a shelf changes."""

from django.db.models import Count, Q
from django.utils import timezone
from oscar.core.loading import get_model

from marketplace.catalogue.seasons import HARVEST, Harvest, bit_of
from marketplace.search.filters import NOW, narrow
from marketplace.search.shelves import Shelves
from portal.core.memory import remembered

COUNTED = ("season", "village", "category", "way")


def count_choices(wanted: dict, shelves: Shelves) -> dict[str, dict[str, int]]:
    """Return for each counted filter the number of products behind each of its values."""
    said = sorted((name, str(value)) for name, value in wanted.items())
    facts = ("market-counts", shelves.version, timezone.localdate(), said)
    return remembered(lambda: read_counts(wanted, shelves), *facts, shared=True)


def total_of(counts: dict[str, dict[str, int]], wanted: dict) -> int:
    """Return how many products the filters leave: what stands behind the chosen way, pickup being every way."""
    return counts["way"][wanted.get("way", "pickup")]


def read_counts(wanted: dict, shelves: Shelves) -> dict[str, dict[str, int]]:
    """Count behind every choice, one query for each filter."""
    counters = {"season": by_season, "village": by_village, "category": by_category, "way": by_way}
    base = get_model("catalogue", "Product").objects.on_shelf().order_by()
    return {name: counters[name](narrow(base, wanted, shelves, without=name), shelves) for name in COUNTED}


def by_season(rows, shelves: Shelves) -> dict[str, int]:
    """Return the number for each month and for now."""
    found = [(Harvest(*row), n) for *row, n in rows.values_list(*HARVEST).annotate(n=Count("pk"))]
    counts = {str(month): sum(n for each, n in found if each.mask & bit_of(month)) for month in range(1, 13)}
    return {**counts, NOW: sum(n for each, n in found if each.is_now)}


def by_village(rows, shelves: Shelves) -> dict[str, int]:
    """Return the number for each village."""
    slug = "stockrecords__partner__producer__village__slug"
    return dict(rows.values_list(slug).annotate(n=Count("pk")))


def by_category(rows, shelves: Shelves) -> dict[str, int]:
    """Return the number for each category, those below included."""
    if not shelves.categories:
        return {}
    counts = {
        f"c{category.pk}": Count("pk", distinct=True, filter=Q(categories__path__startswith=category.path))
        for category in shelves.categories
    }
    found = rows.aggregate(**counts)
    return {category.slug: found[f"c{category.pk}"] for category in shelves.categories}


def by_way(rows, shelves: Shelves) -> dict[str, int]:
    """Return the number for pickup and for home delivery."""
    home = Count("pk", filter=Q(stockrecords__partner__in=shelves.delivering))
    return rows.aggregate(pickup=Count("pk"), home=home)
