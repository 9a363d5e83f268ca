"""The answer to a complaint on its page: two forms, then what would happen in figures, then done."""

from decimal import Decimal

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from marketplace.complaints.exceptions import AlreadyAnswered, ComplaintError
from marketplace.complaints.forms import GiveForm, RefuseForm
from marketplace.complaints.models import Complaint, ComplaintLine
from marketplace.complaints.querysets import may_see_all
from marketplace.complaints.rules import may_answer, may_second, needs_second
from marketplace.complaints.services import give, refuse
from marketplace.consignments.shortening import title_of
from marketplace.placement.exceptions import PlacementError
from marketplace.placement.money_back import refunds_by_hand
from marketplace.placement.services.shrink import standing, worth
from portal.core.templatetags.ui import cny
from portal.payments.models import Attempt


def _give_form(complaint: Complaint, data=None) -> GiveForm:
    """Return the form that suggests the full price of what was reported, as far as it has not been given back."""
    rows: list[ComplaintLine] = list(complaint.lines.all())
    left = standing(lines=[row.line for row in rows])
    full = {}
    for row in rows:
        rest = left[row.line_id]
        full[row.line_id] = worth(line=row.line, left=rest, fewer=min(row.quantity, rest.quantity))
    return GiveForm(data, rows=rows, left={pk: rest.amount for pk, rest in left.items()}, full=full)


def context_of(request: HttpRequest, complaint: Complaint, **more) -> dict:
    """Return what the page of one complaint shows."""
    attempt = complaint.consignment.order.placement.attempt
    is_open = complaint.status == Complaint.Status.OPEN
    rows = list(complaint.lines.all())
    context = {
        "complaint": complaint,
        "parcel": complaint.consignment,
        "rows": [{"row": row, "title": title_of(row)} for row in rows],
        "attempt": attempt,
        "paid": attempt.status in (Attempt.Status.PAID, Attempt.Status.REFUNDED),
        "by_hand": refunds_by_hand(attempt),
        "is_operator": may_see_all(request.user),
        "can_answer": is_open and may_answer(request.user, complaint),
        "can_second": complaint.status == Complaint.Status.AGREED and may_second(request.user, complaint),
        "is_mine": complaint.answered_by_id == request.user.pk,
        "earlier": complaint.consignment.complaints.exclude(pk=complaint.pk).order_by("-pk"),
    }
    if context["can_answer"]:
        context |= {"form": _give_form(complaint), "refuse_form": RefuseForm()}
    return context | more


def asked(request: HttpRequest, complaint: Complaint) -> HttpResponse:
    """Take a post: a form to be checked, or, with `sure`, to be done."""
    if complaint.status != Complaint.Status.OPEN:
        messages.warning(request, str(AlreadyAnswered(who=str(complaint.answered_by or ""))))
        return redirect("complaints:complaint", pk=complaint.pk)
    refusing = request.POST.get("decide") == "refuse"
    form = RefuseForm(request.POST) if refusing else _give_form(complaint, request.POST)
    if not form.is_valid():
        name = "refuse_form" if refusing else "form"
        context = context_of(request, complaint, **{name: form, "refusing": refusing})
        return render(request, "complaints/complaint.html", context, status=422)
    if "sure" not in request.POST:
        return render(request, "complaints/sure.html", _figures(request, complaint, form, refusing))
    _do(request, complaint, form, refusing)
    return redirect("complaints:complaint", pk=complaint.pk)


def _figures(request: HttpRequest, complaint: Complaint, form, refusing: bool) -> dict:
    """Return what would happen."""
    amounts = {} if refusing else form.amounts()
    given = [(title_of(row), amounts.get(row.line_id, Decimal(0))) for row in complaint.lines.all()]
    total = sum((amount for _title, amount in given), Decimal(0))
    more = {"given": given, "total": total, "refusing": refusing, "second": needs_second(complaint, total)}
    return context_of(request, complaint, **more, sent=form)


def _do(request: HttpRequest, complaint: Complaint, form, refusing: bool) -> None:
    answer = form.cleaned_data["answer"]
    try:
        if refusing:
            done = refuse(complaint=complaint, by=request.user, answer=answer)
        else:
            done = give(complaint=complaint, amounts=form.amounts(), by=request.user, answer=answer)
    except (ComplaintError, PlacementError) as error:
        messages.warning(request, str(error))
        return
    if done.status == Complaint.Status.AGREED:
        messages.success(request, _("Kept. %(sum)s is given when a second person agrees.") % {"sum": cny(done.total)})
    else:
        messages.success(request, _("Answered. The buyer is written to."))
