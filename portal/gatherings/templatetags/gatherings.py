"""Gatherings on pages that belong to other rooms."""

from django import template
from django.db.models import Count, OuterRef, Subquery
from django.utils.translation import get_language, gettext, ngettext

from portal.core.languages import locale_id
from portal.gatherings.models import Invitation, Photo, SignUp
from portal.gatherings.rooms import attach_gatherings, gathering_of
from portal.gatherings.services.photos import was_there

register = template.Library()


@register.simple_tag(takes_context=True)
def gathering_on(context, page) -> dict:
    """Return what an event's page shows of its gathering to this reader: row, own sign-up, guests, photos."""
    gathering = gathering_of(page)
    if gathering is None:
        return {}
    user = context["request"].user
    own = own_with_position(gathering, user) if user.is_authenticated else None
    guests = guests_of(gathering) if gathering.has_guests else []
    begun = gathering.has_begun
    return {
        "row": gathering,
        "own": own,
        "guests": guests,
        "is_told": bool(guests) or gathering.is_called_off or (gathering.takes_sign_ups and not begun),
        "may_add": begun and was_there(user, gathering),
        "photos": shown_photos(gathering) if begun else [],
    }


def own_with_position(gathering, user) -> SignUp | None:
    """Return this person's sign-up with its `place` in the waiting order, or None; one query."""
    before = SignUp.objects.filter(gathering=gathering, state=SignUp.State.WAITING, number__lte=OuterRef("number"))
    count = before.order_by().values("gathering").annotate(n=Count("pk")).values("n")
    rows = SignUp.objects.active().filter(gathering=gathering, user=user)
    return rows.annotate(place=Subquery(count)).first()


def guests_of(gathering) -> list:
    """Return the villages or communities that send somebody."""
    rows = Invitation.objects.filter(event=gathering.key, state=Invitation.State.ACCEPTED)
    return [invitation.invited for invitation in rows.select_related("village", "community")]


def shown_photos(gathering) -> list[Photo]:
    """Return the photos everybody may see."""
    return list(gathering.photos.filter(state=Photo.State.SHOWN))


@register.simple_tag
def tell_places(events) -> str:
    """Give each event's card what is to be said of it now: called off, how many places are left. One query."""
    attach_gatherings(events)
    for event in events:
        event.told = words_of(event.gathering)
    return ""


@register.simple_tag
def tell_called_off(events) -> str:
    """Give each card only whether it is called off: for parts that are kept while places come and go. One query."""
    attach_gatherings(events)
    for event in events:
        event.told = words_of(event.gathering) if event.gathering and event.gathering.is_called_off else ""
    return ""


def words_of(gathering) -> str:
    """Return in a few words whether it takes place and how many places are left; nothing where nobody signs up."""
    if gathering is None:
        return ""
    if gathering.is_called_off:
        return gettext("Called off")
    if not gathering.is_open:
        return ""
    if gathering.places is None:
        return gettext("Sign up")
    if not gathering.left:
        return gettext("Full, with a waiting list")
    return ngettext("%(n)d place left", "%(n)d places left", gathering.left) % {"n": gathering.left}


@register.filter
def page_of_side(side):
    """Return the live page of a village or a community in the language now spoken, or None."""
    return side.pages.live().filter(locale=locale_id(get_language() or "")).first()
