"""Events with places, groups that come, invitations."""

import io
from datetime import timedelta
from itertools import count

from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from portal.core.services import publish_page
from portal.culture.models import EventPage
from portal.gatherings.models import Gathering, Invitation, SignUp
from portal.gatherings.pictures import in_two_sizes
from portal.gatherings.services import Party, invite, set_terms, sign_up
from portal.villages.models import Membership
from portal.villages.services import appoint, page_of
from tests.businesses.factories import make_community
from tests.factories import make_user
from tests.villages.factories import bring_on

_number = count(1)
LETTERS = ("placed", "waiting", "moved_up", "moved", "called_off", "reminder", "letter")


def make_event(host=None, *, ahead: timedelta = timedelta(days=5), title: str = "", **terms) -> Gathering:
    """Return the gathering of an event just published, to which people sign up; `ahead` is how long until it begins."""
    host = host or bring_on()
    parent = page_of(host) if hasattr(host, "county") else host.pages.get(locale__language_code="zh-hans")
    starts, number = timezone.now() + ahead, next(_number)
    page = EventPage(
        title=title or f"Feast {number}", slug=f"feast-{number}", starts_at=starts, ends_at=starts + timedelta(hours=3)
    )
    page = publish_page(parent=parent, page=page)
    return set_terms(page=page, terms={"takes_sign_ups": True, **terms})


def path_of(gathering: Gathering, language: str = "en") -> str:
    """Return the address of its page."""
    page = EventPage.objects.get(translation_key=gathering.key, locale__language_code=language)
    return page.get_url()


def come(gathering: Gathering, adults: int = 1, *, user=None, **party) -> SignUp:
    """Let somebody sign up with so many."""
    user = user or make_user()
    return sign_up(gathering=gathering, by=user, party=Party(name=party.pop("name", "W"), adults=adults, **party))


def order(gathering: Gathering) -> list[tuple[str, int]]:
    """Return who waits, in order: name and heads."""
    return [(row.name, row.heads) for row in gathering.sign_ups.waiting()]


def letters(kind: str = "gatherings.guest") -> list[dict]:
    """Return what was promised of a kind of letter, in order."""
    from portal.outbox.models import Message

    return [message.payload for message in Message.objects.filter(kind=kind).order_by("pk")]


def whats(sign_up: SignUp) -> list[str]:
    """Return which letters were promised to a sign-up."""
    return [payload["what"] for payload in letters() if payload["sign_up"] == sign_up.pk]


def make_coordinator(village, **fields):
    """Return somebody who coordinates the village."""
    user = make_user(**fields)
    appoint(user=user, village=village, role=Membership.Role.COORDINATOR)
    return user


def picture(size: tuple[int, int] = (1600, 900)) -> ContentFile:
    """Return a photo from a phone."""
    out = io.BytesIO()
    Image.new("RGB", size, "green").save(out, "JPEG")
    return ContentFile(out.getvalue(), "IMG_1.jpg")


def sizes() -> tuple:
    """Return a photo as services take it."""
    return in_two_sizes(picture((64, 36)))


def make_invitation(village=None, community=None, *, by=None, by_village: bool = False, **facts) -> Invitation:
    """Return an invitation of a community to a village, or the other way round."""
    village, community = village or bring_on(), community or make_community()
    inviting, invited = (village, community) if by_village else (community, village)
    if by is None:
        by = make_coordinator(village) if by_village else make_user()
        if not by_village:
            community.group.user_set.add(by)
    today = timezone.localdate()
    days = {"first": today + timedelta(days=7), "last": today + timedelta(days=21)}
    defaults = {"kind": "artist", "what": "Dyeing with indigo", "people": 20, **days, **facts}
    return invite(inviting=inviting, invited=invited, facts=defaults, by=by)
