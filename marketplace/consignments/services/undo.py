"""A step is taken back for a quarter of an hour, with the stock, the order and the money that went with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from marketplace.consignments.exceptions import MoneyMovedOn, NothingToUndo
from marketplace.consignments.models import Consignment, ConsignmentEvent
from marketplace.consignments.services.move import lock_parcel
from marketplace.consignments.signals import consignment_moved
from marketplace.consignments.steps import LEAVES_STOCK
from marketplace.placement.services.place import take_back_payment
from marketplace.placement.services.stock import take_back
from portal.payments.exceptions import MoneyMoved

UNDO_FOR = timedelta(minutes=15)
#: So many steps a page lists; more than anybody takes in a quarter of an hour, one by one or together.
SHOWN = 100


@transaction.atomic
def undo(*, consignment: Consignment, by) -> Consignment:
    """Take back the parcel's last step and return the parcel.

    Packed goods are in the stock again; an order completed by the hand-over is open again, and cash taken with it
    is due again. Raises NothingToUndo when that step was not `by`'s own, is older than 15 minutes or was taken back
    already, MoneyMovedOn when the cash has gone elsewhere since; then nothing is changed.
    """
    order, parcel = lock_parcel(consignment=consignment)
    event = last_step(consignment=parcel, by=by)
    if event is None:
        raise NothingToUndo
    parcel.status = event.old_status
    parcel.save(update_fields=["status", "changed_at"])
    taken_back = ConsignmentEvent.objects.create(
        consignment=parcel, old_status=event.new_status, new_status=event.old_status, by=by, undoes=event
    )
    if event.new_status == LEAVES_STOCK:
        take_back(consignment=parcel)
    if event.new_status == Consignment.Status.HANDED_OVER:
        _open_again(order, event)
    consignment_moved.send(sender=Consignment, consignment=parcel, event=taken_back, answers={})
    return parcel


def _open_again(order, event: ConsignmentEvent) -> None:
    if order.status == "completed":
        order.set_status("placed")
    if event.took_money:
        try:
            take_back_payment(order=order)
        except MoneyMoved as error:
            raise MoneyMovedOn from error


def last_step(*, consignment: Consignment, by) -> ConsignmentEvent | None:
    """Return the parcel's last step that still stands, if `by` may take it back."""
    event = _standing(ConsignmentEvent.objects.filter(consignment=consignment)).order_by("-pk").first()
    if event is None or event.at < timezone.now() - UNDO_FOR or event.by_id != by.pk:
        return None
    return event if event.old_status and event.new_status != Consignment.Status.CANCELLED else None


def just_done(*, parcels: QuerySet, states: Iterable[str]) -> list[ConsignmentEvent]:
    """Return the last steps to these states that are young enough to be undone; newest first, one query."""
    events = _standing(ConsignmentEvent.objects.filter(consignment__in=parcels, by__isnull=False))
    young = events.filter(
        at__gte=timezone.now() - UNDO_FOR, new_status__in=states, consignment__status=F("new_status")
    ).exclude(old_status="")
    return list(young.select_related("by", "consignment__order__delivery").order_by("-pk")[:SHOWN])


@dataclass(frozen=True)
class Done:
    """Steps taken with one tap, the last first: one alone, or a `batch` of several."""

    steps: list[ConsignmentEvent]

    @property
    def first(self) -> ConsignmentEvent:
        """Return one of the steps; they share person, state and minute."""
        return self.steps[0]


def gathered(steps: Iterable[ConsignmentEvent]) -> list[Done]:
    """Return the steps with those of one tap together, in the order given."""
    taps: dict[object, list[ConsignmentEvent]] = {}
    for step in steps:
        taps.setdefault(step.batch or step.pk, []).append(step)
    return [Done(found) for found in taps.values()]


def _standing(events: QuerySet) -> QuerySet:
    return events.filter(undoes=None, undone_by=None)
