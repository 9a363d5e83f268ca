"""Photos afterwards: added by who came and by the host, shown by the host, taken down by anybody who is in one."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.db import transaction

from portal.gatherings.exceptions import NothingSaid, TooManyPhotos
from portal.gatherings.locks import lock_gathering
from portal.gatherings.models import Gathering, Photo
from portal.gatherings.policies import hosts, people_of
from portal.outbox.services import send

MOST = 5
#: Letters to the host: photos wait, or one was taken down.
HOST = "gatherings.host"
State = Photo.State
Sizes = tuple[ContentFile, ContentFile]


def was_there(user, gathering: Gathering) -> bool:
    """Say whether this person may add photos: the event has begun, they had a place and were not missed."""
    if not user.is_authenticated or not gathering.has_begun or gathering.is_called_off:
        return False
    return gathering.sign_ups.placed().filter(user=user).exclude(came=False).exists()


@transaction.atomic
def add_photos(*, gathering: Gathering, by, photos: Sequence[Sizes], caption: str = "") -> list[Photo]:
    """Add photos (from `in_two_sizes`) and return them: the host's show at once, others wait for the host, who is told.

    Raises PermissionDenied for who was not there, TooManyPhotos beyond five of one guest.
    """
    gathering = lock_gathering(pk=gathering.pk)
    is_host = hosts(by, gathering)
    if not is_host and not was_there(by, gathering):
        raise PermissionDenied
    own = gathering.photos.filter(by=by).exclude(state=State.HIDDEN)
    if not is_host and own.count() + len(photos) > MOST:
        raise TooManyPhotos(MOST)
    state = State.SHOWN if is_host else State.WAITING
    rows = [
        Photo.objects.create(
            gathering=gathering, by=by, large=large, small=small, caption=caption.strip()[:120], state=state
        )
        for large, small in photos
    ]
    if rows and not is_host:
        tell_host(photo=rows[0], what="photos")
    return rows


@transaction.atomic
def show_photo(*, photo: Photo, by) -> Photo:
    """Show a photo that waits, or one that was taken down, and return it.

    Raises PermissionDenied unless `by` keeps the gathering.
    """
    photo = _locked(photo)
    if not hosts(by, photo.gathering):
        raise PermissionDenied
    photo.state, photo.why = State.SHOWN, ""
    photo.save()
    return photo


@transaction.atomic
def take_down(*, photo: Photo, why: str, by=None) -> Photo:
    """Show a photo no more, at once, whoever asks, and return it; a host who did not ask is told. Twice is once.

    Raises NothingSaid without a reason, unless the host or who took it asks.
    """
    photo = _locked(photo)
    by_host = by is not None and hosts(by, photo.gathering)
    own = by is not None and photo.by_id == by.pk
    if not (why.strip() or by_host or own):
        raise NothingSaid
    if photo.state == State.HIDDEN:
        return photo
    photo.state, photo.why = State.HIDDEN, why.strip()[:200]
    photo.save()
    if not by_host:
        tell_host(photo=photo, what="taken_down")
    return photo


def _locked(photo: Photo) -> Photo:
    gathering = lock_gathering(pk=photo.gathering_id)
    found = Photo.objects.get(pk=photo.pk)
    found.gathering = gathering
    return found


def tell_host(*, photo: Photo, what: str) -> None:
    """Promise everybody who keeps the gathering a letter."""
    for pk in people_of(photo.gathering.host):
        payload = {"photo": photo.pk, "what": what, "user": pk}
        send(key=f"gathering-photo:{photo.pk}:{what}:{pk}", kind=HOST, payload=payload)
