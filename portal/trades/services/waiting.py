"""The clock of requests: after a day without an answer the asker is told, after a week without a step it lapses."""

from django.db import transaction
from django.utils import timezone

from portal.trades.kinds import OPEN, State, What
from portal.trades.locks import lock_errand
from portal.trades.models import Errand
from portal.trades.rules import LAPSES_AFTER, SILENT_AFTER
from portal.trades.services.forgetting import forget_old_words
from portal.trades.services.steps import go_on

AT_A_TIME = 500


def look_after_requests() -> str:
    """Tell, let lapse and forget what is due, and return in words how much; the clock calls it."""
    now = timezone.now()
    silent = Errand.objects.silent_since(now - SILENT_AFTER).exclude(moved_at__lte=now - LAPSES_AFTER)
    told = sum(_tell_silent(pk) for pk in _keys(silent))
    lapsed = sum(_let_lapse(pk) for pk in _keys(Errand.objects.over(before=now - LAPSES_AFTER)))
    return f"{told} told, {lapsed} lapsed, {forget_old_words()} forgotten"


def _keys(rows) -> list[int]:
    return list(rows.order_by("moved_at", "pk").values_list("pk", flat=True)[:AT_A_TIME])


@transaction.atomic
def _tell_silent(pk: int) -> bool:
    """Tell the asker once; the business's week is counted on from its last step."""
    locked = lock_errand(pk=pk)
    if locked.state != State.ASKED or locked.told_silent_at:
        return False
    moved = locked.moved_at
    locked.told_silent_at = timezone.now()
    go_on(locked, What.SILENT, by_business=None)
    Errand.objects.filter(pk=pk).update(moved_at=moved)
    return True


@transaction.atomic
def _let_lapse(pk: int) -> bool:
    """End a request nobody went on with, unless somebody did meanwhile."""
    locked = lock_errand(pk=pk)
    before = timezone.now() - LAPSES_AFTER
    if locked.state not in OPEN or not Errand.objects.over(before=before).filter(pk=pk).exists():
        return False
    locked.state = State.LAPSED
    go_on(locked, What.LAPSED, by_business=None)
    return True
