"""A home in schema.org's words, and its card for messengers."""

from django.utils import timezone
from django.utils.safestring import SafeString

from portal.core.findable import absolute
from portal.core.structured import address, as_script, crumbs, item_list, moment, plain
from portal.core.templatetags.findable import CARD
from portal.core.templatetags.ui import cny
from portal.housing.models import Listing


def picture_of(listing: Listing) -> str:
    """Return the address of its first photo in the size cards have, or nothing."""
    return absolute(listing.picture.get_rendition(CARD).url) if listing.picture_id else ""


def in_brief(listing: Listing) -> str:
    """Return price, facts and place in one line."""
    return " · ".join([cny(listing.price), *listing.facts, listing.where])


def card(listing: Listing) -> dict:
    """Return what a messenger shows of a home."""
    text = f"{in_brief(listing)} {plain(listing.text, 160)}".strip()
    return {"title": listing.title, "text": text, "picture": picture_of(listing), "alt": listing.title}


def nodes(listing: Listing, *, way: list[tuple[str, str]]) -> SafeString:
    """Return the listing, what it is about and its price, and the way to it, for machines."""
    url = absolute(listing.get_absolute_url())
    deal = {
        "@type": "OfferForPurchase" if listing.is_sale else "OfferForLease",
        "price": f"{listing.price:.2f}",
        "priceCurrency": "CNY",
        "availability": "https://schema.org/InStock",
        "url": url,
        "validThrough": moment(listing.expires_at),
    }
    node = {
        "@type": "RealEstateListing",
        "name": listing.title,
        "description": plain(listing.text) or in_brief(listing),
        "url": url,
        "datePosted": timezone.localdate(listing.first_shown_at).isoformat(),
        "image": picture_of(listing),
        "about": _place(listing),
        "offers": deal,
    }
    return as_script([node, crumbs([*way, (listing.title, listing.get_absolute_url())])])


def _place(listing: Listing) -> dict:
    if listing.village:
        where = address(listing.village.county, listing.village.name)
    else:
        where = address(listing.community.district, listing.community.address)
    node = {"@type": "Place" if listing.is_parking else "Accommodation", "name": listing.title, "address": where}
    if listing.is_parking:
        return node
    if listing.size_m2:
        node["floorSize"] = {"@type": "QuantitativeValue", "value": listing.size_m2, "unitCode": "MTK"}
    if listing.rooms:
        node["numberOfRooms"] = listing.rooms
    return node


def list_nodes(listed: list[Listing], *, way: list[tuple[str, str]]) -> SafeString:
    """Return a list of homes, if there are any, and the way to it, for machines."""
    rows = [(home.title, home.get_absolute_url()) for home in listed]
    return as_script([*([item_list(rows)] if rows else []), crumbs(way)])
