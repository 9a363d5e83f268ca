"""The pages that tell of a visit."""

from collections.abc import Iterable

from django.utils.translation import get_language

from portal.tourism.models import ExperiencePage, StayPage, Visit

MODELS = {Visit.Kind.EXPERIENCE: ExperiencePage, Visit.Kind.STAY: StayPage}


def page_for(visit: Visit):
    """Return the live page of a visit in the language now active, or None; one query."""
    pages = MODELS[Visit.Kind(visit.kind)].objects.live()
    return pages.filter(visit=visit, locale__language_code=get_language()).select_related("locale").first()


def pages_for(visits: Iterable[Visit]) -> dict[int, object]:
    """Return the live page of each visit in the language now active, by visit id; a query for each kind."""
    wanted = {visit.pk for visit in visits}
    found = {}
    for model in MODELS.values() if wanted else ():
        pages = model.objects.live().filter(visit__in=wanted, locale__language_code=get_language())
        found |= {page.visit_id: page for page in pages.select_related("locale", "visit")}
    return found
