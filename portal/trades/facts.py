"""A service in schema.org's words."""

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from portal.core.findable import absolute
from portal.core.structured import as_script, crumbs, item_list, offer


def card(service) -> dict:
    """Return what a search engine and a messenger say of a service."""
    words = {"service": service.name, "business": service.business.name, "community": service.business.community.name}
    text = service.text or _("%(service)s by %(business)s in %(community)s") % words
    return {"title": f"{service.name} · {service.business.name}", "text": " ".join(text.split())[:200]}


def nodes(service, *, way: list[tuple[str, str]]) -> SafeString:
    """Return the service with who provides it, its price and its rating, and the way to it, for machines."""
    business = service.business
    provider = {"@type": "Organization", "name": business.name, "url": absolute(business.get_absolute_url())}
    node = {
        "@type": "Service",
        "name": service.name,
        "serviceType": str(service.get_kind_display()),
        "description": service.text,
        "url": absolute(service.get_absolute_url()),
        "areaServed": business.community.name,
        "provider": provider,
        "offers": offer(price=service.price, url=service.get_absolute_url()) if service.price else None,
        "aggregateRating": _rating(service) if service.ratings else None,
    }
    return as_script([node, crumbs(way)])


def _rating(service) -> dict:
    mean = {"ratingValue": round(service.stars, 1), "reviewCount": service.ratings}
    return {"@type": "AggregateRating", **mean, "bestRating": 5, "worstRating": 1}


def list_nodes(services, *, way: list[tuple[str, str]]) -> SafeString:
    """Return a list of services and the way to it, for machines."""
    return as_script([item_list([(one.name, one.get_absolute_url()) for one in services]), crumbs(way)])
