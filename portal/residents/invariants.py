"""What must always be true of residencies."""

from django.db.models import F

from portal.ledger.invariants import Finding, register_invariant
from portal.residents.models import Residency


def homes_lie_in_their_community() -> Finding:
    """The community of every residency is its flat's."""
    wrong = Residency.objects.exclude(community=F("flat__building__community")).order_by("pk")
    keys = ", ".join(str(pk) for pk in wrong.values_list("pk", flat=True)[:5])
    return Finding(f"{Residency.objects.count()} residencies", f"elsewhere: {keys}" if keys else "")


def households_have_one_head() -> Finding:
    """Every flat somebody lives in has a head of its household."""
    lived = Residency.objects.active().values("flat").distinct()
    headless = lived.exclude(flat__in=Residency.objects.active().filter(role="head").values("flat"))
    keys = ", ".join(str(pk) for pk in headless.order_by("flat").values_list("flat", flat=True)[:5])
    return Finding(f"{lived.count()} flats lived in", f"without a head: {keys}" if keys else "")


def register() -> None:
    """Enter both sentences."""
    register_invariant("residencies lie in their flat's community", homes_lie_in_their_community)
    register_invariant("every flat lived in has a head of household", households_have_one_head)
