"""Products for the site's search box."""

from django.db.models import Q
from django.utils.safestring import SafeString
from oscar.core.loading import get_model

from marketplace.catalogue.cards import cards_at, printed


def product_rows(language: str):
    """Return what may be found; products have one row for all languages."""
    return get_model("catalogue", "Product").objects.on_shelf()


def show_products(pks: list[int]) -> SafeString:
    """Return the products' cards in this order; one that was withdrawn is left out."""
    return printed(cards_at(pks))


def by_title(lookup: str, text: str) -> Q:
    """Return the condition for products whose title, in either language, is or begins with the text."""
    return Q(**{f"title_zh_hans__{lookup}": text}) | Q(**{f"title_en__{lookup}": text})
