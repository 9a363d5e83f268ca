"""What is forgotten: words and places of old requests, and all that names somebody whose account is erased."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from portal.repairs.models import private_storage
from portal.trades.kinds import OPEN, State
from portal.trades.models import Errand, Photo, Step

#: So long after its end a request keeps its words and its place.
KEPT = timedelta(days=183)


@transaction.atomic
def forget_old_words() -> int:
    """Take words and places out of requests that ended half a year ago; ratings stay. Return of how many."""
    old = Errand.objects.exclude(state__in=OPEN).filter(moved_at__lte=timezone.now() - KEPT).exclude(text="")
    keys = list(old.order_by("pk").values_list("pk", flat=True)[:500])
    Step.objects.filter(errand__in=keys).update(text="")
    _drop_photos(keys)
    return Errand.objects.filter(pk__in=keys).update(text="", address="", price_words="")


@transaction.atomic
def forget_errands_of(*, user) -> None:
    """Withdraw a person's requests that wait, cancel their appointments, and take name, words, places and photos out.

    The numbers of ratings stay, so that a business's average does not change; the words go. The outbox forgets
    the letters before this is called, and no new ones are written.
    """
    mine = Errand.objects.of_person(user)
    mine.waiting().update(state=State.WITHDRAWN)
    mine.filter(state=State.AGREED).update(state=State.CANCELLED)
    Step.objects.filter(errand__in=mine.values("pk")).update(text="")
    _drop_photos(list(mine.values_list("pk", flat=True)))
    mine.update(text="", address="", price_words="", rating_text="", answer="", user=None)


def _drop_photos(keys: list[int]) -> None:
    """Drop the photos of these requests, and their files once that is committed."""
    photos = Photo.objects.filter(errand__in=keys)
    names = list(photos.values_list("file", flat=True))
    photos.delete()
    transaction.on_commit(lambda: _delete(names))


def _delete(names: list[str]) -> None:
    for name in names:
        private_storage().delete(name)
