"""A pickup point earns its reward with each parcel it hands over."""

from django.db import transaction
from django.utils import timezone

from marketplace.consignments.models import Consignment, ConsignmentEvent, Delivery
from marketplace.settlement import books
from marketplace.settlement.models import Movement
from marketplace.settlement.rates import reward_rule


@transaction.atomic
def reward_hand_over(*, consignment: Consignment, event: ConsignmentEvent) -> Movement | None:
    """Write down the reward of the point that handed a parcel over, by today's rule; None where there is none."""
    point = Delivery.objects.values_list("point", flat=True).get(order=consignment.order_id)
    rule = reward_rule(on=timezone.localdate(), point_id=point) if point else None
    if rule is None or not rule.amount:
        return None
    return _write(f"reward:{event.pk}", Movement.Kind.REWARD, consignment, point, rule.amount)


@transaction.atomic
def take_reward_back(*, consignment: Consignment, event: ConsignmentEvent) -> Movement | None:
    """Undo the reward of a hand-over (`event`) that was taken back; None when it earned none."""
    earned = Movement.objects.filter(key=f"reward:{event.pk}").first()
    if earned is None:
        return None
    key = f"reward-undone:{event.pk}"
    return _write(key, Movement.Kind.UNDONE, consignment, earned.point_id, -earned.reward)


def _write(key: str, kind: str, consignment: Consignment, point: int | None, amount) -> Movement:
    movement = Movement.objects.create(
        key=key, kind=kind, order=consignment.order, point_id=point, reward=amount, due=amount, at=timezone.now()
    )
    books.record_reward(movement=movement)
    return movement
