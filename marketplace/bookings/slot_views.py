"""One date as its host sees it: guests, places, price, closing, holding, calling off; marks and host's cancelling."""

from django.contrib import messages
from django.db import transaction
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from marketplace.bookings.access import bookings_of, hosts_only, slots_of
from marketplace.bookings.exceptions import BookingError
from marketplace.bookings.host_forms import SlotForm, StopForm
from marketplace.bookings.models import NAMES_SHOWN, Booking, Proposal, Slot
from marketplace.bookings.naming import booked_when
from marketplace.bookings.rules import said_before, total_of, what_goes_back
from marketplace.bookings.services import call_off, cancel_booking, change_slot, hold_anyway, mark, set_open
from marketplace.placement.exceptions import PlacementError
from marketplace.producers.exceptions import StockRefused


def _slot(request: HttpRequest, pk: int) -> Slot:
    found = slots_of(request.user).with_places().select_related("visit__village", "product")
    return get_object_or_404(found, pk=pk)


def _guests(slot: Slot) -> list[Booking]:
    asked = Prefetch("proposals", Proposal.objects.open().prefetch_related("slots"), to_attr="asked")
    found = Booking.objects.filter(slots__slot=slot).with_guest().prefetch_related(asked)
    return list(found.order_by("status", "order__delivery__name", "pk"))


def _context(slot: Slot) -> dict:
    bookings = _guests(slot)
    standing = [booking for booking in bookings if booking.is_standing]
    return {
        "slot": slot,
        "bookings": bookings,
        "standing": standing,
        "expected": sum(booking.quantity for booking in standing),
        "names_shown": timezone.now() < slot.ends_at + NAMES_SHOWN,
        "markable": timezone.localdate(slot.starts_at) <= timezone.localdate(),
        "rules": said_before(slot),
        "is_few": slot.is_bookable and slot.taken < slot.minimum and not slot.is_held_anyway,
        "is_stay": slot.visit.kind == slot.visit.Kind.STAY,
    }


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@hosts_only
def slot(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a date with its guests; POST `do` changes it: change, close, open, hold."""
    found = _slot(request, pk)
    form = SlotForm(initial={"places": found.places, "price": found.price, "seen": found.places})
    if request.method == "POST":
        do = request.POST.get("do")
        if do == "change":
            form = SlotForm(request.POST)
            if form.is_valid() and _change(request, found, form):
                return redirect("bookings:slot", pk=pk)
        else:
            _switch(request, found, do)
            return redirect("bookings:slot", pk=pk)
    context = _context(found) | {"form": form}
    return render(request, "bookings/slot.html", context, status=422 if form.errors else 200)


def _change(request: HttpRequest, found: Slot, form: SlotForm) -> bool:
    data = form.cleaned_data
    try:
        change_slot(slot=found, places=data["places"], price=data["price"], seen=data["seen"])
    except StockRefused as error:
        form.add_error("places", str(error))
        return False
    messages.success(request, _("Kept."))
    return True


def _switch(request: HttpRequest, found: Slot, do: str | None) -> None:
    if do in ("close", "open"):
        set_open(slot=found, is_open=do == "open")
        messages.success(
            request, _("It can be booked again.") if do == "open" else _("It is off sale. Guests stay booked.")
        )
    elif do == "hold":
        hold_anyway(slot=found)
        messages.success(request, _("It takes place, however few come."))


@never_cache
@require_safe
@hosts_only
def guest_list(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the guests of a date on a sheet to be printed."""
    return render(request, "bookings/list.html", _context(_slot(request, pk)))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@transaction.non_atomic_requests
@hosts_only
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what calling off gives back, then do it."""
    found = _slot(request, pk)
    if found.status == Slot.Status.CALLED_OFF or found.ends_at < timezone.now():
        messages.warning(request, _("It is called off already, or over."))
        return redirect("bookings:slot", pk=pk)
    form = StopForm(request.POST or None)
    coming = [booking for booking in _guests(found) if booking.status == Booking.Status.BOOKED]
    if request.method == "POST" and form.is_valid():
        call_off(slot=found, reason=form.cleaned_data["reason"], by=request.user)
        said = ngettext(
            "Called off. %(n)d booking gets everything back.",
            "Called off. %(n)d bookings get everything back.",
            len(coming),
        )
        messages.success(request, said % {"n": len(coming)})
        return redirect("bookings:slot", pk=pk)
    back = sum(total_of(what_goes_back(booking, by_host=True, at=timezone.now())) for booking in coming)
    context = {"slot": found, "form": form, "coming": coming, "back": back}
    return render(request, "bookings/call_off.html", context, status=422 if form.errors else 200)


def _booking(request: HttpRequest, pk: int) -> Booking:
    return get_object_or_404(bookings_of(request.user).with_guest(), pk=pk)


def _back(booking: Booking) -> HttpResponse:
    return redirect("bookings:slot", pk=booking.slots.order_by("slot__starts_at").values_list("slot", flat=True)[0])


@require_POST
@hosts_only
def marked(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down that a guest came or did not, or take that back."""
    booking = _booking(request, pk)
    status = request.POST.get("status")
    if status in (Booking.Status.CAME, Booking.Status.ABSENT, Booking.Status.BOOKED):
        try:
            mark(booking=booking, status=status, by=request.user)
        except BookingError as error:
            messages.warning(request, str(error))
    return _back(booking)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@transaction.non_atomic_requests
@hosts_only
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what goes back when the host cancels one booking, then do it."""
    booking = _booking(request, pk)
    if booking.status != Booking.Status.BOOKED:
        messages.warning(request, _("This booking can no longer be cancelled."))
        return _back(booking)
    if request.method == "POST":
        try:
            cancel_booking(booking=booking, ended=Booking.Ended.HOST, by=request.user)
            messages.success(request, _("Cancelled. The guest gets everything back and is written to."))
        except (BookingError, PlacementError) as error:
            messages.warning(request, str(error))
        return _back(booking)
    back = total_of(what_goes_back(booking, by_host=True, at=timezone.now()))
    return render(
        request, "bookings/host_cancel.html", {"booking": booking, "back": back, "when": booked_when(booking)}
    )
