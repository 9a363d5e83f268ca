"""The worker's part in pictures: AVIF for pages and products, a few seconds at a time: mail never waits long."""

from marketplace.catalogue import pictures as of_products
from portal.core.freshness import bump
from portal.images import twins as of_pages

SECONDS = 5.0


def develop_pictures() -> str:
    """Make some of the AVIF pictures still missing and let pages show them; return how many in words."""
    pages, products = of_pages.make_twins(seconds=SECONDS), of_products.make_twins(seconds=SECONDS)
    if pages or products:
        bump()
    return f"{pages} for pages, {products} for products" if pages or products else ""
