"""A time is proposed by the business and accepted or declined by the asker; the last place is given once."""

from datetime import date, time

from django.db import transaction

from portal.trades.exceptions import TimeTaken
from portal.trades.kinds import State, What
from portal.trades.locks import lock_business, lock_errand
from portal.trades.models import Errand
from portal.trades.rules import check_time, only_asker, only_in, only_owner, places_at_once, places_left
from portal.trades.services.steps import go_on


@transaction.atomic
def propose(*, errand: Errand, day: date, part: str, by, clock: time | None = None, price_words: str = "") -> Errand:
    """Propose a time, one of the wished ones or another, tell the asker, and return the request.

    `clock` is the hour by the clock on the wall, if one is said; `price_words` says what it costs. A proposal holds no
    place. Raises PermissionDenied unless `by` keeps the business, WrongTime, ChangedMeanwhile, or TimeTaken when the
    business has as many appointments then as it takes.
    """
    locked = lock_errand(pk=errand.pk)
    only_owner(locked, by)
    only_in(locked, State.ASKED, State.PROPOSED)
    check_time(day, part)
    if places_left(business=locked.service.business, day=day, part=part) < 1:
        raise TimeTaken
    locked.state, locked.day, locked.part, locked.clock = State.PROPOSED, day, part, clock
    locked.price_words = price_words.strip()[:120]
    go_on(locked, What.PROPOSED, by_business=True, text=locked.price_words, with_time=True)
    return locked


@transaction.atomic
def accept(*, errand: Errand, by) -> Errand:
    """Accept the proposed time, tell the business, and return the request; both now see name, phone and place.

    The business is locked before its appointments are counted, so that the last place is given once. Raises
    PermissionDenied unless `by` asked, ChangedMeanwhile, WrongTime when the day is past, TimeTaken.
    """
    business = lock_business(pk=errand.service.business_id)
    locked = lock_errand(pk=errand.pk)
    only_asker(locked, by)
    only_in(locked, State.PROPOSED)
    day = check_time(locked.day, locked.part)
    if places_left(business=business, day=day, part=locked.part) < 1:
        raise TimeTaken
    locked.state, locked.places = State.AGREED, places_at_once(business)
    go_on(locked, What.AGREED, by_business=False, with_time=True)
    return locked


@transaction.atomic
def decline(*, errand: Errand, by, text: str = "") -> Errand:
    """Decline the proposed time, tell the business, and return the request, which waits for another proposal.

    Raises PermissionDenied unless `by` asked, or ChangedMeanwhile.
    """
    locked = lock_errand(pk=errand.pk)
    only_asker(locked, by)
    only_in(locked, State.PROPOSED)
    locked.state, locked.told_silent_at = State.ASKED, None
    locked.day, locked.part, locked.clock, locked.price_words = None, "", None, ""
    go_on(locked, What.DECLINED, by_business=False, text=text.strip()[:300])
    return locked
