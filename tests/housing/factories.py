"""Homes, made with as little as they require."""

from datetime import timedelta
from decimal import Decimal
from itertools import count

from django.utils import timezone

from portal.housing.models import SHOWN_FOR, Listing
from portal.housing.services import offer
from portal.outbox.models import Message
from portal.outbox.services import deliver_due
from portal.users.models import User
from portal.villages.models import Membership
from portal.villages.services import appoint
from tests.factories import make_user
from tests.residents.factories import make_compound, make_resident, make_staff

_number = count(1)
FACTS = {"kind": "flat-rent", "price": Decimal("1800.00"), "size_m2": 68, "rooms": 2, "text_en": "Bright and quiet"}


def make_home_town(**fields):
    """Return a compound with an office, flats, and a number of its own."""
    return make_compound(**fields)


def person_in(place, number: str = "101") -> User:
    """Return the account of somebody who lives in the compound."""
    return User.objects.get(pk=make_resident(place, number).user_id)


def make_home(community=None, *, village=None, owner=None, **fields) -> Listing:
    """Return a listing that everybody sees, without asking anybody."""
    now, days = timezone.now(), fields.pop("days", 0)
    shown = now - timedelta(days=days)
    place = {"village": village, "kind": "rural"} if village else {"community": community or make_home_town()}
    times = {"made_at": shown, "first_shown_at": shown, "confirmed_at": shown, "expires_at": shown + SHOWN_FOR}
    facts = {**FACTS, "state": "shown", **place, **times, "owner": owner or make_user(), **fields}
    return Listing.objects.create(**facts)


def make_coordinator(village) -> User:
    """Return a coordinator of the village."""
    person = make_user()
    appoint(user=person, village=village, role=Membership.Role.COORDINATOR)
    return User.objects.get(pk=person.pk)


def offered(place, by, **facts) -> Listing:
    """Return what this person offers there, in the state it then has."""
    return offer(place=place, facts={**FACTS, **facts}, by=by)


def make_clerk(community) -> User:
    """Return somebody of the community's office."""
    return User.objects.get(pk=make_staff(community).pk)


def letters() -> list[tuple[str, str]]:
    """Do all promised work in English and return (addressee, subject) of the mails it promised, in their order."""
    User.objects.update(language="en")
    for _round in range(2):
        deliver_due(now=timezone.now() + timedelta(minutes=1))
    mails = Message.objects.filter(kind="mail").order_by("pk")
    return [(mail.payload["to"][0], mail.payload["subject"]) for mail in mails]


def texts() -> str:
    """Return every word of all mails."""
    letters()
    mails = Message.objects.filter(kind="mail")
    return " ".join(mail.payload["text"] + mail.payload["html"] for mail in mails)
