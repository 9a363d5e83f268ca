"""Who is paid: a village's seller or a pickup point; and who may look at whose money."""

from dataclasses import dataclass
from functools import cached_property

from django.http import Http404

from marketplace.producers.models import ProducerProfile
from marketplace.settlement.models import BankAccount
from portal.communities.models import PickupPoint
from portal.villages.models import Membership, Village

VILLAGE, POINT = "village", "point"


@dataclass(frozen=True)
class Payee:
    """One payee; `pk` is the partner's of a village, the point's of a pickup point."""

    kind: str
    slug: str
    pk: int
    name: str

    @property
    def where(self) -> dict[str, int]:
        """Return what keeps this payee's rows in a query."""
        return {"partner_id" if self.kind == VILLAGE else "point_id": self.pk}

    @property
    def is_village(self) -> bool:
        """Whether it is a village."""
        return self.kind == VILLAGE

    @cached_property
    def account(self) -> BankAccount | None:
        """Return the account its money goes to."""
        return BankAccount.objects.filter(**self.where).first()


def of_producer(producer: ProducerProfile) -> Payee:
    """Return a village as a payee."""
    return Payee(VILLAGE, producer.village.slug, producer.partner_id, producer.village.name)


def of_point(point: PickupPoint) -> Payee:
    """Return a pickup point as a payee."""
    return Payee(POINT, point.slug, point.pk, f"{point.community.name} · {point.name}")


def may_see_all(user) -> bool:
    """Say whether this user is an operator who may look at everybody's money."""
    return user.is_active and user.is_staff and user.has_perm("settlement.view_payoutbatch")


def producers_of(user):
    """Return the sellers whose money this user may see."""
    found = ProducerProfile.objects.select_related("village").order_by("village_id")
    if may_see_all(user):
        return found
    return found.filter(village__in=Village.objects.kept_by(user, Membership.Role.SHOP_MANAGER))


def points_of(user):
    """Return the pickup points whose money this user may see."""
    found = PickupPoint.objects.select_related("community").order_by("pk")
    return found if may_see_all(user) else found.filter(keepers=user)


def payees_of(user) -> list[Payee]:
    """Return everybody whose money this user may see; two queries."""
    return [*map(of_producer, producers_of(user)), *map(of_point, points_of(user))]


def find_payee(user, kind: str, slug: str) -> Payee:
    """Return a payee whose money this user may see. Raises Http404."""
    producer = producers_of(user).filter(village__slug=slug).first() if kind == VILLAGE else None
    point = points_of(user).filter(slug=slug).first() if kind == POINT else None
    if producer:
        return of_producer(producer)
    if point:
        return of_point(point)
    raise Http404
