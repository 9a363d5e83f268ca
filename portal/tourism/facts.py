"""Things to do and places to stay in schema.org's words."""

from portal.core.structured import plain, point


def visit_facts(page) -> dict:
    """Return a visit as a place worth visiting, in its village."""
    village = page.visit.village
    return {
        "@type": "TouristAttraction",
        "name": page.title,
        "description": page.summary or plain(page.includes),
        "geo": point(village.latitude, village.longitude),
        "address": {"@type": "PostalAddress", "addressCountry": "CN", "addressLocality": village.county},
        "isAccessibleForFree": page.visit.price == 0,
        "publicAccess": True,
    }
