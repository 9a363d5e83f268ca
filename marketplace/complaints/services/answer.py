"""A complaint is answered: money is given, whole or in part, or it is refused. Large sums take two people."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from django.db import transaction
from django.utils import timezone

from marketplace.complaints import letters
from marketplace.complaints.exceptions import AlreadyAnswered, NoReason, NotAllowed, NothingGiven, NotSent, SamePerson
from marketplace.complaints.models import Complaint
from marketplace.complaints.rules import has_left, may_answer, may_second, needs_second
from marketplace.consignments.services.move import lock_parcel
from marketplace.placement.exceptions import MoreThanThereIs
from marketplace.placement.models import Adjustment
from marketplace.placement.services import Less, shrink
from marketplace.placement.services.shrink import FEN, NOTHING, standing
from portal.payments import services as payments

Status = Complaint.Status


def give(*, complaint: Complaint, amounts: Mapping[int, Decimal], by, answer: str = "") -> Complaint:
    """Give the buyer `amounts` (CNY, by order line id) for what was wrong, and return the complaint.

    From settings.REFUND_TWO_PEOPLE_FROM on it waits for second(), and no money moves. Never call it in a transaction.
    Raises NotAllowed, AlreadyAnswered, NothingGiven, NotSent or MoreThanThereIs; then nothing is changed.
    """
    complaint = _give(complaint, amounts, by, answer)
    _send_money(complaint)
    return complaint


@transaction.atomic
def _give(complaint: Complaint, amounts: Mapping[int, Decimal], by, answer: str) -> Complaint:
    complaint = _lock_unanswered(complaint, by)
    lines = {row.line_id: row for row in complaint.lines.select_related("line")}
    if not amounts.keys() <= lines.keys():
        raise MoreThanThereIs
    left = standing(lines=[row.line for row in lines.values()])
    for pk, row in lines.items():
        row.amount = Decimal(amounts.get(pk, NOTHING)).quantize(FEN, ROUND_HALF_UP)
        if not 0 <= row.amount <= left[pk].amount:
            raise MoreThanThereIs
        row.save(update_fields=["amount"])
    total = sum((row.amount for row in lines.values()), NOTHING)
    if not total:
        raise NothingGiven
    _answer(complaint, by, answer)
    complaint.total, complaint.second_needed = total, needs_second(complaint, total)
    if complaint.second_needed:
        complaint.status = Status.AGREED
        complaint.save()
        letters.tell_second_needed(complaint=complaint)
    else:
        _pay(complaint)
    return complaint


def second(*, complaint: Complaint, by) -> Complaint:
    """Agree to a large sum as the second person: the money moves now. Never call it in a transaction.

    Raises AlreadyAnswered, SamePerson, NotAllowed, NotSent or MoreThanThereIs; then nothing is changed.
    """
    complaint = _second(complaint, by)
    _send_money(complaint)
    return complaint


@transaction.atomic
def _second(complaint: Complaint, by) -> Complaint:
    complaint = _lock_agreed(complaint)
    if complaint.answered_by_id == by.pk:
        raise SamePerson
    if not may_second(by, complaint):
        raise NotAllowed
    complaint.confirmed_by = by
    _pay(complaint)
    return complaint


@transaction.atomic
def put_back(*, complaint: Complaint, by) -> Complaint:
    """Open a complaint again that waits for a second person: that person, or who answered, thinks otherwise.

    The buyer had not been told yet. Raises AlreadyAnswered or NotAllowed.
    """
    complaint = _lock_agreed(complaint)
    if complaint.answered_by_id != by.pk and not may_second(by, complaint):
        raise NotAllowed
    complaint.lines.update(amount=NOTHING)
    complaint.status, complaint.total, complaint.second_needed, complaint.answer = Status.OPEN, NOTHING, False, ""
    complaint.answered_by = complaint.answered_at = None
    complaint.save()
    return complaint


@transaction.atomic
def refuse(*, complaint: Complaint, by, answer: str) -> Complaint:
    """Give nothing and say why, and return the complaint. Raises NoReason, NotAllowed or AlreadyAnswered."""
    complaint = _lock_unanswered(complaint, by)
    if not answer.strip():
        raise NoReason
    _answer(complaint, by, answer)
    complaint.status, complaint.closed_at = Status.REFUSED, timezone.now()
    complaint.save()
    letters.tell_answered(complaint=complaint)
    return complaint


def _lock(complaint: Complaint) -> Complaint:
    """Return the complaint afresh, its order and payment locked: answers come one by one."""
    lock_parcel(consignment=complaint.consignment)
    return Complaint.objects.with_origin().get(pk=complaint.pk)


def _lock_unanswered(complaint: Complaint, by) -> Complaint:
    complaint = _lock(complaint)
    if complaint.status != Status.OPEN:
        raise AlreadyAnswered(who=str(complaint.answered_by))
    if not may_answer(by, complaint):
        raise NotAllowed
    return complaint


def _lock_agreed(complaint: Complaint) -> Complaint:
    complaint = _lock(complaint)
    if complaint.status != Status.AGREED:
        raise AlreadyAnswered(who=str(complaint.confirmed_by or complaint.answered_by or ""))
    return complaint


def _answer(complaint: Complaint, by, answer: str) -> None:
    complaint.answer, complaint.answered_by, complaint.answered_at = answer.strip()[:300], by, timezone.now()


def _pay(complaint: Complaint) -> None:
    """Take what was agreed off the order; the adjustment's key holds the complaint's number, so it happens once."""
    parcel = complaint.consignment
    if not has_left(parcel):
        raise NotSent
    complaint.adjustment = shrink(
        order=parcel.order,
        partner_id=parcel.partner_id,
        less={row.line_id: Less(amount=row.amount) for row in complaint.lines.all() if row.amount},
        reason=Adjustment.Reason.COMPLAINT,
        key=f"complaint-{complaint.pk}",
        by=complaint.answered_by,
    )
    complaint.status, complaint.closed_at = Status.REFUNDED, timezone.now()
    complaint.save()
    letters.tell_answered(complaint=complaint)


def _send_money(complaint: Complaint) -> None:
    if complaint.status == Status.REFUNDED:
        payments.send_refunds(attempt=complaint.consignment.order.placement.attempt)
