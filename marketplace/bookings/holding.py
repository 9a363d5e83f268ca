"""Bookings beside parcels, the gate before dates that have closed, and the way to where dates are chosen."""

from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.bookings.models import Booking, Proposal, Slot
from marketplace.bookings.naming import booked_when
from marketplace.bookings.pages import pages_for
from marketplace.bookings.rules import cancel_rule, is_paid
from marketplace.bookings.services.move import is_movable
from marketplace.catalogue.elsewhere import register_elsewhere
from marketplace.consignments.holdings import Holding, register_holding
from marketplace.consignments.models import Delivery
from marketplace.partner.gates import register_gate
from portal.tourism.models import Visit


class Bookings(Holding):
    """What an order holds of dates."""

    template = "bookings/_held.html"

    def load(self, delivery: Delivery) -> list[dict]:
        """Return each booking with its words; two queries, and those for the pages when there are any."""
        rows = delivery.order.bookings.select_related("visit__village", "adjustment__refund").order_by("number")
        found = list(rows.prefetch_related(Prefetch("proposals", Proposal.objects.open(), to_attr="asked")))
        pages = pages_for(booking.visit for booking in found)
        return [_shown(booking, delivery, pages) for booking in found]

    def is_standing(self, order) -> bool:
        return order.bookings.standing().exists()

    def is_pending(self, order) -> bool:
        return order.bookings.coming().exists()

    def may_go_back(self, order) -> bool:
        """Bookings go back with the whole order while each may still go back for its whole price."""
        paid, now = order.placement.attempt.status != "promised", timezone.now()
        return all(
            not booking.is_standing
            or (booking.status == Booking.Status.BOOKED and (now <= booking.free_until or not paid))
            for booking in order.bookings.all()
        )


def _shown(booking: Booking, delivery: Delivery, pages: dict) -> dict:
    booking.order = delivery.order
    return {
        "booking": booking,
        "when": booked_when(booking),
        "page": pages.get(booking.visit_id),
        "rule": cancel_rule(until=booking.free_until, percent=booking.late_percent),
        "paid": is_paid(booking),
        "asked": next((proposal for proposal in booking.asked if proposal.is_open), None),
        "movable": is_movable(booking, at=timezone.now()),
        "cancellable": booking.status == Booking.Status.BOOKED and timezone.now() < booking.starts_at,
    }


def gate(product) -> str:
    """Return why a date cannot be booked now, "" if it can or if the variant is no date."""
    slot = getattr(product, "slot", None)
    if slot is None or slot.is_bookable:
        return ""
    if slot.status == Slot.Status.CALLED_OFF:
        return _("Called off.")
    return _("Booking for this date has closed.")


def where_to_choose(product_id: int) -> str | None:
    """Return the page on which the dates of a product are chosen, None for goods; one query."""
    mine = Q(slots__product=product_id) | Q(terms__product=product_id)
    visit = Visit.objects.filter(mine).values_list("pk", flat=True).first()
    return visit and reverse("book:choose", args=[visit])


def register() -> None:
    """Enter all three."""
    register_holding(Bookings())
    register_gate(gate, reads="slot")
    register_elsewhere(where_to_choose)
