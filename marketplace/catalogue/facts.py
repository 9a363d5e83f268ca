"""A product in schema.org's words, and its card."""

from collections.abc import Iterable

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from marketplace.catalogue.pictures import renditions
from portal.core.clean import clean_html
from portal.core.findable import LANGUAGES, absolute
from portal.core.structured import as_script, crumbs, item_list, moment, offer, plain


def picture_addresses(product, shape: str) -> list[str]:
    """Return the addresses of the product's pictures, the largest of each, as `webp` squares or the `jpg` card."""
    found = [list(renditions(image).get(shape, {}).values()) for image in product.images.all()]
    return [absolute(addresses[-1]) for addresses in found if addresses]


def product_card(product) -> dict:
    """Return what a messenger shows of a product."""
    return {
        "title": product.get_title(),
        "text": product.taste or plain(clean_html(product.description)),
        "picture": next(iter(picture_addresses(product, "jpg")), ""),
        "alt": product.get_title(),
        "kind": "product",
    }


def written_in(product) -> tuple[str, ...]:
    """Return the languages in which a product is written: without an English title it is Chinese only."""
    return LANGUAGES if product.title_en else LANGUAGES[:1]


def shelf_facts(products, *, way: list[tuple[str, str]]) -> SafeString:
    """Return a list of the market and the way to it, for machines."""
    rows = item_list([(product.get_title(), product.get_absolute_url()) for product in products])
    return as_script([rows, crumbs(way)] if len(way) > 1 else [rows])


def review_facts(review) -> dict:
    """Return what one buyer thinks, under the name the page shows."""
    return {
        "@type": "Review",
        "author": {"@type": "Person", "name": review.name or review.user.get_full_name()[:1] or gettext("A buyer")},
        "datePublished": moment(review.date_created),
        "name": review.title,
        "reviewBody": plain(review.body),
        "reviewRating": {"@type": "Rating", "ratingValue": review.score, "bestRating": 5, "worstRating": 1},
    }


def before_harvest(product) -> dict:
    """Return what an offer says of a crop that can only be preordered: from when it is there, and its price (CNY)."""
    preorder = product.open_preorder
    if not (product.is_sold_out and preorder and preorder.left):
        return {}
    state, since = "https://schema.org/PreOrder", preorder.first.isoformat()
    return {"availability": state, "availabilityStarts": since, "price": f"{preorder.price:.2f}"}


def product_nodes(product, *, way: list[tuple[str, str]]) -> list[dict]:
    """Return the product with its price in CNY and how many points buyers give, and the way to it."""
    seller = product.village
    node = {
        "@type": "Product",
        "name": product.get_title(),
        "description": plain(clean_html(product.description)) or product.taste,
        "sku": product.upc,
        "image": picture_addresses(product, "webp"),
        "url": absolute(product.get_absolute_url()),
        "countryOfOrigin": "CN",
        "brand": seller and {"@type": "Brand", "name": seller.name},
    }
    if product.price is not None:
        node["offers"] = offer(
            price=product.price,
            url=product.get_absolute_url(),
            in_stock=not product.is_sold_out,
            **unit_price_facts(product),
            seller=seller and {"@type": "Organization", "name": seller.name},
        ) | before_harvest(product)
    if product.rating:
        count = product.reviews.approved().count()
        rating = {"ratingValue": product.rating, "reviewCount": count, "bestRating": 5, "worstRating": 1}
        node["aggregateRating"] = {"@type": "AggregateRating", **rating}
    return [node, crumbs(way)]


def unit_price_facts(product) -> dict:
    """Return the price of 500 g (CNY) for machines, {} where it is not known."""
    measure = (product.weighed.jin_price, "500g") if product.weighed else product.unit_price()
    if measure is None or measure[1] != "500g":
        return {}
    unit = {"@type": "QuantitativeValue", "value": 500, "unitCode": "GRM"}
    price = {"price": f"{measure[0]:.2f}", "priceCurrency": "CNY", "referenceQuantity": unit}
    return {"priceSpecification": {"@type": "UnitPriceSpecification", **price}}


def with_reviews(nodes: list[dict], reviews: Iterable) -> SafeString:
    """Return the product and the way to it for machines, with what buyers think of it."""
    product, *more = nodes
    return as_script([{**product, "review": [review_facts(review) for review in reviews]}, *more])
