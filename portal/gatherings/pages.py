"""The pages of gatherings, in the reader's language, one query for many."""

from collections.abc import Iterable

from django.utils.translation import get_language

from portal.core.languages import locale_id
from portal.culture.models import EventPage
from portal.gatherings.models import Gathering


def attach_pages(gatherings: Iterable[Gathering], *, drafts: bool = False) -> list[Gathering]:
    """Give each gathering its `page` in the language now spoken, and return those that have one; one query.

    Without `drafts` only what everybody may read counts.
    """
    gatherings = list(gatherings)
    pages = EventPage.objects.filter(translation_key__in=[one.key for one in gatherings])
    pages = pages if drafts else pages.live()
    here = locale_id(get_language() or "")
    found: dict = {}
    for page in pages.order_by("pk"):
        if page.locale_id == here or page.translation_key not in found:
            found[page.translation_key] = page
    for gathering in gatherings:
        gathering.page = found.get(gathering.key)
    return [gathering for gathering in gatherings if gathering.page]


def page_for(gathering: Gathering, *, drafts: bool = True) -> EventPage | None:
    """Return the page of one gathering in the language now spoken, or in the other one; None when it has none."""
    found = attach_pages([gathering], drafts=drafts)
    return found[0].page if found else None


def title_of(gathering: Gathering) -> str:
    """Return what the event is called in the language now spoken; empty when its pages are gone."""
    page = page_for(gathering)
    return page.title if page else ""
