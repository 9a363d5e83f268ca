"""Catalogue with translated texts and the facts a buyer of produce needs: unit, weight, season.

The model is forked because modeltranslation adds its columns to Product and Category themselves
(docs/adr/0002). A season is a bit mask: bit 0 is January, bit 11 is December.
"""

from decimal import Decimal

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from oscar.apps.catalogue.abstract_models import AbstractCategory, AbstractProduct
from wagtail.search import index

ALL_YEAR = 0b111111111111


class Unit(models.TextChoices):
    PIECE = "piece", _("piece")
    BOX = "box", _("box")
    BAG = "bag", _("bag")
    JAR = "jar", _("jar")
    CAKE = "cake", _("cake")
    BUNCH = "bunch", _("bunch")
    BUNDLE = "bundle", _("bundle")


class Category(AbstractCategory):
    """A shelf of the market; name and description are translated."""


class Product(index.Indexed, AbstractProduct):
    """A thing a village sells: Oscar's product plus unit, content, weight and season."""

    unit = models.CharField(_("sold by the"), max_length=10, choices=Unit.choices, default=Unit.PIECE)
    taste = models.CharField(_("in one line"), max_length=160, blank=True)
    content = models.CharField(_("what is in it"), max_length=80, blank=True)
    maker = models.CharField(_("made by"), max_length=80, blank=True)
    storage = models.CharField(_("how to keep it"), max_length=200, blank=True)
    net_grams = models.PositiveIntegerField(_("net content in grams"), null=True, blank=True)
    pieces = models.PositiveIntegerField(_("pieces in it"), null=True, blank=True)
    weight_grams = models.PositiveIntegerField(_("shipping weight in grams"), default=500)
    season_months = models.PositiveSmallIntegerField(
        _("season"), default=ALL_YEAR, validators=[MaxValueValidator(ALL_YEAR)]
    )

    search_fields = [
        index.SearchField("search_title"),
        index.SearchField("search_text"),
    ]

    @property
    def months(self) -> list[int]:
        """Return the months (1 to 12) in which this is harvested or made."""
        return [month for month in range(1, 13) if self.season_months >> (month - 1) & 1]

    @property
    def in_season(self) -> bool:
        """Say whether this month (Asia/Shanghai) is one of its months."""
        return bool(self.season_months >> (timezone.localdate().month - 1) & 1)

    def unit_price(self, price: Decimal) -> tuple[Decimal, str] | None:
        """Return CNY per 500 g or per piece and the measure ("500g", "piece"), or None if neither is known."""
        if self.net_grams:
            return (price * 500 / self.net_grams).quantize(Decimal("0.01")), "500g"
        if self.pieces and self.pieces > 1:
            return (price / self.pieces).quantize(Decimal("0.01")), "piece"
        return None


from oscar.apps.catalogue.models import *  # noqa: E402, F403
