"""Catalogue with translated texts and the facts a buyer of produce needs: unit, weight, season.

The model is forked because modeltranslation adds its columns to Product and Category themselves
(docs/adr/0002). A season is a bit mask: bit 0 is January, bit 11 is December; see seasons.py.
"""

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from oscar.apps.catalogue.abstract_models import AbstractCategory, AbstractProduct
from wagtail.search import index

from marketplace.catalogue.seasons import ALL_YEAR, HARVEST
from marketplace.catalogue.shelf import Shelved
from marketplace.catalogue.units import GRAMS, Unit
from portal.core.clean import clean_html
from portal.core.words import index_text, pinyin_words

DESCRIPTIONS = ("description", "description_zh_hans", "description_en")


class Category(AbstractCategory):
    """A shelf of the market; name and description are translated."""


class Product(Shelved, index.Indexed, AbstractProduct):
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
    harvest_from = models.DateField(_("this year’s harvest begins"), null=True, blank=True)
    harvest_until = models.DateField(_("this year’s harvest ends"), null=True, blank=True)

    search_fields = [
        index.SearchField("search_title", boost=4),
        index.SearchField("search_text"),
        index.FilterField("is_public"),
        index.FilterField("date_created"),
    ]

    class Meta(AbstractProduct.Meta):
        abstract = False
        indexes = [
            # The market's order and everything counted over it, without a look at the wide rows.
            models.Index(
                fields=["-priority", "-date_created", "-id", *HARVEST],
                condition=models.Q(is_public=True, parent=None),
                name="catalogue_harvest",
            ),
            # The text index names its rows by text.
            models.Index(Cast("id", models.CharField(max_length=50)), name="catalogue_found"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(harvest_from=None, harvest_until=None)
                | models.Q(
                    harvest_from__isnull=False, harvest_until__isnull=False, harvest_from__lte=models.F("harvest_until")
                ),
                name="catalogue_harvest_from_and_until",
            )
        ]

    def save(self, *args, **kwargs):
        """Store descriptions without anything that could run; a unit that is a weight says the content itself."""
        if self.unit in GRAMS and self.net_grams != GRAMS[self.unit]:
            self.net_grams = GRAMS[self.unit]
            if kwargs.get("update_fields") is not None:
                kwargs["update_fields"] = {*kwargs["update_fields"], "net_grams"}
        for name in DESCRIPTIONS:
            if self.__dict__.get(name):
                self.__dict__[name] = clean_html(self.__dict__[name])
        super().save(*args, **kwargs)

    @classmethod
    def get_indexed_objects(cls):
        """Leave variants out of the text index: nobody looks for one date of a hundred."""
        return super().get_indexed_objects().filter(parent=None)

    def search_title(self) -> str:
        """Return the titles in both languages for the text index, the Chinese one also in pinyin."""
        chinese = self.title_zh_hans or ""
        return f"{index_text(chinese, self.title_en)} {pinyin_words(chinese)}"

    def search_text(self) -> str:
        """Return taste, maker, categories, village and what is in a box in both languages for the text index."""
        texts = [self.taste_zh_hans, self.taste_en, self.maker_zh_hans, self.maker_en]
        for category in self.categories.all():
            texts += [category.name_zh_hans, category.name_en]
        if village := self.village:
            texts += [village.name_zh_hans, village.name_en, pinyin_words(village.name_zh_hans or "")]
        for part in self.box.parts if self.is_box else ():
            texts += part.titles
        return index_text(*texts)


from oscar.apps.catalogue.models import *  # noqa: E402, F403
