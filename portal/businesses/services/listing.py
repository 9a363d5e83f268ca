"""Getting onto a community's list and off it. The community's editors decide; both sides are written to."""

from collections.abc import Mapping

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from portal.businesses.exceptions import NoReason, WrongState
from portal.businesses.locks import lock_business
from portal.businesses.models import Business, BusinessChange
from portal.businesses.policies import may_decide
from portal.communities.models import Community
from portal.core.slugs import slug_from
from portal.outbox.services import send

ASKED, DECIDED = "businesses.asked", "businesses.decided"
State = Business.State


@transaction.atomic
def ask_to_be_listed(*, community: Community, facts: Mapping[str, object], by) -> Business:
    """Write down that `by` asks to be listed, tell the community's editors, and return the business.

    `facts` are columns of the row (name_zh_hans, kind, phone, …). Raises ValidationError when one is wrong.
    """
    business = Business(community=community, asked_at=timezone.now(), **facts)
    business.slug = _free_slug(community, business.name_en or business.name_zh_hans)
    business.full_clean(exclude=["name", "sentence", "place"])
    business.save()
    business.owners.add(by)
    for person in editors_of(community):
        key = f"business:{business.pk}:asked:{person}"
        send(key=key, kind=ASKED, payload={"business": business.pk, "user": person})
    return business


def editors_of(community: Community) -> list[int]:
    """Return the ids of the community's editors who can be written to."""
    reached = get_user_model().objects.filter(is_active=True, email__gt="", groups=community.group_id or 0)
    return list(reached.order_by("pk").values_list("pk", flat=True))


def approve(*, business: Business, by) -> Business:
    """List a business that asked, was refused or was taken off, and tell its owners.

    Raises PermissionDenied unless `by` edits its community, WrongState when it is listed already.
    """
    return _decide(business, State.APPROVED, (State.ASKED, State.REFUSED, State.CLOSED), by, "")


def refuse(*, business: Business, by, reason: str) -> Business:
    """Say no to a business that asked, with a reason its owners read. Raises as `approve`, and NoReason."""
    return _decide(business, State.REFUSED, (State.ASKED,), by, _given(reason))


def take_off(*, business: Business, by, reason: str) -> Business:
    """Take a listed business off, with a reason its owners read. Raises as `approve`, and NoReason.

    Its offers are not shown while it is off; vouchers already taken are still honoured at its counter.
    """
    return _decide(business, State.CLOSED, (State.APPROVED,), by, _given(reason))


def _given(reason: str) -> str:
    if not reason.strip():
        raise NoReason
    return reason.strip()[:300]


@transaction.atomic
def _decide(business: Business, new: str, begins: tuple, by, reason: str) -> Business:
    business = lock_business(pk=business.pk)
    if not may_decide(by, business):
        raise PermissionDenied
    if business.state not in begins:
        raise WrongState
    BusinessChange.objects.create(business=business, field="state", old=business.state, new=new, by=by)
    business.state, business.reason = new, reason
    business.decided_at, business.decided_by = timezone.now(), by
    business.save()
    for person in business.owners.filter(is_active=True, email__gt=""):
        key = f"business:{business.pk}:{new}:{business.decided_at.isoformat()}:{person.pk}"
        send(key=key, kind=DECIDED, payload={"business": business.pk, "user": person.pk, "state": new})
    return business


def _free_slug(community: Community, name: str) -> str:
    """Return a short name that no other business of the community has."""
    wanted = slug_from(name, "shop")[:40]
    taken = set(Business.objects.filter(community=community, slug__startswith=wanted).values_list("slug", flat=True))
    free = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(slug for slug in free if slug not in taken)
