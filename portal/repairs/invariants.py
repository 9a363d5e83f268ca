"""What must always be true of repair requests."""

from django.db.models import F, Q

from portal.ledger.invariants import Finding, register_invariant
from portal.repairs.kinds import State
from portal.repairs.models import Repair, SameHere


def repairs_stay_in_their_compound() -> Finding:
    """Flat, building, firm, neighbours' flats and the request it was joined with lie in the request's compound."""
    here = F("community")
    wrong = Repair.objects.exclude(flat__building__community=here)
    strangers = Q(building__isnull=False) & ~Q(building__community=here)
    strangers |= Q(firm__isnull=False) & ~Q(firm__community=here)
    strangers |= Q(merged_into__isnull=False) & ~Q(merged_into__community=here)
    joined = SameHere.objects.exclude(flat__building__community=F("repair__community"))
    keys = {*wrong.values_list("pk", flat=True), *Repair.objects.filter(strangers).values_list("pk", flat=True)}
    keys |= {*joined.values_list("repair", flat=True)}
    return Finding(f"{Repair.objects.count()} requests", _named(keys))


def neighbours_join_common_parts_alone() -> Finding:
    """No flat counts beside a request about a flat, nor as its own neighbour; what was joined is closed."""
    wrong = SameHere.objects.filter(Q(repair__place="flat") | Q(flat=F("repair__flat")))
    keys = {*wrong.values_list("repair", flat=True)}
    loose = Repair.objects.filter(merged_into__isnull=False).exclude(state=State.MERGED)
    keys |= {*loose.values_list("pk", flat=True)}
    return Finding(f"{SameHere.objects.count()} neighbours", _named(keys))


def _named(keys: set[int]) -> str:
    return f"wrong: {', '.join(str(pk) for pk in sorted(keys)[:5])}" if keys else ""


def register() -> None:
    """Enter both sentences."""
    register_invariant("repair requests stay in their compound", repairs_stay_in_their_compound)
    register_invariant("neighbours join requests about common parts alone", neighbours_join_common_parts_alone)
