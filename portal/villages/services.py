"""Bringing a village on, and putting people in charge of it."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from django.conf import settings
from django.db import transaction

from portal.core.editors import make_editors
from portal.core.services import add_collection, publish_pair, source_language_of
from portal.villages.exceptions import VillageIndexMissing
from portal.villages.models import Membership, Village, VillageIndexPage, VillagePage
from portal.villages.signals import village_brought_on


@transaction.atomic
def bring_on_village(
    *,
    slug: str,
    latitude: Decimal,
    longitude: Decimal,
    titles: Mapping[str, str],
    facts: Mapping[str, object] | None = None,
    page_fields: Mapping[str, Mapping[str, object]] | None = None,
    operator=None,
) -> Village:
    """Make everything a village needs to live here and return it.

    `titles` gives its name by language ("zh-hans", "en"); the page is written in Chinese when that is among them,
    a second title makes a real page in that language, without one the other address shows the original.
    `facts` are further fields of Village, `page_fields` further fields of VillagePage by language.
    Makes the village's collection, its pages, the group of its editors; rooms above join by `village_brought_on`.
    Raises VillageIndexMissing, or ValidationError when a field or the slug is wrong.
    """
    village = Village(slug=slug, latitude=latitude, longitude=longitude)
    for language, title in titles.items():
        setattr(village, f"name_{language.replace('-', '_')}", title)
    for name, value in (facts or {}).items():
        setattr(village, name, value)
    village.full_clean(exclude=["name", "county"])
    village.collection = add_collection(titles[source_language_of(titles)])
    village.save()
    page = _publish_pages(village, titles, page_fields or {}, operator)
    village.group = make_editors(name=f"village {slug}", page=page, collection=village.collection)
    village.save(update_fields=["group"])
    village_brought_on.send(sender=Village, village=village, operator=operator)
    return village


def _publish_pages(village: Village, titles: Mapping, page_fields: Mapping, operator) -> VillagePage:
    """Publish the village's page in the language it is written in, and its translations."""
    language = source_language_of(titles)
    index = VillageIndexPage.objects.filter(locale__language_code=language).first()
    if index is None:
        raise VillageIndexMissing(language)
    fields = {code: {"title": title, **page_fields.get(code, {})} for code, title in titles.items()}
    page = VillagePage(village=village, slug=village.slug, **fields.pop(language))
    return publish_pair(parent=index, page=page, translations=fields, user=operator)


@transaction.atomic
def appoint(*, user, village: Village, role: str) -> Membership:
    """Put a person in charge of a village as `role` (Membership.Role) and return the membership.

    Doing it twice changes nothing. Who may edit pages follows by itself, see `seat_editors`.
    """
    return Membership.objects.get_or_create(user=user, village=village, role=role)[0]


@transaction.atomic
def dismiss(*, user, village: Village, role: str) -> None:
    """Take a role in a village from a person; nothing happens when they did not hold it."""
    for membership in Membership.objects.filter(user=user, village=village, role=role):
        membership.delete()


def seat_editors(*, village: Village) -> None:
    """Let the village's coordinators, and nobody else, sit in the group that edits its pages."""
    if village.group is not None:
        coordinators = village.memberships.filter(role=Membership.Role.COORDINATOR)
        village.group.user_set.set(coordinators.values_list("user", flat=True))


def written_pages(villages: Iterable[Village]) -> dict[int, VillagePage]:
    """Return the page of each village, by its id, in the language it was written in: one query for all of them."""
    pages = VillagePage.objects.filter(village__in=villages, alias_of=None).select_related("locale", "village")
    written: dict[int, VillagePage] = {}
    for page in pages:
        if page.village_id not in written or page.locale.language_code == settings.LANGUAGE_CODE:
            written[page.village_id] = page
    return written


def page_of(village: Village, language: str | None = None) -> VillagePage | None:
    """Return the village's page in a language, by default the one it was written in; None when it has none."""
    if language:
        return village.pages.select_related("locale").filter(locale__language_code=language).first()
    return written_pages([village]).get(village.pk)
