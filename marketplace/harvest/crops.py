"""Crops as calendars show them: what is harvested, where and when, in one query of plain columns."""

from typing import NamedTuple

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language
from oscar.core.loading import get_model

from marketplace.catalogue.boxes import BOX
from marketplace.catalogue.seasons import ALL_YEAR, HARVEST, Harvest

VILLAGE = "stockrecords__partner__producer__village"
COLUMNS = (
    *("pk", "slug", "title_zh_hans", "title_en", *HARVEST),
    *(VILLAGE, f"{VILLAGE}__slug", f"{VILLAGE}__name_zh_hans", f"{VILLAGE}__name_en"),
)


class Crop(NamedTuple):
    """One product of a village and its harvest, in both languages."""

    pk: int
    slug: str
    titles: tuple[str | None, str | None]
    harvest: Harvest
    village_id: int
    village_slug: str
    village_names: tuple[str | None, str | None]

    def get_title(self) -> str:
        """Return the name in the reader's language, or in the other one."""
        return here(self.titles)

    @property
    def village_name(self) -> str:
        """Return the village's name in the reader's language, or in the other one."""
        return here(self.village_names)

    def get_absolute_url(self) -> str:
        """Return the address of the product's page."""
        return reverse("catalogue:detail", kwargs={"product_slug": self.slug, "pk": self.pk})


def here(words: tuple[str | None, str | None]) -> str:
    """Return of words in Chinese and English those in the reader's language, or the others."""
    english = get_language() == "en"
    return words[english] or words[not english] or ""


def seasonal(rows):
    """Return of these products those that have a season; what is made all year is no crop, nor is a box of others."""
    return rows.exclude(product_class__slug=BOX).exclude(Q(season_months__in=[0, ALL_YEAR]) & Q(harvest_from=None))


def on_sale():
    """Return the crops that the market shows, by village."""
    rows = seasonal(get_model("catalogue", "Product").objects.on_shelf())
    return rows.order_by(VILLAGE, "season_months", "pk")


def crops_of(rows) -> list[Crop]:
    """Return the crops of a queryset of products, in its order; one query."""
    return [as_crop(*row) for row in rows.values_list(*COLUMNS)]


def as_crop(pk, slug, zh, en, months, first, last, *village) -> Crop:
    """Return a crop of the values of COLUMNS."""
    village_id, village_slug, *names = village
    return Crop(pk, slug, (zh, en), Harvest(months, first, last), village_id, village_slug, (names[0], names[1]))
