"""Query words of the catalogue."""

from datetime import date

from django.db.models import Prefetch
from oscar.apps.catalogue.managers import ProductQuerySet as CoreProductQuerySet
from oscar.core.loading import get_model

from marketplace.catalogue.boxes import box_contents
from marketplace.catalogue.preorders import open_preorder
from marketplace.catalogue.seasons import harvested_in, harvested_on, usual


class ProductQuerySet(CoreProductQuerySet):
    """Oscar's product queries, plus what lists of produce ask for."""

    def with_origin(self) -> "ProductQuerySet":
        """Load stock, seller, village, pictures and what boxes hold: three queries, however many products."""
        stock = get_model("partner", "StockRecord").objects.select_related("partner__producer__village")
        read = self.with_box().select_related("product_class")
        return read.prefetch_related(Prefetch("stockrecords", queryset=stock), "images")

    def on_shelf(self) -> "ProductQuerySet":
        """Return what the market shows: public products that a village sells."""
        return self.browsable().filter(stockrecords__partner__producer__isnull=False)

    def for_cards(self) -> "ProductQuerySet":
        """Return the products of the market with all that a card shows."""
        return self.on_shelf().with_origin().with_preorder()

    def with_preorder(self) -> "ProductQuerySet":
        """Add what is sold of each before its harvest, as `card_preorder`; read it as `open_preorder`."""
        return self.annotate(card_preorder=open_preorder())

    def with_box(self) -> "ProductQuerySet":
        """Add what is in each that is a box, as `card_box`; read it as `box`."""
        return self.annotate(card_box=box_contents())

    def in_season(self, day: date) -> "ProductQuerySet":
        """Return the products harvested or made on a day."""
        return self.annotate(_usual=usual(day.month)).filter(harvested_on(day))

    def in_month(self, month: int) -> "ProductQuerySet":
        """Return the products harvested or made in a month (1 to 12), this time."""
        return self.annotate(_usual=usual(month)).filter(harvested_in(month))
