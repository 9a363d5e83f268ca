"""A guest's booking, by the private link of the order: the calendar file, and cancelling, shown in figures first."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from marketplace.bookings.calendars import booking_calendar
from marketplace.bookings.exceptions import BookingError, TooLate
from marketplace.bookings.models import Booking
from marketplace.bookings.naming import booked_when
from marketplace.bookings.rules import cancel_rule, is_paid, total_of, what_goes_back
from marketplace.bookings.services import cancel_booking
from marketplace.checkout.forms import read_amount
from portal.core.templatetags.ui import cny


@never_cache
@require_safe
def calendar_file(request: HttpRequest, token: str, number: str) -> HttpResponse:
    """Give the date for the guest's own calendar; one that was cancelled takes itself out of it."""
    booking = _find(token, number)
    method = "PUBLISH" if booking.is_standing else "CANCEL"
    response = HttpResponse(booking_calendar(booking), content_type=f"text/calendar; charset=utf-8; method={method}")
    response["Content-Disposition"] = f'attachment; filename="{booking.number}.ics"'
    return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@transaction.non_atomic_requests
def cancel(request: HttpRequest, token: str, number: str) -> HttpResponse:
    """Show what comes back, then cancel for just that sum."""
    booking = _find(token, number)
    back_to = redirect("consignments:track", token=token)
    if booking.status != Booking.Status.BOOKED or timezone.now() >= booking.starts_at:
        messages.warning(request, str(TooLate()))
        return back_to
    if request.method != "POST":
        return render(request, "bookings/cancel.html", _figures(booking))
    try:
        by = request.user if request.user.is_authenticated else None
        seen = read_amount(request.POST.get("seen", ""))
        if seen is None:
            return render(request, "bookings/cancel.html", _figures(booking))
        done = cancel_booking(booking=booking, seen=seen, by=by)
    except BookingError as error:
        messages.warning(request, str(error))
        return redirect("booked:cancel", token=token, number=number)
    if done.adjustment.refund_id:
        messages.success(request, _("The booking is cancelled. Given back: %(sum)s.") % {"sum": cny(done.back)})
    else:
        messages.success(request, _("The booking is cancelled."))
    return back_to


def _figures(booking: Booking) -> dict:
    back = total_of(what_goes_back(booking, by_host=False, at=timezone.now()))
    return {
        "booking": booking,
        "delivery": booking.order.delivery,
        "when": booked_when(booking),
        "back": back,
        "kept": booking.price - back,
        "paid": is_paid(booking),
        "rule": cancel_rule(until=booking.free_until, percent=booking.late_percent),
    }


def _find(token: str, number: str) -> Booking:
    mine = Booking.objects.with_guest().filter(order__delivery__token=token)
    return get_object_or_404(mine, number=number)
