"""Products for the site's search box."""

from oscar.core.loading import get_model


def product_rows(language: str):
    """Return what may be found; products have one row for all languages."""
    return get_model("catalogue", "Product").objects.filter(is_public=True)


def load_cards(products: list) -> list:
    """Return the found products with all that a card shows, in the order found; without those nobody sells."""
    cards = get_model("catalogue", "Product").objects.for_cards().in_bulk([product.pk for product in products])
    return [cards[product.pk] for product in products if product.pk in cards]
