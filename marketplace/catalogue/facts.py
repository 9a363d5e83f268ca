"""A product in schema.org's words, and its card."""

from django.utils.safestring import SafeString

from marketplace.catalogue.pictures import SIZES, renditions
from portal.core.clean import clean_html
from portal.core.findable import absolute
from portal.core.structured import as_script, crumbs, offer, plain


def picture_address(product) -> str:
    """Return the address of the product's largest picture, or nothing."""
    image = next(iter(product.images.all()), None)
    found = renditions(image).get(SIZES[-1]) if image else None
    return absolute(found) if found else ""


def product_card(product) -> dict:
    """Return what a messenger shows of a product."""
    return {
        "title": product.get_title(),
        "text": product.taste,
        "picture": picture_address(product),
        "alt": product.get_title(),
        "kind": "product",
    }


def product_facts(product, *, way: list[tuple[str, str]]) -> SafeString:
    """Return the product with its price in CNY and what buyers think, and the way to it, for machines."""
    seller = product.village
    node = {
        "@type": "Product",
        "name": product.get_title(),
        "description": plain(clean_html(product.description)) or product.taste,
        "sku": product.upc,
        "image": picture_address(product),
        "url": absolute(product.get_absolute_url()),
        "countryOfOrigin": "CN",
        "brand": seller and {"@type": "Brand", "name": seller.name},
    }
    if product.price is not None:
        node["offers"] = offer(
            price=product.price,
            url=product.get_absolute_url(),
            in_stock=not product.is_sold_out,
            seller=seller and {"@type": "Organization", "name": seller.name},
        )
    if product.rating:
        count = product.reviews.approved().count()
        node["aggregateRating"] = {"@type": "AggregateRating", "ratingValue": product.rating, "reviewCount": count}
    return as_script([node, crumbs(way)])
