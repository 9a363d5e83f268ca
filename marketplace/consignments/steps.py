"""Which step follows which. A step is (from, to); who may take it is decided where it is offered."""

from marketplace.consignments.models import Consignment, Delivery

S = Consignment.Status

PICKUP_STEPS = {S.TO_PACK: S.PACKED, S.PACKED: S.ON_THE_ROAD, S.ON_THE_ROAD: S.AT_POINT, S.AT_POINT: S.HANDED_OVER}
HOME_STEPS = {S.TO_PACK: S.PACKED, S.PACKED: S.ON_THE_ROAD, S.ON_THE_ROAD: S.HANDED_OVER}
#: What the village itself does, and what the keeper of a shelf does; to the door it is the buyer.
VILLAGE_STEPS = (S.PACKED, S.ON_THE_ROAD)
SHELF_STEPS = (S.AT_POINT, S.HANDED_OVER)
#: Goods leave the stock with the step to this state.
LEAVES_STOCK = S.PACKED
DONE = (S.HANDED_OVER, S.CANCELLED)


def next_step(consignment: Consignment, method: str) -> str | None:
    """Return the state that follows, or None at the end of the way."""
    steps = PICKUP_STEPS if method == Delivery.Method.PICKUP else HOME_STEPS
    return steps.get(consignment.status)


def way(method: str) -> list[str]:
    """Return all states from packing to hand-over, in their order."""
    steps = PICKUP_STEPS if method == Delivery.Method.PICKUP else HOME_STEPS
    return [S.TO_PACK, *steps.values()]
