"""What a buyer sees of an order: where each parcel is, what is to be paid, where and with which code to collect."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from marketplace.boxes.contents import parts_of_line
from marketplace.consignments.beside import BUYER, hear, notes_of, order_notes
from marketplace.consignments.deadlines import say_days
from marketplace.consignments.holdings import held_by, may_go_back
from marketplace.consignments.models import Consignment, ConsignmentLine, Delivery
from marketplace.consignments.phones import masked_phone
from marketplace.consignments.scanning import pickup_address
from marketplace.consignments.services.change import is_changeable
from marketplace.consignments.steps import way
from portal.papers.labels import qr_code
from portal.payments.exceptions import UnknownProvider
from portal.payments.models import Attempt, Refund
from portal.payments.registry import get_provider

S = Consignment.Status
WORDS = {
    S.PACKED: pgettext_lazy("parcel", "Packed"),
    S.ON_THE_ROAD: pgettext_lazy("parcel", "On the road"),
    S.AT_POINT: pgettext_lazy("parcel", "At the pickup point"),
    S.HANDED_OVER: pgettext_lazy("parcel", "Handed over"),
    S.CANCELLED: pgettext_lazy("parcel", "Cancelled"),
}


@dataclass(frozen=True)
class Step:
    """One terrace of the way down: `done` when reached, `at` when that is known, `due` when it is promised."""

    label: str
    done: bool
    at: datetime | None = None
    due: datetime | None = None


def tracked(deliveries: QuerySet) -> QuerySet:
    """Add all a tracking page shows, at the same number of queries however many parcels and lines there are."""
    parcels = Consignment.objects.select_related("partner__producer__village", "carrier").order_by("number")
    lines = ConsignmentLine.objects.select_related("line__product", "line__terms", "line__kept_deposit")
    lines = lines.annotate(frozen_parts=parts_of_line()).order_by("pk")
    return deliveries.select_related("order__placement__attempt", "order__shipping_address", "point").prefetch_related(
        Prefetch("order__consignments", parcels),
        Prefetch("order__consignments__lines", lines),
        "order__consignments__events",
        "order__placement__attempt__refunds",
        "order__adjustments__lines__line__product",
    )


def find_delivery(*, code: str, tail: str) -> Delivery | None:
    """Return the newest order of this number or pickup code whose phone number ends in these four digits."""
    named = Delivery.objects.filter(Q(order__number=code) | Q(pickup_code=code))
    return named.filter(phone__endswith=tail).order_by("-pk").first()


def steps_of(*, parcel: Consignment, delivery: Delivery) -> list[Step]:
    """Return the way of a parcel: ordered, getting ready, packed, on the road, (at the point,) handed over.

    Times are those of the steps that still stand; a step that was taken back has none.
    """
    times = _times(parcel)
    ordered = Step(label=_("Ordered"), done=True, at=delivery.order.date_placed)
    if parcel.status == S.CANCELLED:
        return [ordered, Step(label=WORDS[S.CANCELLED], done=True, at=times.get(S.CANCELLED))]
    states = way(delivery.method)
    reached = states.index(parcel.status)
    ready = Step(label=_("The village gets it ready"), done=reached > 0, due=None if reached else parcel.pack_by)
    rest = [
        Step(label=WORDS[state], done=number <= reached, at=times.get(state) if number <= reached else None)
        for number, state in enumerate(states[1:], start=1)
    ]
    return [ordered, ready, *rest]


def _times(parcel: Consignment) -> dict[str, datetime]:
    events = list(parcel.events.all())
    taken_back = {event.undoes_id for event in events if event.undoes_id}
    return {event.new_status: event.at for event in events if not event.undoes_id and event.pk not in taken_back}


def is_cancellable(delivery: Delivery) -> bool:
    """Say whether the buyer may still take the order back: nothing is packed yet, and nothing else keeps it."""
    order = delivery.order
    parcels = order.consignments.all()
    unpacked = all(parcel.status == S.TO_PACK for parcel in parcels)
    return order.status == settings.OSCAR_INITIAL_ORDER_STATUS and unpacked and may_go_back(order)


def is_receivable(delivery: Delivery) -> bool:
    """Say whether something is on its way to the buyer's door."""
    parcels = delivery.order.consignments.all()
    return delivery.method == Delivery.Method.HOME and any(parcel.status == S.ON_THE_ROAD for parcel in parcels)


def tracking_link(request: HttpRequest, delivery: Delivery) -> str:
    """Return the private address of the tracking page, with the host, to be kept, sent on or scanned."""
    return request.build_absolute_uri(reverse("consignments:track", kwargs={"token": delivery.token}))


def tracking_context(request: HttpRequest, delivery: Delivery) -> dict:
    """Return what the pages after an order show of it; `delivery` comes from tracked()."""
    order, attempt = delivery.order, delivery.order.placement.attempt
    notes = notes_of(delivery, list(order.consignments.all()))
    smaller = _made_smaller(order)
    hear(order.consignments.all(), reader=BUYER)
    say_days(order.consignments.all())
    parcels = [
        (
            parcel,
            steps_of(parcel=parcel, delivery=delivery),
            smaller.get(parcel.pk, []),
            notes[parcel.pk],
        )
        for parcel in order.consignments.all()
    ]
    link = tracking_link(request, delivery)
    return {
        "delivery": delivery,
        "order": order,
        "attempt": attempt,
        "refund": _refund(attempt),
        "provider": _provider(attempt),
        "parcels": parcels,
        "order_notes": order_notes(delivery),
        "holdings": held_by(delivery),
        "phone": masked_phone(delivery.phone),
        "link": link,
        "qr": qr_code(pickup_address(delivery)),
        "cancellable": is_cancellable(delivery),
        "changeable": is_changeable(order=order, parcels=order.consignments.all()),
        "receivable": is_receivable(delivery),
        "is_open": order.status == settings.OSCAR_INITIAL_ORDER_STATUS,
        "bank_account": settings.BANK_ACCOUNT,
    }


def _made_smaller(order) -> dict[int, list]:
    """Return the adjustments of the order by the parcel whose lines they took from; the first one of a split line."""
    parcels = list(order.consignments.all())
    of_line = {held.line_id: parcel.pk for parcel in reversed(parcels) for held in parcel.lines.all()}
    found: dict[int, list] = {}
    for each in order.adjustments.all():
        parcel = next((of_line[less.line_id] for less in each.lines.all() if less.line_id in of_line), None)
        if parcel:
            found.setdefault(parcel, []).append(each)
    return found


def _refund(attempt: Attempt) -> Refund | None:
    """Return the refund to tell of: one that a person must still hand back, else the last."""
    refunds = list(attempt.refunds.all())
    waiting = [refund for refund in refunds if refund.status == Refund.Status.TO_HAND_BACK]
    return next(iter(waiting or refunds[-1:]), None)


def _provider(attempt: Attempt):
    try:
        return get_provider(attempt.provider)
    except UnknownProvider:  # switched off since
        return None
