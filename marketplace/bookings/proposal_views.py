"""Another date: the host asks from the calendar, the guest answers by the private link of the order."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from marketplace.bookings.access import bookings_of, hosts_only
from marketplace.bookings.exceptions import BookingError, NotAsked, TooLateToMove
from marketplace.bookings.models import Booking
from marketplace.bookings.move_views import SessionMoveForm, StayMoveForm
from marketplace.bookings.naming import booked_when
from marketplace.bookings.proposal_forms import NoteForm
from marketplace.bookings.proposal_models import Proposal
from marketplace.bookings.proposing import shown
from marketplace.bookings.services.propose import (
    answer_proposal,
    may_propose,
    propose_move,
    withdraw_proposal,
)


def _slot_of(booking: Booking) -> HttpResponse:
    return redirect("bookings:slot", pk=booking.slots.order_by("slot__starts_at").values_list("slot", flat=True)[0])


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@hosts_only
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the host choose another date and say why, and ask the guest."""
    booking = get_object_or_404(bookings_of(request.user).with_guest(), pk=pk)
    if not may_propose(booking):
        messages.warning(request, str(TooLateToMove()))
        return _slot_of(booking)
    data = request.POST if request.method == "POST" else None
    form = (StayMoveForm if booking.nights else SessionMoveForm)(data, booking=booking)
    note = NoteForm(data)
    if request.method == "POST" and all([form.is_valid(), note.is_valid()]):
        try:
            propose_move(booking=booking, slots=form.slots(), note=note.cleaned_data["note"], by=request.user)
        except BookingError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The guest is asked by letter. Until there is an answer the date stays."))
            return _slot_of(booking)
    context = {"booking": booking, "form": form, "note": note, "when": booked_when(booking)}
    status = 422 if form.errors or note.errors else 200
    return render(request, "bookings/propose.html", context, status=status)


@require_POST
@hosts_only
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back what was asked of a guest."""
    booking = get_object_or_404(bookings_of(request.user), pk=pk)
    proposal = Proposal.objects.open().filter(booking=booking).first()
    if proposal:
        withdraw_proposal(proposal=proposal)
        messages.success(request, _("Taken back. The guest keeps the date."))
    return _slot_of(booking)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@transaction.non_atomic_requests
def answer(request: HttpRequest, token: str, number: str) -> HttpResponse:
    """Show the guest both dates, and take a yes or a no; ?say=no, from the letter, puts the no first."""
    mine = Booking.objects.with_guest().filter(order__delivery__token=token)
    booking = get_object_or_404(mine, number=number)
    proposal = Proposal.objects.filter(booking=booking).first()
    back = redirect("consignments:track", token=token)
    if request.method == "POST" and proposal:
        return _answered(request, proposal, back)
    if proposal is None or not proposal.is_open:
        messages.warning(request, str(NotAsked()))
        return back
    context = {"booking": booking, "proposal": proposal, "token": token, "says_no": request.GET.get("say") == "no"}
    return render(request, "bookings/proposal.html", context | shown(proposal, booking))


def _answered(request: HttpRequest, proposal: Proposal, back: HttpResponse) -> HttpResponse:
    accept = request.POST.get("say") == "yes"
    try:
        if accept or request.POST.get("say") == "no":
            by = request.user if request.user.is_authenticated else None
            done = answer_proposal(proposal=proposal, accept=accept, by=by)
            said = _("Moved: %(when)s.") if accept else _("You keep the date: %(when)s.")
            messages.success(request, said % {"when": booked_when(done.booking)})
    except BookingError as error:
        messages.warning(request, str(error))
    return back
