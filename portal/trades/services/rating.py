"""What people say of what was done, what the business answers, and words the operator hides."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from portal.core.admin_scope import is_operator
from portal.trades.exceptions import ChangedMeanwhile, TooLate
from portal.trades.kinds import State, What
from portal.trades.locks import lock_errand
from portal.trades.models import Errand
from portal.trades.rules import given, may_rate, only_asker, only_in, only_owner
from portal.trades.services.steps import go_on


@transaction.atomic
def rate(*, errand: Errand, rating: int, by, text: str = "") -> Errand:
    """Rate what was done from 1 to 5, or change the rating within fourteen days, and return the request.

    The business is told of the first one. Raises PermissionDenied unless `by` asked, ChangedMeanwhile unless it is
    done, TooLate, ValueError for another number.
    """
    if rating not in range(1, 6):
        raise ValueError("a rating is from 1 to 5")
    locked = lock_errand(pk=errand.pk)
    only_asker(locked, by)
    only_in(locked, State.DONE)
    if not may_rate(locked):
        raise TooLate
    is_first = locked.rated_at is None
    locked.rating, locked.rating_text = rating, text.strip()[:300]
    locked.rated_at = locked.rated_at or timezone.now()
    if is_first:
        go_on(locked, What.RATED, by_business=False)
    else:
        locked.save()
    return locked


@transaction.atomic
def answer_rating(*, errand: Errand, text: str, by) -> Errand:
    """Answer a rating, once, for everybody to read, and return the request.

    Raises PermissionDenied unless `by` keeps the business, NothingSaid, ChangedMeanwhile without a rating, TooLate when
    it was answered before.
    """
    locked = lock_errand(pk=errand.pk)
    only_owner(locked, by)
    if locked.rating is None:
        raise ChangedMeanwhile
    if locked.answer:
        raise TooLate
    locked.answer = given(text)
    go_on(locked, What.ANSWERED, by_business=True)
    return locked


@transaction.atomic
def hide_words(*, errand: Errand, reason: str, by) -> Errand:
    """Show the words of a rating to nobody any more, with the reason, and return the request; the number stays.

    Raises PermissionDenied unless `by` is an operator, or NothingSaid.
    """
    if not is_operator(by):
        raise PermissionDenied
    locked = lock_errand(pk=errand.pk)
    locked.hidden_at, locked.hidden_why, locked.hidden_by = timezone.now(), given(reason, most=200), by
    locked.save()
    return locked


@transaction.atomic
def show_words(*, errand: Errand, by) -> Errand:
    """Show hidden words again, and return the request. Raises PermissionDenied unless `by` is an operator."""
    if not is_operator(by):
        raise PermissionDenied
    locked = lock_errand(pk=errand.pk)
    locked.hidden_at, locked.hidden_why, locked.hidden_by = None, "", None
    locked.save()
    return locked
