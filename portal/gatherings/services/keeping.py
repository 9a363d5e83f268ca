"""What the event's page says of its gathering: terms, times, host. Written by the page's own form and by publishing."""

from collections.abc import Mapping

from django.db import transaction
from wagtail.models import Page

from portal.communities.models import CommunityPage
from portal.culture.models import EventPage
from portal.gatherings.locks import lock_gathering
from portal.gatherings.models import Gathering
from portal.gatherings.services.signing import move_up
from portal.gatherings.telling import tell_all
from portal.villages.models import VillagePage

#: What the event's form asks besides the page's own fields.
TERMS = ("takes_sign_ups", "places", "most_together", "families", "min_age", "until")


@transaction.atomic
def set_terms(*, page: EventPage, terms: Mapping[str, object], parent: Page | None = None) -> Gathering | None:
    """Write the terms of the page's gathering and return it; None for a page below nobody's village or community.

    `terms` are those of TERMS; `parent` is where a page not saved yet will stand. Places never become fewer than were
    given: then they are as many as were given. More places are given to who waits at once.
    """
    found = _row_of(page, parent)
    if found is None:
        return None
    gathering = lock_gathering(pk=found.pk)
    for name in TERMS:
        setattr(gathering, name, terms.get(name, getattr(gathering, name)))
    if gathering.places is not None:
        gathering.places = max(gathering.places, gathering.sign_ups.placed().people(), 1)
    gathering.save()
    move_up(gathering)
    return gathering


@transaction.atomic
def follow_page(*, page: EventPage) -> Gathering | None:
    """Take the times of a page just published into its gathering and its translations; return the gathering.

    Everybody who comes or waits is told when it moved, and is reminded anew the day before.
    """
    found = _row_of(page)
    if found is None:
        return None
    gathering = lock_gathering(pk=found.pk)
    moved = (gathering.starts_at, gathering.ends_at) != (page.starts_at, page.ends_at)
    if moved:
        if gathering.until and gathering.until > page.starts_at:
            gathering.until = None
        gathering.starts_at, gathering.ends_at, gathering.reminded_at = page.starts_at, page.ends_at, None
        gathering.save()
    if moved and not gathering.is_called_off and not gathering.has_begun:
        tell_all(gathering=gathering, what="moved", stamp=page.starts_at.isoformat())
    _carry_over(page)
    return gathering


def _row_of(page: EventPage, parent: Page | None = None) -> Gathering | None:
    """Return the page's gathering, made when there is none; it never changes its host."""
    found = Gathering.objects.filter(key=page.translation_key).first()
    if found or not (page.starts_at and page.ends_at):
        return found
    host = host_below(parent or page.get_parent())
    if host is None:
        return None
    times = {"starts_at": page.starts_at, "ends_at": page.ends_at}
    found, _made = Gathering.objects.get_or_create(key=page.translation_key, defaults={**host, **times})
    return found


def host_below(parent: Page | None) -> dict | None:
    """Return {"village": …} or {"community": …}: who is the host of what stands below this page."""
    above = parent.specific if parent else None
    if isinstance(above, VillagePage):
        return {"village": above.village}
    if isinstance(above, CommunityPage):
        return {"community": above.community}
    return None


def _carry_over(page: EventPage) -> None:
    """Let the page's translations, and what is drafted of them, say the same times: it is one event."""
    times = {"starts_at": page.starts_at, "ends_at": page.ends_at}
    for twin in EventPage.objects.filter(translation_key=page.translation_key, alias_of=None).exclude(pk=page.pk):
        if (twin.starts_at, twin.ends_at) == (page.starts_at, page.ends_at):
            continue
        EventPage.objects.filter(pk=twin.pk).update(**times)
        draft = twin.latest_revision
        if draft:
            draft.content |= {name: moment.isoformat() for name, moment in times.items()}
            draft.save(update_fields=["content"])
