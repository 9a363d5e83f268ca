"""What a product says of itself on a card: seller, price, what is left, season.

Reads only what `Product.objects.for_cards()` has loaded, so a list costs no further query.
"""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext, ngettext

from marketplace.catalogue.boxes import BOX, Box, as_box, facts_of, saving
from marketplace.catalogue.preorders import OpenPreorder, as_preorder
from marketplace.catalogue.seasons import Harvest
from marketplace.catalogue.units import Unit
from marketplace.partner.by_weight import ByWeight

FEW = 10
CENT = Decimal("0.01")


@dataclass(frozen=True)
class Tag:
    """One status in words; `kind` is the colour class of site.css ("" is tea green)."""

    text: str
    kind: str = ""


class Shelved:
    """Mixin of Product."""

    @property
    def stockrecord(self):
        """Return the one stock record, or None while nobody sells it."""
        return next(iter(self.stockrecords.all()), None)

    @property
    def price(self) -> Decimal | None:
        """Return the price in CNY, or None."""
        return self.stockrecord.price if self.stockrecord else None

    @property
    def asked_price(self) -> Decimal | None:
        """Return the price as the village says it (CNY), or None: for 500 g of what is charged by weight."""
        return self.stockrecord.asked_price if self.stockrecord else None

    @property
    def weighed(self) -> ByWeight | None:
        """Return the terms of what is charged by weight; None of what has a price of its own."""
        record = self.stockrecord
        return record.by_weight(about_grams=self.net_grams) if record else None

    @property
    def deposit(self) -> Decimal:
        """Return the deposit on the container of one (CNY), 0 without one."""
        return self.stockrecord.deposit if self.stockrecord else Decimal(0)

    @property
    def per(self) -> str:
        """Return what the price is for, in words: the content stated, else the unit."""
        return self.content or self.get_unit_display()

    @property
    def village(self):
        """Return the village that sells this, or None."""
        producer = getattr(self.stockrecord.partner, "producer", None) if self.stockrecord else None
        return producer.village if producer else None

    @property
    def is_box(self) -> bool:
        """Say whether it is made of other products of its village."""
        return self.get_product_class().slug == BOX

    @property
    def box(self) -> Box | None:
        """Return what is in the box, None for what is none; one query where it was not read with_box()."""
        if not self.is_box:
            return None
        if "card_box" not in self.__dict__:
            self.card_box = facts_of(self.pk)
        return as_box(self.card_box) or Box(())

    @property
    def box_saving(self) -> Decimal | None:
        """Return what the box costs less than its parts (CNY), None where that is not so."""
        return saving(self.box, self.price) if self.is_box else None

    @property
    def left(self) -> int | None:
        """Return how many may still be bought; None when they are not counted."""
        if not self.stockrecord:
            return 0
        if self.is_box:
            return self.box.left
        if not self.get_product_class().track_stock or self.stockrecord.num_in_stock is None:
            return None
        return max(0, self.stockrecord.net_stock_level)

    @property
    def is_sold_out(self) -> bool:
        """Say whether none can be bought now."""
        return self.price is None or self.left == 0

    @property
    def harvest(self) -> Harvest:
        """Return when this is harvested or made."""
        return Harvest(self.season_months, self.harvest_from, self.harvest_until)

    @property
    def open_preorder(self) -> OpenPreorder | None:
        """Return what is sold of it before its harvest, if it was read with_preorder() and can be ordered today."""
        return as_preorder(getattr(self, "card_preorder", None))

    @property
    def months(self) -> list[int]:
        """Return the months (1 to 12) in which this is usually harvested or made."""
        return [month for month in range(1, 13) if self.season_months >> (month - 1) & 1]

    @property
    def as_card(self):
        """Return everything a card shows, as `cards_of` reads it."""
        from marketplace.catalogue.cards import as_card

        image, record, village = next(iter(self.images.all()), None), self.stockrecord, self.village
        return as_card(
            *(self.pk, self.slug, self.title_zh_hans, self.title_en, self.content_zh_hans, self.content_en),
            *(self.maker_zh_hans, self.maker_en, self.unit, self.net_grams, self.pieces, *self.harvest),
            *((village.name_zh_hans, village.name_en) if village else (None, None)),
            *(record.price, record.jin_price, record.most_grams, record.deposit),
            *(self.get_product_class().track_stock, record.num_in_stock, record.num_allocated),
            getattr(self, "card_preorder", None),
            self.is_box and self.box and self.card_box,
            image.original.name if image else None,
        )

    @property
    def stated_facts(self) -> list[tuple[str, str]]:
        """Return name and value of the facts that the product's type asks for; two queries."""
        values = self.attribute_values.select_related("attribute", "value_option").order_by("attribute__code")
        return [(value.attribute.name, value.value_as_text) for value in values]

    @property
    def in_season(self) -> bool:
        """Say whether it is harvested or made today (Asia/Shanghai)."""
        return self.harvest.is_now

    @property
    def status_tag(self) -> Tag:
        """Return the one thing worth knowing first."""
        if self.is_sold_out:
            preorder = self.open_preorder
            return Tag(gettext("Preorder"), "i") if preorder and preorder.left else Tag(gettext("Sold out"), "n")
        if self.left is not None and self.left <= FEW:
            return Tag(ngettext("%(n)s left", "%(n)s left", self.left) % {"n": self.left}, "g")
        harvest = self.harvest
        if self.is_box and not harvest.mask:
            return Tag(gettext("Box"), "i")
        if harvest.is_all_year:
            return Tag(gettext("All year round"), "i")
        if harvest.is_now:
            return Tag(gettext("In season"))
        if harvest.is_ahead:
            return Tag(gettext("Harvest from %(day)s") % {"day": harvest.begins}, "n")
        return Tag(gettext("Harvested in %(month)s") % {"month": harvest.latest_month}, "n")

    @property
    def is_on_shelf(self) -> bool:
        """Say whether the market shows this: it is public and a village sells it."""
        return self.is_public and self.village is not None

    @property
    def next_season(self) -> str:
        """Return from when it is in season, a day or a month in words, nothing while it is."""
        return self.harvest.begins

    def unit_price(self, price: Decimal | None = None) -> tuple[Decimal, str] | None:
        """Return CNY per 500 g or per piece and the measure ("500g", "piece"), or None if that says nothing new.

        `price` (CNY) is its own unless another is given.
        """
        price = self.price if price is None else price
        if price is None or self.weighed or self.unit == Unit.JIN:
            return None
        if self.net_grams:
            return (price * 500 / self.net_grams).quantize(CENT), "500g"
        if self.pieces and self.pieces > 1:
            return (price / self.pieces).quantize(CENT), "piece"
        return None
