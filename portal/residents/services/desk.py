"""Telling the people of a property office that something waits."""

from django.db.models import Q

from portal.communities.models import Community
from portal.outbox import services as outbox
from portal.residents.models import Residency
from portal.users.models import User


def staff_of(community: Community):
    """Return the accounts that work in the community's office and can be written to, each once."""
    everywhere = Q(property_jobs__office=None, property_jobs__company__offices__community=community)
    here = Q(property_jobs__office__community=community)
    return User.objects.filter(everywhere | here, email__gt="", is_active=True).distinct()


def tell_office(*, residency: Residency) -> None:
    """Promise a letter about a request to everybody in the office who has an e-mail address."""
    for pk in staff_of(residency.community).values_list("pk", flat=True):
        outbox.send(
            key=f"residency:{residency.pk}:asked:{pk}",
            kind="residents.asked",
            payload={"residency": residency.pk, "user": pk},
        )
