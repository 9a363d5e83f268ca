"""A guest moves a booking by the private link of the order: other dates with their price first, then done."""

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from marketplace.bookings.dates import missing_night, nights_of
from marketplace.bookings.exceptions import BookingError, TooLateToMove
from marketplace.bookings.models import Booking, Slot
from marketplace.bookings.naming import booked_when, day_name, times
from marketplace.bookings.proposing import proposed_when
from marketplace.bookings.services.move import is_movable, move_booking, rows_of, steps_of, what_comes_back
from marketplace.checkout.forms import read_amount
from portal.core.templatetags.ui import cny

#: So many dates are offered; who wants a later one cancels and books anew.
SHOWN = 24


class SessionMoveForm(forms.Form):
    """One of the next dates that have places and cost no more."""

    use_required_attribute = False
    slot = forms.ChoiceField(
        label=gettext_lazy("Another date"),
        error_messages=dict.fromkeys(("required", "invalid_choice"), gettext_lazy("Choose a date.")),
    )

    def __init__(self, data=None, *, booking: Booking):
        super().__init__(data)
        each = booking.price / booking.quantity
        here = booking.slots.values_list("slot", flat=True)
        free = Slot.objects.filter(visit=booking.visit_id).bookable().exclude(pk__in=here).with_places()
        free = free.filter(left__gte=booking.quantity, price__lte=each).order_by("starts_at")[:SHOWN]
        self.found = {str(slot.pk): slot for slot in free}
        said = _("%(day)s %(times)s · %(price)s each")
        self.fields["slot"].choices = [
            (pk, said % {"day": day_name(s.starts_at), "times": times(s.starts_at, s.ends_at), "price": cny(s.price)})
            for pk, s in self.found.items()
        ]

    def slots(self) -> list[Slot]:
        """Return what was chosen."""
        return [self.found[self.cleaned_data["slot"]]]


class StayMoveForm(forms.Form):
    """Another day of arriving, for as many nights."""

    use_required_attribute = False
    arrive = forms.DateField(
        label=gettext_lazy("You arrive on"),
        error_messages=dict.fromkeys(("required", "invalid"), gettext_lazy("Choose the day you arrive.")),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, data=None, *, booking: Booking):
        super().__init__(data)
        self.booking = booking
        self.fields["arrive"].widget.attrs["min"] = timezone.localdate().isoformat()

    def clean_arrive(self):
        """Find the nights."""
        arrive, nights = self.cleaned_data["arrive"], self.booking.nights
        self.nights = nights_of(self.booking.visit, arrive=arrive, nights=nights)
        gap = missing_night(self.nights, arrive=arrive, nights=nights)
        if gap:
            raise forms.ValidationError(_("One of these nights is not on offer. Choose another day."))
        return arrive

    def slots(self) -> list[Slot]:
        """Return the nights that were chosen."""
        return self.nights


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@transaction.non_atomic_requests
def move(request: HttpRequest, token: str, number: str) -> HttpResponse:
    """Ask for another date, show what comes back, then move."""
    mine = Booking.objects.with_guest().filter(order__delivery__token=token)
    booking = get_object_or_404(mine, number=number)
    back = redirect("consignments:track", token=token)
    if not is_movable(booking, at=timezone.now()):
        messages.warning(request, str(TooLateToMove()))
        return back
    form = (StayMoveForm if booking.nights else SessionMoveForm)(_posted(request), booking=booking)
    context = {"form": form, "booking": booking, "when": booked_when(booking), "back": back.url}
    if request.method == "POST" and form.is_valid():
        try:
            if "sure" not in request.POST:
                return render(request, "bookings/move_sure.html", context | _figures(booking, form.slots()))
            seen = read_amount(request.POST.get("seen", ""))
            by = request.user if request.user.is_authenticated else None
            done = move_booking(booking=booking, slots=form.slots(), seen=seen, by=by)
        except BookingError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Moved: %(when)s.") % {"when": booked_when(done)})
            return back
    return render(request, "bookings/move.html", context, status=422 if form.errors else 200)


def _posted(request: HttpRequest):
    return request.POST if request.method == "POST" else None


def _figures(booking: Booking, slots: list[Slot]) -> dict:
    """Return where it goes and what comes back. Raises NotFree or Dearer."""
    given = what_comes_back(steps_of(rows_of(booking, slots), slots))
    return {"new": proposed_when(booking, slots), "given": given}
