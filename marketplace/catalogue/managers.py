"""Query words of the catalogue."""

from django.db.models import F, Prefetch
from oscar.apps.catalogue.managers import ProductQuerySet as CoreProductQuerySet
from oscar.core.loading import get_model


class ProductQuerySet(CoreProductQuerySet):
    """Oscar's product queries, plus what lists of produce ask for."""

    def with_origin(self) -> "ProductQuerySet":
        """Load stock, seller, village and pictures: three queries, however many products."""
        stock = get_model("partner", "StockRecord").objects.select_related("partner__producer__village")
        return self.select_related("product_class").prefetch_related(Prefetch("stockrecords", queryset=stock), "images")

    def on_shelf(self) -> "ProductQuerySet":
        """Return what the market shows: public products that a village sells."""
        return self.browsable().filter(stockrecords__partner__producer__isnull=False)

    def for_cards(self) -> "ProductQuerySet":
        """Return the products of the market with all that a card shows."""
        return self.on_shelf().with_origin()

    def in_months(self, mask: int) -> "ProductQuerySet":
        """Return the products with at least one month of the bit mask (bit 0 is January)."""
        return self.annotate(_shared_months=F("season_months").bitand(mask)).filter(_shared_months__gt=0)
