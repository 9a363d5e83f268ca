"""Whose event it is: a village's coordinators, a community's editors and its property office; operators help all."""

from collections.abc import Iterable

from django.db.models import Q

from portal.businesses.policies import edited_communities
from portal.communities.models import Community
from portal.core.work_menu import runs_page_admin, to_page_admin
from portal.gatherings.models import Gathering, GatheringQuerySet, Invitation
from portal.residents.policies import communities_run_by
from portal.residents.services.desk import staff_of
from portal.users.models import User
from portal.villages.models import Membership, Village
from portal.villages.policies import villages_kept_by


def own_villages(user) -> list[Village]:
    """Return the villages this person coordinates; no query after the first of a request."""
    return villages_kept_by(user, Membership.Role.COORDINATOR) if user.is_active else []


def own_communities(user) -> list[Community]:
    """Return the communities this person edits or whose property office they work in; asked once for a request.

    Who may not enter the page admin edits none, which costs no query.
    """
    if not user.is_active:
        return []
    if not hasattr(user, "_hosting_communities"):
        edited = edited_communities(user) if to_page_admin(user) else []
        found = {one.pk: one for one in [*edited, *communities_run_by(user)]}
        user._hosting_communities = [found[pk] for pk in sorted(found)]
    return user._hosting_communities


def speaks_for_somebody(user) -> bool:
    """Say whether this person speaks for a village or a community, and so may invite and answer."""
    return user.is_authenticated and bool(own_villages(user) or own_communities(user))


def hosts_anything(user) -> bool:
    """Say whether this person keeps events of anybody."""
    return user.is_authenticated and (runs_page_admin(user) or speaks_for_somebody(user))


def hosted_by(user) -> GatheringQuerySet:
    """Return the gatherings this person keeps."""
    rows = Gathering.objects.select_related("village", "community")
    if runs_page_admin(user):
        return rows
    return rows.filter(Q(village__in=own_villages(user)) | Q(community__in=own_communities(user)))


def hosts(user, gathering: Gathering) -> bool:
    """Say whether this person keeps the gathering."""
    if not user.is_authenticated:
        return False
    return runs_page_admin(user) or speaks_for(user, gathering.host)


def speaks_for(user, side: Village | Community) -> bool:
    """Say whether this person speaks for the village or the community."""
    own: Iterable = own_villages(user) if isinstance(side, Village) else own_communities(user)
    return any(one.pk == side.pk for one in own)


def invitations_of(user):
    """Return the invitations this person's villages and communities wrote or got; operators see all."""
    rows = Invitation.objects.select_related("village", "community")
    return rows if runs_page_admin(user) else rows.between(own_villages(user), own_communities(user))


def people_of(side: Village | Community) -> list[int]:
    """Return the ids of who speaks for a village or a community and can be written to, each once."""
    reached = User.objects.filter(is_active=True, email__gt="")
    if isinstance(side, Village):
        of_village = {"memberships__village": side, "memberships__role": Membership.Role.COORDINATOR}
        return sorted(set(reached.filter(**of_village).values_list("pk", flat=True)))
    editors = reached.filter(groups=side.group_id or 0).values_list("pk", flat=True)
    return sorted({*editors, *staff_of(side).values_list("pk", flat=True)})
