"""How many requests the office has not looked at: asked for the menu of every workroom, so it is remembered."""

from portal.core.freshness import Version
from portal.core.memory import remembered
from portal.repairs.models import Repair
from portal.residents.policies import communities_run_by

#: Of everybody's requests.
repairs_version = Version("repairs:version")


def waiting_repairs(user) -> int:
    """Return how many requests of this person's offices nobody has looked at since the resident spoke."""
    keys = sorted(community.pk for community in communities_run_by(user))
    return remembered(lambda: _count(keys), "repairs-waiting", keys, repairs_version.now(), shared=True)


def _count(keys: list[int]) -> int:
    return Repair.objects.unseen().filter(community__in=keys).count()
