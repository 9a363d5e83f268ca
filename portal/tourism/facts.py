"""Things to do and places to stay in schema.org's words."""

from portal.core.findable import absolute
from portal.core.structured import address, plain, point


def visit_facts(page) -> dict:
    """Return a thing to do as a place worth visiting, a place to stay as a lodging, in its village."""
    visit, village = page.visit, page.visit.village
    fact = {
        "name": page.title,
        "description": page.summary or plain(page.includes),
        "geo": point(village.latitude, village.longitude),
        "address": address(village.county, village.name),
        "telephone": village.phone,
    }
    if visit.kind == visit.Kind.STAY:
        return {"@type": "LodgingBusiness", **fact, "priceRange": f"CNY {visit.price:.2f}"}
    ask = f"{absolute(page.get_url() or '/')}#ask"
    free = visit.price == 0
    return {"@type": "TouristAttraction", **fact, "isAccessibleForFree": free, "tourBookingPage": ask}
