"""Who works on a compound's repairs, and who is told when they are late."""

from django.db.models import Q

from portal.communities.models import Community
from portal.residents.models import Staff
from portal.users.models import User


def people_of(community: Community):
    """Return everybody who works in the community's office, each once."""
    here = Staff.objects.filter(Q(office__community=community) | Q(office=None, company__offices__community=community))
    return User.objects.filter(pk__in=here.values("user"), is_active=True).order_by("pk")


def leads_of(community: Community) -> list[User]:
    """Return who is told of what is late: the community's editors who are not of its office.

    Without any: those of the property company who work in all its compounds.
    """
    reachable = User.objects.filter(is_active=True, email__gt="").order_by("pk")
    office = people_of(community)
    leads = list(reachable.filter(groups=community.group_id).exclude(pk__in=office)) if community.group_id else []
    heads = Staff.objects.filter(office=None, company__offices__community=community)
    return leads or list(reachable.filter(pk__in=heads.values("user")))
