"""A village in schema.org's words."""

from portal.core.structured import address, point


def village_facts(page) -> dict:
    """Return a village page as a place worth visiting."""
    village = page.village
    return {
        "@type": "TouristAttraction",
        "name": page.title,
        "description": page.summary,
        "geo": point(village.latitude, village.longitude),
        "address": address(village.county, village.name),
        "telephone": village.phone,
        "isAccessibleForFree": True,
    }
