"""A number that changes with every request: what waits is remembered under it."""

from django.db.models.signals import post_delete, post_save

from portal.businesses.models import Business
from portal.core.freshness import Version
from portal.core.memory import remembered
from portal.trades.kinds import State
from portal.trades.models import Errand

errands = Version("trades:errands")


def follow() -> None:
    """Renew the number whenever a request is saved or deleted."""
    for signal in (post_save, post_delete):
        signal.connect(errands.renew, sender=Errand, dispatch_uid=f"trades.{id(signal)}")


def waiting_for(business: Business) -> int:
    """Return how many requests wait for the business's answer; no query while nothing changed."""
    rows = Errand.objects.of_business(business).filter(state=State.ASKED)
    return remembered(rows.count, "trades-waiting", errands.now(), business.pk, shared=True)


def open_of(user) -> tuple[int, int]:
    """Return how many open requests a person has and how many wait for their yes; no query while nothing changed."""

    def count() -> tuple[int, int]:
        states = list(Errand.objects.open().of_person(user).values_list("state", flat=True))
        return len(states), states.count(State.PROPOSED)

    return remembered(count, "trades-open", errands.now(), user.pk, shared=True)
