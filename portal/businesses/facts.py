"""A business in schema.org's words, and its card for messengers."""

from django.utils.safestring import SafeString

from portal.core.findable import LANGUAGES, absolute
from portal.core.structured import address, as_script, crumbs, item_list, point
from portal.core.templatetags.findable import CARD

TYPES = {
    "barber": "HairSalon",
    "grocery": "GroceryStore",
    "breakfast": "FoodEstablishment",
    "clinic": "MedicalBusiness",
    "laundry": "DryCleaningOrLaundry",
}
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def written_in(row) -> tuple[str, ...]:
    """Return the languages in which a row is written: without an English name it is Chinese only, and the reverse."""
    names = {"zh-hans": row.name_zh_hans, "en": row.name_en}
    return tuple(code for code in LANGUAGES if names.get(code)) or LANGUAGES


def picture_of(business) -> str:
    """Return the address of its picture in the size cards have, or nothing."""
    return absolute(business.picture.get_rendition(CARD).url) if business.picture_id else ""


def card(business) -> dict:
    """Return what a messenger shows of a business."""
    text = business.sentence or f"{business.get_kind_display()} · {business.community.name}"
    return {"title": business.name, "text": text, "picture": picture_of(business), "alt": business.name}


def nodes(business, *, way: list[tuple[str, str]]) -> SafeString:
    """Return the business with its opening times, and the way to it, for machines."""
    community = business.community
    node = {
        "@type": TYPES.get(business.kind, "LocalBusiness"),
        "name": business.name,
        "description": business.sentence,
        "url": absolute(business.get_absolute_url()),
        "image": picture_of(business),
        "telephone": business.phone,
        "address": address(community.district, f"{community.address} {business.place}".strip()),
        "geo": point(business.latitude, business.longitude) if business.latitude is not None else None,
        "openingHoursSpecification": [_opening(span) for span in business.hours.all()],
        "specialOpeningHoursSpecification": [_shut(days) for days in business.closed_ahead()],
    }
    return as_script([node, crumbs(way)])


def _opening(span) -> dict:
    day = f"https://schema.org/{DAYS[span.weekday - 1]}"
    times = {"opens": f"{span.opens:%H:%M}", "closes": f"{span.closes:%H:%M}"}
    return {"@type": "OpeningHoursSpecification", "dayOfWeek": day, **times}


def _shut(days) -> dict:
    """Return days on which it is shut: from midnight to midnight, as search engines ask."""
    span = {"validFrom": days.first.isoformat(), "validThrough": days.last.isoformat()}
    return {"@type": "OpeningHoursSpecification", "opens": "00:00", "closes": "00:00", **span}


def list_nodes(businesses, *, way: list[tuple[str, str]]) -> SafeString:
    """Return a list of businesses and the way to it, for machines."""
    return as_script([item_list([(shop.name, shop.get_absolute_url()) for shop in businesses]), crumbs(way)])
