"""What an office keeps for its repairs: promised times and firms."""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied
from django.db import transaction

from portal.communities.models import Community
from portal.repairs.kinds import Category
from portal.repairs.models import Firm, PromisedTime
from portal.residents.policies import may_run


@transaction.atomic
def set_times(*, community: Community, times: Mapping[str, tuple[int, int, str]], by) -> None:
    """Keep (hours to answer, hours until done, number to ring first) by category; what was promised before stays.

    Raises PermissionDenied, or ValidationError when the answer is promised later than the repair.
    """
    _refuse_strangers(community, by)
    for category, (answer_hours, done_hours, ring_first) in times.items():
        row = PromisedTime.objects.filter(community=community, category=category).first()
        row = row or PromisedTime(community=community, category=Category(category))
        row.answer_hours, row.done_hours, row.ring_first = answer_hours, done_hours, ring_first.strip()
        row.full_clean()
        row.save()


@transaction.atomic
def keep_firm(*, community: Community, name: str, phone: str, by) -> Firm:
    """Keep a firm with its phone and return it; one of the same name gets the new phone and is offered again.

    Raises PermissionDenied.
    """
    _refuse_strangers(community, by)
    facts = {"phone": phone.strip(), "is_used": True}
    return Firm.objects.update_or_create(community=community, name=name.strip(), defaults=facts)[0]


@transaction.atomic
def drop_firm(*, firm: Firm, by) -> None:
    """Offer a firm no longer; requests it has keep it. Raises PermissionDenied."""
    _refuse_strangers(firm.community, by)
    Firm.objects.filter(pk=firm.pk).update(is_used=False)


def _refuse_strangers(community: Community, by) -> None:
    if not may_run(by, community):
        raise PermissionDenied
