"""What search engines publish about the facts they read, as a table, and a check of a page's facts against it.

After developers.google.com/search/docs/appearance/structured-data (required and recommended properties of product
snippets, merchant listings, events, articles, recipes, breadcrumbs, businesses, organizations, review snippets and
carousels) and, for types that have no rich result of their own, schema.org.
"""

import re
from datetime import datetime
from urllib.parse import urlsplit

STATES = {"InStock", "OutOfStock", "PreOrder", "BackOrder", "SoldOut", "LimitedAvailability", "Discontinued"}
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def text(value) -> bool:
    """Say whether this is a word or more, without markup."""
    return isinstance(value, str) and bool(value.strip()) and not re.search(r"<[a-z/]", value)


def url(value) -> bool:
    """Say whether this is a whole address."""
    parts = urlsplit(value) if isinstance(value, str) else None
    return bool(parts and parts.scheme in ("http", "https") and parts.netloc and " " not in value)


def urls(value) -> bool:
    """Say whether this is one whole address or some."""
    return all(map(url, value)) and bool(value) if isinstance(value, list) else url(value)


def moment(value) -> bool:
    """Say whether this is an ISO 8601 date and time with its offset."""
    try:
        return datetime.fromisoformat(value).utcoffset() is not None and "T" in value
    except (TypeError, ValueError):
        return False


def day(value) -> bool:
    """Say whether this is an ISO 8601 date."""
    return isinstance(value, str) and bool(re.fullmatch(r"\d{4}-\d\d-\d\d", value))


def clock(value) -> bool:
    """Say whether this is a time of the day in hours and minutes."""
    return isinstance(value, str) and bool(re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value))


def number(value) -> bool:
    """Say whether this is a number, not a word for one."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def truth(value) -> bool:
    """Say whether this is true or false."""
    return isinstance(value, bool)


def price(value) -> bool:
    """Say whether this is an amount with a point and no sign of a currency."""
    return isinstance(value, str) and bool(re.fullmatch(r"\d+\.\d{2}", value)) and float(value) > 0


def duration(value) -> bool:
    """Say whether this is a time in minutes as ISO 8601 writes it."""
    return isinstance(value, str) and bool(re.fullmatch(r"PT\d+M", value))


def texts(value) -> bool:
    """Say whether this is a list of words."""
    return isinstance(value, list) and bool(value) and all(map(text, value))


def one_of(*words: str):
    """Return a check for one of schema.org's names, written as an address, or of plain words."""
    return lambda value: isinstance(value, str) and value.removeprefix("https://schema.org/") in words


def node(*kinds: str):
    """Return a check for a node of one of these types."""
    return lambda value: isinstance(value, dict) and value.get("@type") in kinds and not faults(value)


def nodes(*kinds: str):
    """Return a check for a list of such nodes."""
    return lambda value: isinstance(value, list) and bool(value) and all(map(node(*kinds), value))


PLACE = {"name": text, "address": node("PostalAddress")}
VISITED = {"description": text, "geo": node("GeoCoordinates"), "url": url, "image": urls}
#: By type: what must stand, what should (and always does here), what may.
TABLE = {
    "Product": (
        {"name": text, "image": urls, "offers": node("Offer")},
        {"description": text, "sku": text, "url": url, "brand": node("Brand"), "countryOfOrigin": one_of("CN")},
        {"aggregateRating": node("AggregateRating"), "review": nodes("Review")},
    ),
    "Offer": (
        {"price": price, "priceCurrency": one_of("CNY")},
        {"availability": one_of(*STATES), "url": url, "itemCondition": one_of("NewCondition")},
        {"seller": node("Organization"), "priceSpecification": node("UnitPriceSpecification")},
    ),
    "UnitPriceSpecification": (
        {"price": price, "priceCurrency": one_of("CNY"), "referenceQuantity": node("QuantitativeValue")},
        {},
        {},
    ),
    "QuantitativeValue": ({"value": number, "unitCode": one_of("GRM", "MTK")}, {}, {}),
    "Brand": ({"name": text}, {}, {}),
    "Service": (
        {"name": text, "provider": node("Organization")},
        {"url": url, "serviceType": text, "areaServed": text},
        {"description": text, "offers": node("Offer"), "aggregateRating": node("AggregateRating")},
    ),
    "AggregateRating": (
        {"ratingValue": number, "reviewCount": number},
        {"bestRating": number, "worstRating": number},
        {},
    ),
    "Review": (
        {"author": node("Person", "Organization"), "reviewRating": node("Rating")},
        {"datePublished": moment, "reviewBody": text},
        {"name": text},
    ),
    "Rating": ({"ratingValue": number}, {"bestRating": number, "worstRating": number}, {}),
    "Event": (
        {"name": text, "startDate": moment, "location": node("Place")},
        {
            **{"description": text, "endDate": moment, "image": urls, "url": url, "organizer": node("Organization")},
            "eventStatus": one_of("EventScheduled", "EventCancelled", "EventPostponed", "EventRescheduled"),
            "eventAttendanceMode": one_of("OfflineEventAttendanceMode"),
        },
        {"maximumAttendeeCapacity": number, "remainingAttendeeCapacity": number},
    ),
    "Place": ({"address": node("PostalAddress")}, {"name": text}, {**VISITED, "telephone": text}),
    "TouristAttraction": (
        PLACE,
        {**VISITED, "isAccessibleForFree": truth},
        {"telephone": text, "tourBookingPage": url},
    ),
    "LodgingBusiness": (PLACE, {**VISITED, "priceRange": text}, {"telephone": text}),
    **dict.fromkeys(
        ("LocalBusiness", "HairSalon", "GroceryStore", "FoodEstablishment", "MedicalBusiness", "DryCleaningOrLaundry"),
        (
            PLACE,
            {"description": text, "url": url, "openingHoursSpecification": nodes("OpeningHoursSpecification")},
            {**VISITED, "telephone": text, "specialOpeningHoursSpecification": nodes("OpeningHoursSpecification")},
        ),
    ),
    "RealEstateListing": (
        {"name": text, "url": url, "datePosted": day},
        {
            "description": text,
            "about": node("Accommodation", "Place"),
            "offers": node("OfferForLease", "OfferForPurchase"),
        },
        {"image": urls},
    ),
    **dict.fromkeys(
        ("OfferForLease", "OfferForPurchase"),
        (
            {"price": price, "priceCurrency": one_of("CNY")},
            {"availability": one_of(*STATES), "url": url, "validThrough": moment},
            {},
        ),
    ),
    "Accommodation": (PLACE, {}, {"floorSize": node("QuantitativeValue"), "numberOfRooms": number}),
    "OpeningHoursSpecification": (
        {"opens": clock, "closes": clock},
        {},
        {"dayOfWeek": one_of(*DAYS), "validFrom": day, "validThrough": day},
    ),
    "PostalAddress": (
        {"addressCountry": one_of("CN")},
        {"addressRegion": text, "addressLocality": text},
        {"streetAddress": text},
    ),
    "GeoCoordinates": ({"latitude": number, "longitude": number}, {}, {}),
    "Article": (
        {"headline": text, "author": node("Person", "Organization"), "datePublished": moment},
        {
            **{"image": urls, "dateModified": moment, "publisher": node("Organization"), "url": url},
            **{"description": text, "inLanguage": one_of("zh-hans", "en")},
        },
        {},
    ),
    "Recipe": (
        {"name": text, "image": urls},
        {
            **{"author": node("Person", "Organization"), "datePublished": moment, "recipeYield": text},
            **{"totalTime": duration, "recipeIngredient": texts, "recipeInstructions": nodes("HowToStep")},
        },
        {},
    ),
    "HowToStep": ({"text": text}, {}, {}),
    "Person": ({"name": text}, {}, {}),
    "Organization": ({"name": text}, {}, {"url": url, "logo": url, "telephone": text}),
    "WebSite": (
        {"name": text, "url": url},
        {"inLanguage": one_of("zh-hans", "en"), "potentialAction": node("SearchAction")},
        {"image": urls},
    ),
    "SearchAction": ({"target": url, "query-input": text}, {}, {}),
    "BreadcrumbList": ({"itemListElement": nodes("ListItem")}, {}, {}),
    "ItemList": ({"itemListElement": nodes("ListItem")}, {"numberOfItems": number}, {}),
    "ListItem": ({"position": number, "name": text}, {}, {"item": url, "url": url}),
}


def faults(one: dict) -> list[str]:
    """Return what is wrong with a node: what is missing, of the wrong kind, or unknown to the table."""
    kind = one.get("@type", "")
    if kind not in TABLE:
        return [f"unknown type {kind!r}"]
    required, expected, allowed = TABLE[kind]
    checks = {**allowed, **expected, **required}
    found = [f"{kind} without {name}" for name in {**required, **expected} if name not in one]
    for name, value in one.items():
        if name == "@type":
            continue
        if name not in checks:
            found.append(f"{kind} with unknown {name}")
        elif not checks[name](value):
            found.append(f"{kind}.{name}: {value!r}")
    return found + _list_faults(one)


def _list_faults(one: dict) -> list[str]:
    """Return what is wrong with the order and length of a list."""
    rows = one.get("itemListElement")
    if not isinstance(rows, list):
        return []
    places = [row.get("position") for row in rows]
    found = [] if places == list(range(1, len(rows) + 1)) else [f"{one['@type']} counts {places}"]
    if one["@type"] == "BreadcrumbList" and len(rows) < 2:
        found.append("BreadcrumbList of one step")
    address = "item" if one["@type"] == "BreadcrumbList" else "url"
    return found + [f"{one['@type']}: step without {address}" for row in rows if address not in row]
