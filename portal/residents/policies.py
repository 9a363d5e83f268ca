"""Who lives where, and who runs which compound: what every room of a compound asks first.

An operator of the site runs no compound by that alone: residents' data is their own office's (ADR 0064).
"""

from django.db.models import Q
from wagtail.permissions import register_permission_policy

from portal.communities.models import Community
from portal.residents.models import Office, PropertyCompany, Residency, Staff
from portal.villages.policies import OperatorPolicy


def homes_of(user) -> list[Residency]:
    """Return where this person lives or asks to, with flat, building and community; asked once for each request."""
    if not user.is_authenticated:
        return []
    if not hasattr(user, "_homes"):
        user._homes = list(Residency.objects.open().filter(user=user).with_place())
    return user._homes


def home_in(user, community: Community) -> Residency | None:
    """Return this person's residency in the community, active or asked for; at most one query a request."""
    return next((home for home in homes_of(user) if home.community_id == community.pk), None)


def residency_of(user, community: Community) -> Residency | None:
    """Return this person's active residency in the community, None for whoever does not live there."""
    home = home_in(user, community)
    return home if home and home.state == Residency.State.ACTIVE else None


def offices_run_by(user) -> list[Office]:
    """Return the offices this person works in, in the order of their compounds; asked once for each request's user."""
    if not user.is_authenticated or not user.is_active:
        return []
    if not hasattr(user, "_offices"):
        jobs = Staff.objects.filter(user=user)
        everywhere = Q(company__in=jobs.filter(office=None).values("company"))
        here = Q(pk__in=jobs.exclude(office=None).values("office"))
        user._offices = list(Office.objects.filter(everywhere | here).select_related("community", "company"))
    return user._offices


def communities_run_by(user) -> list[Community]:
    """Return the compounds this person's office looks after."""
    return [office.community for office in offices_run_by(user)]


def may_run(user, community: Community) -> bool:
    """Say whether this person works in the property office of the compound."""
    return any(office.community_id == community.pk for office in offices_run_by(user))


def runs_an_office(user) -> bool:
    """Say whether this person works in any property office."""
    return bool(offices_run_by(user))


def register() -> None:
    """Say that operators set up companies, offices and their staff."""
    for model in (PropertyCompany, Office, Staff):
        register_permission_policy(model, OperatorPolicy(model))
