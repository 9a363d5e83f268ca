"""Who stands on which side of a request, what each may do now, and until when."""

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from portal.trades.exceptions import ChangedMeanwhile, NothingSaid, WrongTime
from portal.trades.kinds import Part, State
from portal.trades.models import Book, Errand

#: Requests of one person without an agreed time.
MOST_WAITING = 5
MOST_WISHES = 3
FARTHEST_AHEAD = timedelta(days=183)
#: So long a rating can be changed by whoever gave it.
RATING_STANDS_AFTER = timedelta(days=14)
#: So long after it was done it may be rated.
RATED_WITHIN = timedelta(days=60)
#: The asker is told that the business has not answered.
SILENT_AFTER = timedelta(hours=24)
LAPSES_AFTER = timedelta(days=7)


def may_rate(errand: Errand) -> bool:
    """Say whether the asker may rate it, or change the rating."""
    if errand.state != State.DONE or not errand.done_at:
        return False
    if errand.rated_at:
        return timezone.now() - errand.rated_at <= RATING_STANDS_AFTER
    return timezone.now() - errand.done_at <= RATED_WITHIN


def places_at_once(business) -> int:
    """Return how many appointments the business takes in one part of a day."""
    return Book.objects.filter(business=business).values_list("at_once", flat=True).first() or 1


def places_left(*, business, day: date, part: str) -> int:
    """Return how many more appointments the business takes then; true for long only under the business's lock."""
    taken = Errand.objects.of_business(business).at_time(day=day, part=part).count()
    return places_at_once(business) - taken


def given(text: str, *, most: int = 300) -> str:
    """Return what was said, cut to length. Raises NothingSaid without a word."""
    if not text.strip():
        raise NothingSaid
    return text.strip()[:most]


def check_time(day: date | None, part: str) -> date:
    """Return the day of a time between today and half a year ahead. Raises WrongTime for any other."""
    today = timezone.localdate()
    if day is None or part not in Part.values or not today <= day <= today + FARTHEST_AHEAD:
        raise WrongTime
    return day


def only_asker(errand: Errand, by) -> None:
    """Raise PermissionDenied unless `by` asked for it."""
    if errand.user_id is None or errand.user_id != by.pk:
        raise PermissionDenied


def only_owner(errand: Errand, by) -> None:
    """Raise PermissionDenied unless `by` keeps the business."""
    if not keeps(errand, by):
        raise PermissionDenied


def keeps(errand: Errand, by) -> bool:
    """Say whether this person keeps the business that was asked."""
    return errand.service.business.owners.filter(pk=by.pk).exists()


def is_owners_side(errand: Errand, by) -> bool:
    """Say whether `by` keeps the business (True) or asked (False). Raises PermissionDenied for everybody else."""
    if errand.user_id == by.pk:
        return False
    only_owner(errand, by)
    return True


def only_in(errand: Errand, *states: str) -> None:
    """Raise ChangedMeanwhile unless the request is in one of these states."""
    if errand.state not in states:
        raise ChangedMeanwhile
