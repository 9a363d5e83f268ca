"""Writing down what happened and telling the other side: the part that all verbs share."""

from django.utils import timezone

from portal.trades.letters import tell
from portal.trades.models import Errand, Step


def go_on(errand: Errand, what: str, *, by_business: bool | None, text: str = "", with_time: bool = False) -> Step:
    """Save a locked request, keep the step, promise its letters, and return it. `with_time` keeps the time, too."""
    errand.moved_at = timezone.now()
    errand.save()
    when = {"day": errand.day, "part": errand.part, "clock": errand.clock} if with_time else {}
    step = Step.objects.create(errand=errand, what=what, by_business=by_business, text=text, at=errand.moved_at, **when)
    tell(step=step)
    return step
