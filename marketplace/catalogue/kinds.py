"""Products for the site's search box."""

from django.db.models import Q
from oscar.core.loading import get_model


def product_rows(language: str):
    """Return what may be found, with all that a card shows; products have one row for all languages."""
    return get_model("catalogue", "Product").objects.for_cards()


def by_title(lookup: str, text: str) -> Q:
    """Return the condition for products whose title, in either language, is or begins with the text."""
    return Q(**{f"title_zh_hans__{lookup}": text}) | Q(**{f"title_en__{lookup}": text})
