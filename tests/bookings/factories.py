"""Visits with dates, and who books them."""

from datetime import datetime, time, timedelta
from decimal import Decimal
from itertools import count

from django.utils import timezone

from marketplace.bookings.models import Slot
from marketplace.bookings.services import open_slots, set_terms, span_of
from marketplace.placement.choices import ON_SITE, Delivery
from marketplace.placement.services import place
from portal.tourism.models import Visit
from tests.factories import make_producer, make_village
from tests.placement.factories import BUYER, make_basket

_number = count(1)
NOTHING_SENT = Delivery(method=ON_SITE)
TERMS = {
    "starts": time(9, 0),
    "ends": time(12, 0),
    "close_hours": 24,
    "minimum": 0,
    "free_days": 3,
    "late_percent": 50,
}


def make_host_village():
    """Return a village with a seller."""
    village = make_village()
    make_producer(village)
    return village


def make_bookable(village=None, *, kind="experience", **terms):
    """Return a visit that is booked by these terms, the usual ones where nothing else is said."""
    visit = Visit.objects.create(
        slug=f"bookable-{next(_number)}",
        village=village or make_host_village(),
        kind=kind,
        name_zh_hans="扎染一下午",
        name_en="Tie-dye",
        price="80.00",
        price_unit_zh_hans="每人",
        price_unit_en="per person",
        capacity=8,
    )
    times = {"starts": time(15, 0), "ends": time(12, 0)} if kind == "stay" else {}
    set_terms(visit=visit, fields={**TERMS, **times, **terms})
    return visit


def in_days(days: int):
    """Return the date so many days from today."""
    return timezone.localdate() + timedelta(days=days)


def make_slots(visit, *days: int, places=8, price="80.00") -> list[Slot]:
    """Open dates so many days from today and return them, by date, with their places."""
    terms = visit.terms
    spans = [span_of(visit, day=in_days(each), starts=terms.starts, ends=terms.ends) for each in days]
    open_slots(visit=visit, spans=spans, places=places, price=Decimal(price))
    return list(Slot.objects.with_places().filter(starts_at__in=[span.starts_at for span in spans], visit=visit))


def make_slot(*, days=10, places=8, price="80.00", kind="experience", village=None, **terms) -> Slot:
    """Return one date of a new visit."""
    return make_slots(make_bookable(village, kind=kind, **terms), days, places=places, price=price)[0]


def fresh(slot: Slot) -> Slot:
    """Return a date as it is now, with its places."""
    return Slot.objects.with_places().get(pk=slot.pk)


def book(*slots: Slot, quantity=1, goods=(), delivery=NOTHING_SENT, provider="scripted", total=None, user=None, **more):
    """Order so many places of each date, and goods with them as (product, quantity); return the order."""
    basket = make_basket(*((slot.product, quantity) for slot in slots), *goods, user=user)
    if total is None:
        bought = [(slot.product, quantity) for slot in slots] + list(goods)
        total = sum((product.stockrecords.get().price * number for product, number in bought), Decimal(0))
    words = {"contact": BUYER, "delivery": delivery, "provider": provider, "language": "en", **more}
    return place(basket=basket, seen_total=Decimal(total), user=user, **words).order


def at_days(days: int, hour: int = 12) -> datetime:
    """Return that hour, so many days from today."""
    return datetime.combine(in_days(days), time(hour), timezone.get_current_timezone())
