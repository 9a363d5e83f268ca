"""A host asks a guest to come on another date; the guest says yes, no or nothing."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from marketplace.bookings import proposal_letters
from marketplace.bookings.exceptions import AskedAlready, NotAsked, TooLateToMove
from marketplace.bookings.models import Booking, Slot
from marketplace.bookings.proposal_models import Proposal
from marketplace.bookings.services.move import move_in_order, rows_of, steps_of
from marketplace.placement.locks import lock_order_and_attempt
from portal.payments import services as payments

#: A guest has so long to answer; at most until one of the dates, old or new, closes.
TIME_TO_ANSWER = timedelta(days=2)
Status = Proposal.Status


@transaction.atomic
def propose_move(*, booking: Booking, slots: Iterable[Slot], note: str = "", by=None) -> Proposal:
    """Ask the guest of a paid booking to come on other dates of its visit, and return what was asked.

    `slots` come in order, as many as the booking has. From then on, whatever is answered, the booking goes back for
    its whole price until it begins: it was the host who wished it away. Asking the same again changes nothing.
    Raises TooLateToMove, AskedAlready while another date waits for an answer, NotFree or Dearer.
    """
    order, _attempt = lock_order_and_attempt(pk=booking.order_id)
    booking = Booking.objects.with_guest().get(pk=booking.pk)
    there = list(Slot.objects.filter(pk__in=[slot.pk for slot in slots], visit=booking.visit_id).with_places())
    waiting = Proposal.objects.open().filter(booking=booking).first()
    if waiting:
        if {slot.pk for slot in waiting.slots.all()} == {slot.pk for slot in there}:
            return waiting
        raise AskedAlready
    until = answer_by(booking, there, now=timezone.now())
    steps = steps_of(rows_of(booking, there), there)
    if not steps or until is None:
        raise TooLateToMove
    booking.free_until = max(booking.free_until, booking.starts_at)
    booking.save(update_fields=["free_until"])
    proposal = Proposal.objects.create(booking=booking, note=note.strip()[:200], until=until, by=by)
    proposal.slots.set(there)
    proposal_letters.ask(proposal=proposal)
    return proposal


def may_propose(booking: Booking) -> bool:
    """Say whether its host may ask for another date: it is ahead, and its money is here."""
    attempt = booking.order.placement.attempt
    is_ahead = booking.status == Booking.Status.BOOKED and timezone.now() < booking.starts_at
    return is_ahead and attempt.status != attempt.Status.PROMISED


def answer_by(booking: Booking, slots: list[Slot], *, now: datetime) -> datetime | None:
    """Return by when the guest has to answer, None when it is too late to ask."""
    if not slots or not may_propose(booking):
        return None
    until = min(now + TIME_TO_ANSWER, booking.starts_at, *(slot.closes_at for slot in slots))
    return until if until > now else None


def answer_proposal(*, proposal: Proposal, accept: bool, by=None) -> Proposal:
    """Take the guest's answer and return the proposal; a yes moves the booking, what it costs less goes back.

    The same answer again changes nothing. Never call it in a transaction. Raises NotAsked when it was answered
    otherwise, taken back or is too late, NotFree or Dearer when the dates are gone or cost more by now; then nothing is
    changed, and the guest keeps the date.
    """
    proposal = _answer(proposal, accept, by)
    if accept:
        payments.send_refunds(attempt=proposal.booking.order.placement.attempt)
    return proposal


@transaction.atomic
def _answer(proposal: Proposal, accept: bool, by) -> Proposal:
    wanted = Status.ACCEPTED if accept else Status.DECLINED
    order, _attempt = lock_order_and_attempt(pk=proposal.booking.order_id)
    proposal = Proposal.objects.select_related("booking").get(pk=proposal.pk)
    if proposal.status == wanted:
        return proposal
    if not proposal.is_open:
        raise NotAsked
    _close(proposal, wanted)
    if accept:
        proposal.booking = move_in_order(order=order, booking=proposal.booking, slots=proposal.days, by=by)
    else:
        proposal_letters.tell_hosts(proposal=proposal)
    return proposal


@transaction.atomic
def withdraw_proposal(*, proposal: Proposal) -> Proposal:
    """Take back what was asked, if it still waits for an answer, and return it; the guest keeps the date."""
    lock_order_and_attempt(pk=proposal.booking.order_id)
    proposal = Proposal.objects.select_related("booking").get(pk=proposal.pk)
    if proposal.status == Status.OPEN:
        _close(proposal, Status.WITHDRAWN)
    return proposal


def expire_proposals() -> str:
    """Close what nobody answered in time: the guest keeps the date, the hosts are told. Runs every ten minutes."""
    due = Proposal.objects.open().filter(until__lt=timezone.now()).select_related("booking").order_by("pk")
    expired = [_expire(proposal) for proposal in due]
    return f"{sum(expired)} proposals not answered"


@transaction.atomic
def _expire(proposal: Proposal) -> bool:
    lock_order_and_attempt(pk=proposal.booking.order_id)
    proposal = Proposal.objects.select_related("booking").get(pk=proposal.pk)
    if proposal.status != Status.OPEN or proposal.is_open:
        return False
    _close(proposal, Status.EXPIRED)
    proposal_letters.tell_hosts(proposal=proposal)
    return True


def _close(proposal: Proposal, status: str) -> None:
    proposal.status, proposal.closed_at = status, timezone.now()
    proposal.save(update_fields=["status", "closed_at"])
