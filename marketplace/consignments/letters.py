"""Letters on a parcel's way: packed, on the road, ready, handed over.

They wait until a step can no longer be taken back, so nobody is told what was not so, and parcels of one order that
took the same step meanwhile share one letter.
"""

from datetime import timedelta

from django.db import transaction
from django.dispatch import receiver
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from marketplace.consignments.beside import BUYER, hear
from marketplace.consignments.models import Consignment, ConsignmentEvent
from marketplace.consignments.querysets import lines_with_products
from marketplace.consignments.services.hand_over import cash_due
from marketplace.consignments.services.undo import UNDO_FOR
from marketplace.consignments.signals import consignment_moved
from marketplace.placement.addresses import order_path
from marketplace.placement.locks import lock_order_and_attempt
from marketplace.placement.messages import address_of
from portal.core.templatetags.ui import cny
from portal.letters import compose
from portal.outbox.backends import queue
from portal.outbox.services import send

TELL = "consignments.tell"
S = Consignment.Status
#: How long each letter waits. Who is told that the parcels are there may be on the way home already.
WAITS = {S.PACKED: UNDO_FOR, S.ON_THE_ROAD: UNDO_FOR, S.AT_POINT: timedelta(minutes=2), S.HANDED_OVER: UNDO_FOR}


@receiver(consignment_moved, dispatch_uid="consignments.letters")
def promise(sender, consignment: Consignment, event: ConsignmentEvent, **kwargs) -> None:
    """Promise the buyer a letter about this step, in the transaction that takes it."""
    if event.undoes_id is None and event.new_status in WAITS and address_of(consignment.order):
        due = timezone.now() + WAITS[event.new_status]
        send(key=f"parcel:{event.pk}", kind=TELL, payload={"event": event.pk}, due_at=due)


@transaction.atomic
def tell(payload: dict) -> None:
    """Write to the buyer about a step that still stands and was not told yet; the mail itself goes by the outbox."""
    steps = ConsignmentEvent.objects.select_related("consignment__order__delivery__point")
    event = steps.filter(pk=payload["event"]).first()
    if event is None:  # a part that was packed, unpacked and joined again is gone
        return
    order = event.consignment.order
    lock_order_and_attempt(pk=order.pk)
    steps = _untold(order, event.new_status)
    to = address_of(order)
    if not to or event.pk not in {step.pk for step in steps}:
        return
    ConsignmentEvent.objects.filter(pk__in=[step.pk for step in steps]).update(told_at=timezone.now())
    with translation.override(order.delivery.language):
        letter = _letter(order, event.new_status, [step.consignment_id for step in steps], to)
    queue(letter, key=f"mail:parcel:{event.pk}")


def _untold(order, status: str) -> list[ConsignmentEvent]:
    steps = ConsignmentEvent.objects.filter(consignment__order=order, new_status=status, consignment__status=status)
    return list(steps.filter(told_at=None, undoes=None, undone_by=None))


def _letter(order, status: str, ids: list[int], to: str):
    parcels = order.consignments.select_related("partner__producer__village", "carrier").prefetch_related(
        lines_with_products()
    )
    told = list(parcels.filter(pk__in=ids).order_by("number"))
    hear(told, reader=BUYER)
    context = {
        "order": order,
        "delivery": order.delivery,
        "parcels": told,
        "others": parcels.exclude(pk__in=ids).exclude(status__in=(status, S.HANDED_OVER, S.CANCELLED)).count(),
        "ready": status == S.AT_POINT,
        "carried": status == S.ON_THE_ROAD,
        "due": _due(order) if status == S.AT_POINT else "",
        "order_path": order_path(order),
    }
    villages = _list(parcel.partner.producer.village.name for parcel in told)
    return compose(
        template=f"consignments/mail/{status}", subject=_subject(status, villages, order), context=context, to=to
    )


def _list(names) -> str:
    return _(", ").join(names)


def _subject(status: str, villages: str, order) -> str:
    subjects = {
        S.PACKED: _("Packed: your parcel from %(villages)s"),
        S.ON_THE_ROAD: _("On the road: your parcel from %(villages)s"),
        S.AT_POINT: _("Ready to collect, code %(code)s: your parcel from %(villages)s"),
        S.HANDED_OVER: _("You have it: your parcel from %(villages)s"),
    }
    return subjects[status] % {"villages": villages, "code": order.delivery.pickup_code}


def _due(order) -> str:
    arrived = order.consignments.filter(status=S.AT_POINT).select_related("order__placement__attempt")
    due = cash_due(list(arrived))
    if due.now:
        return _("You pay %(amount)s when you collect.") % {"amount": cny(due.now)}
    return _("You pay %(amount)s with the last parcel.") % {"amount": cny(due.later)} if due.later else ""
