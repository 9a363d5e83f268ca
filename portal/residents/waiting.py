"""Who works in an office, and how many requests wait: asked for the menu of every workroom, so it is remembered."""

from django.urls import reverse

from portal.core.freshness import Version
from portal.core.memory import remembered
from portal.residents.models import Office, Residency, Staff
from portal.residents.policies import communities_run_by

#: Of who works in which office; of everybody's residencies.
staff_version = Version("residents:staff-version")
residents_version = Version("residents:version")


def works_in_an_office(user) -> bool:
    """Say whether this person works in any property office; costs no query as long as nobody is employed anew."""
    if not user.is_authenticated or not user.is_active:
        return False
    return user.pk in remembered(_everybody, "residents-staff", staff_version.now(), shared=True)


def _everybody() -> frozenset[int]:
    return frozenset(Staff.objects.values_list("user", flat=True))


def has_office(community_id: int) -> bool:
    """Say whether a property office answers for this community; costs no query as long as none is opened."""
    return community_id in remembered(_with_office, "residents-offices", staff_version.now(), shared=True)


def _with_office() -> frozenset[int]:
    return frozenset(Office.objects.values_list("community", flat=True))


def landing(user) -> str | None:
    """Lead the office's people to their desk after signing in."""
    return reverse("office:desk") if works_in_an_office(user) else None


def waiting_requests(user) -> int:
    """Return how many requests wait for this person's offices."""
    keys = sorted(community.pk for community in communities_run_by(user))
    return remembered(lambda: _count(keys), "residents-waiting", keys, residents_version.now(), shared=True)


def _count(keys: list[int]) -> int:
    return Residency.objects.waiting().filter(community__in=keys).count()
