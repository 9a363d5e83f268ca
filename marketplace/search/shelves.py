"""What the market is divided into, kept in the cache until a shelf changes."""

from dataclasses import dataclass

from django.utils.translation import get_language
from oscar.core.loading import get_model

from marketplace.producers.models import ProducerProfile
from marketplace.producers.versions import shelves_version
from portal.core.memory import remembered


@dataclass(frozen=True)
class Shelf:
    """A village or category as a choice; `path` is a category's place in the tree."""

    pk: int
    slug: str
    name: str
    path: str = ""
    description: str = ""


@dataclass(frozen=True)
class Shelves:
    """The choices in one language, and the ids of the partners that deliver to the door."""

    villages: list[Shelf]
    categories: list[Shelf]
    delivering: list[int]
    version: str

    @property
    def top(self) -> list[Shelf]:
        """Return the categories of the first level."""
        shortest = min((len(category.path) for category in self.categories), default=0)
        return [category for category in self.categories if len(category.path) == shortest]


def all_shelves() -> Shelves:
    """Return the shelves in the reader's language; no query while the cache is warm."""
    version = shelves_version()
    return remembered(lambda: read_shelves(version), "market-shelves", version, get_language(), shared=True)


def read_shelves(version: str) -> Shelves:
    """Read villages that sell something, public categories, and who delivers."""
    producers = ProducerProfile.objects.select_related("village").order_by("pk")
    categories = get_model("catalogue", "Category").objects.browsable().order_by("path")
    return Shelves(
        villages=[Shelf(p.village.pk, p.village.slug, p.village.name) for p in producers],
        categories=[Shelf(c.pk, c.slug, c.name, c.path, c.description) for c in categories],
        delivering=list(
            ProducerProfile.objects.filter(zones__isnull=False).values_list("partner", flat=True).distinct()
        ),
        version=version,
    )
