"""Offering a home, and its photos."""

from collections.abc import Iterable, Mapping

from django.core.exceptions import PermissionDenied
from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from wagtail.images import get_image_model

from portal.communities.models import Community
from portal.housing.exceptions import TooManyPhotos
from portal.housing.kinds import State
from portal.housing.letters import promise
from portal.housing.locks import lock_listing
from portal.housing.models import MOST_PHOTOS, SHOWN_FOR, Listing, Photo
from portal.housing.policies import deciders_of, keeps, may_offer
from portal.residents.policies import may_run
from portal.villages.models import Village


@transaction.atomic
def offer(*, place: Community | Village, facts: Mapping[str, object], by, photos: Iterable[File] = ()) -> Listing:
    """Write down what `by` offers and return it; an office's own, and that of somebody known, is shown at once.

    `facts` are columns (kind, price in CNY, size_m2, text_en, …), `photos` come from make_safe, eight at most. All
    others wait, and whoever decides is written to. Raises PermissionDenied for who may not offer there, ValidationError
    when a fact is wrong, TooManyPhotos.
    """
    if not may_offer(by, place):
        raise PermissionDenied
    now = timezone.now()
    by_office = isinstance(place, Community) and may_run(by, place)
    where = {"village" if isinstance(place, Village) else "community": place}
    listing = Listing(**where, **facts, owner=by, by_office=by_office, made_at=now, confirmed_at=now)
    listing.expires_at = now + SHOWN_FOR
    if by_office or is_known(by):
        listing.state, listing.first_shown_at = State.SHOWN, now
    listing.full_clean(exclude=["text"])
    listing.save()
    _add(listing, list(photos), by)
    if listing.state == State.WAITING:
        for person in deciders_of(listing):
            promise("waiting", listing=listing, user=person)
    return listing


def is_known(user) -> bool:
    """Say whether an office or an operator has looked at a listing of this person before and found nothing false."""
    mine = Listing.objects.filter(owner=user, by_office=False)
    looked_at = mine.filter(decided_at__isnull=False, first_shown_at__isnull=False)
    return looked_at.exists() and not mine.filter(false_reports__upheld=True).exists()


@transaction.atomic
def add_photos(*, listing: Listing, photos: Iterable[File], by) -> Listing:
    """Add photos (from make_safe) to a listing and return it. Raises PermissionDenied, TooManyPhotos."""
    listing = lock_listing(pk=listing.pk)
    if not keeps(by, listing):
        raise PermissionDenied
    _add(listing, list(photos), by)
    return listing


@transaction.atomic
def drop_photo(*, photo: Photo, by) -> None:
    """Take a photo off its listing and delete it. Raises PermissionDenied."""
    listing = lock_listing(pk=photo.listing_id)
    if not keeps(by, listing):
        raise PermissionDenied
    photo.image.delete()
    _show_first(listing)


def _add(listing: Listing, photos: list[File], by) -> None:
    if listing.photos.count() + len(photos) > MOST_PHOTOS:
        raise TooManyPhotos
    kept_in = {"collection": listing.place.collection} if listing.place.collection_id else {}
    for file in photos:
        image = get_image_model().objects.create(
            title=listing.title, description=listing.title, file=file, uploaded_by_user=by, **kept_in
        )
        Photo.objects.create(listing=listing, image=image)
    if photos:
        _show_first(listing)


def _show_first(listing: Listing) -> None:
    """Let the first photo stand for the listing in lists."""
    first = listing.photos.first()
    listing.picture_id = first.image_id if first else None
    listing.save(update_fields=["picture", "changed_at"])
