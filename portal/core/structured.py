"""Facts about a page for machines, in schema.org's words, as JSON-LD."""

import json
from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal

from django.conf import settings
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe

from portal.core.findable import absolute

#: Keeps `</script>` and the like inert inside a script element.
INERT = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def as_script(nodes: Iterable[dict]) -> SafeString:
    """Return the nodes as one data block, which no browser runs; nothing for no nodes."""
    graph = [_filled(node) for node in nodes]
    if not graph:
        return mark_safe("")
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False)
    return mark_safe(f'<script type="application/ld+json">{text.translate(INERT)}</script>')


def _filled(node: dict) -> dict:
    return {key: value for key, value in node.items() if value not in (None, "", [], {})}


def crumbs(steps: Iterable[tuple[str, str]]) -> dict:
    """Return the way from the front page to here; each step is (name, path)."""
    items = [
        {"@type": "ListItem", "position": number, "name": name, "item": absolute(path)}
        for number, (name, path) in enumerate(steps, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def offer(*, price: Decimal, url: str, in_stock: bool = True, **more) -> dict:
    """Return a price in CNY."""
    state = "InStock" if in_stock else "OutOfStock"
    return {
        "@type": "Offer",
        "price": f"{price:.2f}",
        "priceCurrency": "CNY",
        "availability": f"https://schema.org/{state}",
        "itemCondition": "https://schema.org/NewCondition",
        "url": absolute(url),
        **more,
    }


def organization() -> dict:
    """Return who stands behind the site."""
    name, address = settings.SITE_NAME, absolute("/")
    return {"@type": "Organization", "name": name, "url": address, "logo": absolute(static("img/logo.svg"))}


def item_list(rows: Iterable[tuple[str, str]]) -> dict:
    """Return the entries of a list in their order; each row is (name, path)."""
    items = [
        {"@type": "ListItem", "position": number, "name": name, "url": absolute(path)}
        for number, (name, path) in enumerate(rows, start=1)
    ]
    return {"@type": "ItemList", "numberOfItems": len(items), "itemListElement": items}


def moment(when: date | datetime | None) -> str | None:
    """Return a moment with its offset, local time; of a mere day its beginning."""
    if when is None:
        return None
    if not isinstance(when, datetime):
        when = timezone.make_aware(datetime.combine(when, time()))
    return timezone.localtime(when).isoformat()


def address(locality: str, street: str = "") -> dict:
    """Return an address in Yunnan."""
    place = {"addressCountry": "CN", "addressRegion": "Yunnan", "addressLocality": locality}
    return {"@type": "PostalAddress", **place, **({"streetAddress": street} if street else {})}


def point(latitude: Decimal, longitude: Decimal) -> dict:
    """Return a place on the map."""
    return {"@type": "GeoCoordinates", "latitude": float(latitude), "longitude": float(longitude)}


def plain(html: object, length: int = 300) -> str:
    """Return text without tags, at most so long."""
    return " ".join(strip_tags(str(html or "")).split())[:length]
