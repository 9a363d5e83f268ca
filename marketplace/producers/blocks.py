"""A product within a text. Read while models are being loaded, so models are asked for later."""

from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from oscar.core.loading import get_model

from portal.core.live_blocks import LiveBlock, RowChoice


class ProductChoice(RowChoice):
    """A product of the market, with its seller, stock, picture and village's page."""

    target_model = "catalogue.Product"
    chooser = "marketplace.producers.choosing.product_chooser"

    @cached_property
    def products(self):
        return get_model("catalogue", "Product").objects

    def choosable(self):
        return self.products.on_shelf()

    def load(self, keys: set) -> dict:
        from marketplace.producers.addresses import village_pages

        found = self.products.with_origin().with_preorder().in_bulk(keys)
        pages = village_pages({product.village for product in found.values() if product.village})
        for product in found.values():
            product.village_page = product.village and pages.get(product.village.pk)
        return found

    def sample(self):
        from marketplace.producers.samples import sample_product

        return sample_product()

    class Meta:
        icon = "tag"


def shown_of(product) -> tuple:
    """Return what a text shows of a product; nothing of one that is gone."""
    if product is None:
        return ()
    card = product.as_card if product.stockrecord else (product.pk, product.get_title())
    return (product.is_on_shelf, product.is_sold_out, product.in_season, *card)


def trouble_with(product) -> str:
    """Return what keeps readers from buying a product that a text shows."""
    if product is None:
        return gettext("A product in the text is gone. Readers see nothing in its place.")
    if not product.is_on_shelf:
        return gettext("“%(product)s” is not on sale. Readers see its season and the village.") % {
            "product": product.get_title()
        }
    if product.is_sold_out:
        return gettext("“%(product)s” is sold out. Readers cannot buy it.") % {"product": product.get_title()}
    return ""


class ProductBlock(LiveBlock, ProductChoice):
    """A product with today's price, stock and season, to be bought at once."""

    def shown(self, value) -> tuple:
        return shown_of(value)

    def trouble(self, value) -> str:
        return trouble_with(value)

    def products_of(self, value) -> list:
        """Return the products that the text tells of here."""
        return [value] if value else []

    class Meta:
        icon = "tag"
        label = _("Product")
        description = _("A product with today's price, stock and season. Readers buy it here.")
        template = "marketplace/blocks/product.html"
