"""A village in schema.org's words."""

from portal.core.structured import point


def village_facts(page) -> dict:
    """Return a village page as a place worth visiting."""
    village = page.village
    return {
        "@type": "TouristAttraction",
        "name": page.title,
        "description": page.summary,
        "geo": point(village.latitude, village.longitude),
        "address": {"@type": "PostalAddress", "addressCountry": "CN", "addressLocality": village.county},
        "telephone": village.phone,
        "isAccessibleForFree": True,
    }
