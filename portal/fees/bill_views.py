"""The office's bills: list, one by hand, one bill, a flat's account with the counter."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from portal.core.templatetags.ui import cny
from portal.fees.exceptions import FeeError
from portal.fees.forms import BillForm, CorrectForm, WithdrawForm
from portal.fees.models import Bill, Line
from portal.fees.scopes import bills_asked_for, compound_query, one_compound
from portal.fees.services import correct, issue_one, take_cash, withdraw
from portal.residents.access import office_only, scope_of
from portal.residents.flat_views import buildings_of, own_flat
from portal.residents.policies import communities_run_by

PER_PAGE = 50


@require_safe
@office_only
def bills(request: HttpRequest) -> HttpResponse:
    """List bills, the newest due day first, of all compounds or one."""
    scope = scope_of(request)
    buildings = buildings_of(scope)
    rows = bills_asked_for(request, scope, buildings).with_place().select_related("flat__building", "community")
    page = Paginator(rows.order_by("-due_on", "-pk"), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "scope": scope,
        "buildings": buildings,
        "page_obj": page,
        "states": Bill.State.choices,
        "kinds": Bill.Kind.choices,
        "query": compound_query(scope),
    }
    return render(request, "fees/office/bills.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@office_only
def write(request: HttpRequest) -> HttpResponse:
    """Write one bill by hand."""
    scope = one_compound(request)
    form = BillForm(request.POST or None, community=scope.chosen.community)
    if request.method == "POST" and form.is_valid():
        try:
            made = issue_one(**form.cleaned_data, by=request.user)
        except FeeError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The bill is written: %(sum)s.") % {"sum": cny(made.amount)})
            return redirect("office_fees:flat", made.flat_id)
    context = {"scope": scope, "form": form, "query": compound_query(scope)}
    return render(request, "fees/office/write.html", context, status=422 if form.errors else 200)


def own_bill(request: HttpRequest, pk: int) -> Bill:
    """Return a bill of a compound the reader's office looks after. Raises Http404."""
    mine = Bill.objects.filter(community__in=communities_run_by(request.user)).with_place()
    return get_object_or_404(mine.select_related("flat__building", "community", "corrects", "issued_by"), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@office_only
@transaction.non_atomic_requests
def bill(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one bill; do=withdraw takes it back, do=correct writes a counter-bill."""
    found = own_bill(request, pk)
    do = request.POST.get("do", "")
    to_withdraw = WithdrawForm(request.POST if do == "withdraw" else None)
    to_correct = CorrectForm(request.POST if do == "correct" else None)
    if do == "withdraw" and to_withdraw.is_valid():
        return _done(request, found, lambda: withdraw(bill=found, **to_withdraw.cleaned_data, by=request.user))
    if do == "correct" and to_correct.is_valid():
        return _done(request, found, lambda: correct(bill=found, **to_correct.cleaned_data, by=request.user))
    lines = found.lines.exclude(state=Line.State.FREE).select_related("payment__receipt", "payment__taken_by")
    context = {
        "bill": found,
        "lines": lines.order_by("pk"),
        "corrections": found.corrections.order_by("pk"),
        "to_withdraw": to_withdraw,
        "to_correct": to_correct,
    }
    wrong = to_withdraw.errors or to_correct.errors
    return render(request, "fees/office/bill.html", context, status=422 if wrong else 200)


def _done(request: HttpRequest, found: Bill, do) -> HttpResponse:
    try:
        made = do()
    except FeeError as error:
        messages.warning(request, str(error))
        return redirect("office_fees:bill", found.pk)
    messages.success(request, _("Written down."))
    if made.amount < 0 and not made.lines.filter(payment__refund__isnull=False).exists():
        messages.info(request, _("Hand out %(sum)s in cash now.") % {"sum": cny(-made.amount)})
    return redirect("office_fees:bill", made.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@office_only
@transaction.non_atomic_requests
def flat(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a flat's account; a POST writes down that the chosen bills were paid in cash."""
    found = own_flat(request, pk)
    if request.method == "POST":
        wanted = {int(key) for key in request.POST.getlist("bill") if key.isdecimal() and len(key) < 15}
        try:
            payment = take_cash(flat=found, bills=wanted, by=request.user)
        except FeeError:
            messages.warning(request, _("One of these bills has been paid or withdrawn meanwhile. Take no money."))
            return redirect("office_fees:flat", pk)
        messages.success(request, _("Paid in cash. Receipt %(number)s.") % {"number": payment.receipt})
        return redirect("fees:receipt", payment.pk)
    rows = Bill.objects.filter(flat=found)
    is_live = Prefetch("lines", Line.objects.live().select_related("payment"), to_attr="live_lines")
    paid = Prefetch("lines", Line.objects.paid().select_related("payment__receipt"), to_attr="paid_lines")
    past = rows.exclude(state=Bill.State.OPEN).prefetch_related(paid).order_by("-due_on", "-pk")
    context = {
        "flat": found,
        "bills": rows.open().prefetch_related(is_live),
        "page_obj": Paginator(past, PER_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "fees/office/flat.html", context)
