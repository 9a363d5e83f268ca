"""Payouts as the operator makes them: the list, a batch, the bank's file, paid or withdrawn."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from marketplace.producers.access import only_for
from marketplace.settlement.access import may_make_payouts, may_read_bank_file
from marketplace.settlement.exceptions import SettlementError
from marketplace.settlement.forms import BatchForm, PaidForm
from marketplace.settlement.models import PayoutBatch
from marketplace.settlement.payees import may_see_all, payees_of
from marketplace.settlement.services import make_batch, mark_paid, withdraw
from marketplace.settlement.statements import balances
from marketplace.settlement.tables import bank_rows, csv_response
from portal.core.templatetags.ui import cny

PER_PAGE = 20
operators_only = only_for(may_see_all)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@operators_only
def payouts(request: HttpRequest) -> HttpResponse:
    """List the batches, and make one of all that can be paid."""
    form = BatchForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        _refuse_who_may_not(request)
        if form.is_valid():
            return _made(request, form)
    open_with = balances(payees_of(request.user))
    batches = PayoutBatch.objects.select_related("made_by", "closed_by")
    context = {
        "form": form,
        "page_obj": Paginator(batches, PER_PAGE).get_page(request.GET.get("page")),
        "payable": sum(balance.payable for balance in open_with if balance.payable > 0),
        "below": [balance for balance in open_with if balance.payable < 0],
        "may_change": may_make_payouts(request.user),
    }
    return render(request, "settlement/payouts.html", context, status=422 if form.errors else 200)


def _refuse_who_may_not(request: HttpRequest) -> None:
    if not may_make_payouts(request.user):
        raise Http404


def _made(request: HttpRequest, form: BatchForm) -> HttpResponse:
    try:
        batch = make_batch(until=form.cleaned_data["until"], by=request.user)
    except SettlementError as error:
        messages.warning(request, str(error))
        return redirect("money:payouts")
    messages.success(request, _("Made: %(sum)s. Now send the file to the bank.") % {"sum": cny(batch.total)})
    return redirect("money:batch", pk=batch.pk)


@never_cache
@require_safe
@operators_only
def batch(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a batch with every payout."""
    return render(request, "settlement/batch.html", _context(request, _find(pk)))


def _find(pk: int) -> PayoutBatch:
    return get_object_or_404(PayoutBatch.objects.select_related("made_by", "closed_by"), pk=pk)


def _context(request: HttpRequest, found: PayoutBatch, form: PaidForm | None = None) -> dict:
    names = {(payee.kind, payee.pk): payee for payee in payees_of(request.user)}
    rows = found.payouts.order_by("pk")
    return {
        "batch": found,
        "rows": [
            (names["village", row.partner_id] if row.partner_id else names["point", row.point_id], row) for row in rows
        ],
        "form": form or PaidForm(batch=found),
        "may_change": may_make_payouts(request.user),
        "may_read_file": may_read_bank_file(request.user),
        "is_mine": found.made_by_id == request.user.pk,
    }


@never_cache
@require_safe
@operators_only
def bank_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the file for the bank, the one place with whole account numbers."""
    if not may_read_bank_file(request.user):
        raise Http404
    found = _find(pk)
    return csv_response(bank_rows(found), f"payout-{found.number}")


@require_POST
@operators_only
def paid(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down that the bank has paid."""
    _refuse_who_may_not(request)
    found = _find(pk)
    form = PaidForm(request.POST, batch=found)
    if not form.is_valid():
        return render(request, "settlement/batch.html", _context(request, found, form), status=422)
    return _do(
        request, pk, lambda: mark_paid(batch=found, **form.cleaned_data, by=request.user), _("Paid, and booked.")
    )


@require_POST
@operators_only
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw a batch that the bank has not carried out."""
    _refuse_who_may_not(request)
    found = _find(pk)
    return _do(request, pk, lambda: withdraw(batch=found, by=request.user), _("Withdrawn. All of it is due again."))


def _do(request: HttpRequest, pk: int, call, done: str) -> HttpResponse:
    try:
        call()
        messages.success(request, done)
    except SettlementError as error:
        messages.warning(request, str(error))
    return redirect("money:batch", pk=pk)
