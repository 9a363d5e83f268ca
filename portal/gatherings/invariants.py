"""What must always be true of places; check_books says it."""

from django.db.models import F

from portal.gatherings.models import Gathering, SignUp
from portal.ledger.invariants import Finding, register_invariant

SHOWN = 5


def register() -> None:
    """Enter both sentences."""
    register_invariant("gatherings: no event has more people than places", people_fit)
    register_invariant("gatherings: nobody waits for a place that is free", nobody_waits_in_vain)


def people_fit() -> Finding:
    """No event has given more places than it has."""
    rows = Gathering.objects.with_figures().order_by("pk")
    wrong = rows.filter(taken__gt=F("places"))
    named = [f"gathering {one.pk}: {one.places} places, {one.taken} people" for one in wrong[:SHOWN]]
    return Finding(f"{SignUp.objects.placed().people()} people of {len(rows)} gatherings", "; ".join(named))


def nobody_waits_in_vain() -> Finding:
    """In what is still to come, no waiting group would fit into what is free."""
    coming = Gathering.objects.standing().with_figures().filter(waiting__gt=0).order_by("pk")
    free = {one.pk: one.left for one in coming}
    groups = SignUp.objects.waiting().filter(gathering__in=free)
    wrong = [group for group in groups if free[group.gathering_id] is None or group.heads <= free[group.gathering_id]]
    named = [f"gathering {one.gathering_id}: sign-up {one.pk} waits and fits" for one in wrong[:SHOWN]]
    return Finding(f"{len(groups)} groups wait", "; ".join(named))
