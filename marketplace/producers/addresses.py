"""Where the pages of villages are, for shop pages that link to them."""

from collections.abc import Iterable

from django.utils.translation import get_language

from portal.villages.models import Village, VillagePage


def village_pages(villages: Iterable[Village]) -> dict[int, VillagePage]:
    """Return the live page of each village in the reader's language, by village id; one query."""
    pages = VillagePage.objects.live().filter(village__in=list(villages), locale__language_code=get_language())
    return {page.village_id: page for page in pages.select_related("locale", "village")}
