"""Somebody asks a service for something."""

from collections.abc import Sequence
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.communities.models import Community
from portal.trades.exceptions import NotOffered, OwnBusiness, TooManyOpen, WrongTime
from portal.trades.kinds import Place, What, Where
from portal.trades.models import Errand, Service, Wish
from portal.trades.rules import MOST_WAITING, MOST_WISHES, check_time, given
from portal.trades.services.steps import go_on


@transaction.atomic
def ask(
    *,
    service: Service,
    community: Community,
    text: str,
    wishes: Sequence[tuple[date, str]],
    place: str,
    key: str,
    by,
    address: str = "",
) -> Errand:
    """Ask a service for something, tell its business, and return the request.

    `wishes` are one to three times (day, part of the day). `address` is kept for what is done at home and shown to the
    business once a time is agreed. The same `key` again changes nothing and returns the first. Raises NotOffered,
    OwnBusiness, NothingSaid, WrongTime, or TooManyOpen for who has five requests without an agreed time.
    """
    if found := Errand.objects.filter(key=key, user=by).first():
        return found
    if not service.is_found:
        raise NotOffered
    if service.business.owners.filter(pk=by.pk).exists():
        raise OwnBusiness
    words = given(text, most=500)
    times = list(dict.fromkeys(wishes))[:MOST_WISHES]
    if not times:
        raise WrongTime
    for day, part in times:
        check_time(day, part)
    at_home = _place(service, place) == Place.HOME
    where = given(address, most=120) if at_home else ""
    if Errand.objects.waiting().of_person(by).count() >= MOST_WAITING:
        raise TooManyOpen
    facts = {"text": words, "place": _place(service, place), "address": where, "made_at": timezone.now()}
    try:
        with transaction.atomic():
            errand = Errand.objects.create(service=service, community=community, user=by, key=key, **facts)
    except IntegrityError:
        return Errand.objects.get(key=key, user=by)  # The same tap was quicker.
    Wish.objects.bulk_create(Wish(errand=errand, day=day, part=part) for day, part in times)
    go_on(errand, What.ASKED, by_business=False, text=words)
    return errand


def _place(service: Service, place: str) -> str:
    """Return where it is wanted; a service done in one place alone knows it."""
    only = {Where.SHOP: Place.SHOP, Where.COMES: Place.HOME}
    return only.get(Where(service.where)) or Place(place)
