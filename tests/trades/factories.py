"""Services and requests, made with as little as they require."""

from datetime import timedelta
from itertools import count

from django.utils import timezone

from portal.trades.kinds import Place
from portal.trades.models import Errand, Service
from portal.trades.services import accept, ask, finish, propose
from tests.businesses.factories import make_business
from tests.factories import make_user

_number = count(1)


def day(ahead: int = 3):
    """Return the date so many days from today."""
    return timezone.localdate() + timedelta(days=ahead)


def make_service(business=None, **fields) -> Service:
    """Return a repair at the shop by a listed business."""
    number = next(_number)
    names = {"name_zh_hans": f"修水管{number}", "name_en": f"Pipes {number}"}
    defaults = {"kind": "repair", "price": 40, **names}
    if fields.get("where", "shop") != "shop":
        defaults["within_km"] = 5
    return Service.objects.create(business=business or make_business(), **{**defaults, **fields})


def make_errand(service=None, by=None, **fields) -> Errand:
    """Return a request that somebody has just made."""
    service = service or make_service()
    facts = {
        "community": service.business.community,
        "text": "The tap drips",
        "wishes": [(day(), "am"), (day(4), "pm")],
        "place": Place.SHOP,
        "key": f"test-{next(_number)}",
    }
    return ask(service=service, by=by or make_user(first_name="L Wei", phone=None), **{**facts, **fields})


def owner_of(errand: Errand):
    """Return who keeps the business that was asked."""
    return errand.service.business.owners.get()


def make_proposed(service=None, by=None, *, at=None, part: str = "am", **fields) -> Errand:
    """Return a request to which a time is proposed."""
    errand = make_errand(service, by, **fields)
    return propose(errand=errand, day=at or day(), part=part, price_words="¥80", by=owner_of(errand))


def make_agreed(service=None, by=None, **fields) -> Errand:
    """Return a request with an agreed time."""
    errand = make_proposed(service, by, **fields)
    return accept(errand=errand, by=errand.user)


def make_done(service=None, by=None, **fields) -> Errand:
    """Return a request that was done yesterday."""
    errand = make_agreed(service, by, **fields)
    Errand.objects.filter(pk=errand.pk).update(day=day(-1))
    errand.refresh_from_db()
    return finish(errand=errand, by=errand.user)
