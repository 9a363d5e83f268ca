"""Facts about a page for machines, in schema.org's words, as JSON-LD."""

import json
from collections.abc import Iterable
from decimal import Decimal

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
        "url": absolute(url),
        **more,
    }


def point(latitude: Decimal, longitude: Decimal) -> dict:
    """Return a place on the map."""
    return {"@type": "GeoCoordinates", "latitude": float(latitude), "longitude": float(longitude)}


def plain(html: object, length: int = 300) -> str:
    """Return text without tags, at most so long."""
    return " ".join(strip_tags(str(html or "")).split())[:length]
