"""Somebody asks a service for something."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.core.files.base import File
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.communities.models import Community
from portal.repairs.services.steps import MOST_PHOTOS, one_transaction
from portal.trades.exceptions import NotOffered, OwnBusiness, TooManyOpen, WrongTime
from portal.trades.kinds import Place, What, Where
from portal.trades.models import Errand, Photo, Service, Wish
from portal.trades.rules import MOST_WAITING, MOST_WISHES, check_time, given
from portal.trades.services.steps import go_on


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
    photos: Iterable[File] = (),
) -> Errand:
    """Ask a service for something, tell its business, and return the request.

    `wishes` are one to three times (day, part of the day). `address` is kept for what is done at home and shown to the
    business once a time is agreed. `photos` come from portal.images.services.make_safe, three at most. The same `key`
    again changes nothing and returns the first. Raises NotOffered, OwnBusiness, NothingSaid, WrongTime, or TooManyOpen
    for who has five requests without an agreed time; then nothing is kept, no photo either.
    """
    with one_transaction() as files:
        if found := Errand.objects.filter(key=key, user=by).first():
            return found
        times = _checked(service, wishes, by)
        words, at = given(text, most=500), _place(service, place)
        where = given(address, most=120) if at == Place.HOME else ""
        facts = {"text": words, "place": at, "address": where, "made_at": timezone.now()}
        try:
            with transaction.atomic():
                errand = Errand.objects.create(service=service, community=community, user=by, key=key, **facts)
        except IntegrityError:
            return Errand.objects.get(key=key, user=by)  # The same tap was quicker.
        Wish.objects.bulk_create(Wish(errand=errand, day=day, part=part) for day, part in times)
        _keep(errand, photos, files)
        go_on(errand, What.ASKED, by_business=False, text=words)
    return errand


def _checked(service: Service, wishes: Sequence[tuple[date, str]], by) -> list[tuple[date, str]]:
    """Return the times to be kept, each once, if `by` may ask for this service now."""
    if not service.is_found:
        raise NotOffered
    if service.business.owners.filter(pk=by.pk).exists():
        raise OwnBusiness
    times = list(dict.fromkeys(wishes))[:MOST_WISHES]
    if not times:
        raise WrongTime
    for day, part in times:
        check_time(day, part)
    if Errand.objects.waiting().of_person(by).count() >= MOST_WAITING:
        raise TooManyOpen
    return times


def _keep(errand: Errand, photos: Iterable[File], files: list[str]) -> None:
    """Keep the photos; the names of their files are entered in `files`."""
    for photo in list(photos)[:MOST_PHOTOS]:
        row = Photo(errand=errand)
        row.file.save(photo.name or "photo.jpg", photo, save=False)
        files.append(str(row.file.name))
        row.save()


def _place(service: Service, place: str) -> str:
    """Return where it is wanted; a service done in one place alone knows it."""
    only = {Where.SHOP: Place.SHOP, Where.COMES: Place.HOME}
    return only.get(Where(service.where)) or Place(place)
