"""A pickup point earns its reward with each parcel it hands over; the parts of a split one earn one together."""

from decimal import Decimal

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from marketplace.consignments.models import Consignment, ConsignmentEvent, Delivery
from marketplace.consignments.steps import DONE
from marketplace.settlement import books
from marketplace.settlement.models import Movement
from marketplace.settlement.rates import NOTHING, reward_rule

S = Consignment.Status


@transaction.atomic
def settle_reward(*, consignment: Consignment) -> Movement | None:
    """Make the reward of a parcel what it should be now, by today's rule; return what was written, if anything.

    One reward for all parts of a split parcel, earned when the last of them is handed over or has come to nothing, and
    taken back when one of them is on its way again. Call it after each such step, the order's lock held; twice is
    harmless.
    """
    parts = Consignment.objects.filter(
        order=consignment.order_id, partner=consignment.partner_id, preorder=consignment.preorder_id
    )
    states = set(parts.values_list("status", flat=True))
    done = S.HANDED_OVER in states and states <= set(DONE)
    earned = _of(parts, consignment.order_id)
    stands = sum((movement.reward for movement in earned), NOTHING)
    if done and not stands:
        return _earn(consignment, parts)
    return _take_back(consignment, earned, stands) if stands and not done else None


def event_of(key: str) -> int:
    """Return the hand-over (its event's id) that a reward's movement is about, from the movement's key."""
    return int(key.split(":")[1])


def _of(parts: QuerySet, order_id: int) -> list[Movement]:
    """Return the movements of rewards for these parts of an order, earned and taken back, the oldest first."""
    events = set(ConsignmentEvent.objects.filter(consignment__in=parts).values_list("pk", flat=True))
    rewards = Movement.objects.filter(order=order_id, point__isnull=False).order_by("pk")
    return [movement for movement in rewards if event_of(movement.key) in events]


def _earn(consignment: Consignment, parts: QuerySet) -> Movement | None:
    point = Delivery.objects.values_list("point", flat=True).get(order=consignment.order_id)
    rule = reward_rule(on=timezone.localdate(), point_id=point) if point else None
    if rule is None or not rule.amount:
        return None
    event = _last_hand_over(parts)
    return _write(f"reward:{event.pk}", Movement.Kind.REWARD, consignment, point, rule.amount)


def _last_hand_over(parts: QuerySet) -> ConsignmentEvent:
    events = ConsignmentEvent.objects.filter(consignment__in=parts, new_status=S.HANDED_OVER, undoes=None)
    return events.filter(undone_by=None).latest("pk")


def _take_back(consignment: Consignment, earned: list[Movement], stands: Decimal) -> Movement:
    last = [movement for movement in earned if movement.kind == Movement.Kind.REWARD][-1]
    key = last.key.replace("reward:", "reward-undone:", 1)
    return _write(key, Movement.Kind.UNDONE, consignment, last.point_id, -stands)


def _write(key: str, kind: str, consignment: Consignment, point: int | None, amount: Decimal) -> Movement:
    """Write it; a hand-over whose reward was taken back and earned anew, by another part, has a second key."""
    before = Movement.objects.filter(key=key).count() + Movement.objects.filter(key__startswith=f"{key}:").count()
    movement = Movement.objects.create(
        key=f"{key}:{before + 1}" if before else key,
        kind=kind,
        order=consignment.order,
        point_id=point,
        reward=amount,
        due=amount,
        at=timezone.now(),
    )
    books.record_reward(movement=movement)
    return movement
