"""Statements as villages, pickup points and operators see them: the overview, one payee's, one order behind it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from marketplace.producers.access import only_for
from marketplace.settlement.access import has_money, may_change_account
from marketplace.settlement.behind import behind
from marketplace.settlement.forms import AccountForm
from marketplace.settlement.paper import print_statement
from marketplace.settlement.payees import Payee, find_payee, may_see_all, payees_of
from marketplace.settlement.periods import PeriodForm
from marketplace.settlement.services import enter_account
from marketplace.settlement.statements import Statement, balances
from marketplace.settlement.tables import csv_response, statement_rows

PER_PAGE = 50
PAYEES_PER_PAGE = 40
money_only = only_for(has_money)


@never_cache
@require_safe
@money_only
def overview(request: HttpRequest) -> HttpResponse:
    """Show what stands open with each payee; who has but one is led to its statement."""
    payees = payees_of(request.user)
    if len(payees) == 1 and not may_see_all(request.user):
        return redirect("money:statement", kind=payees[0].kind, slug=payees[0].slug)
    page = Paginator(payees, PAYEES_PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page_obj": page,
        "balances": balances(list(page)),
        "sees_all": may_see_all(request.user),
    }
    return render(request, "settlement/overview.html", context)


@never_cache
@require_safe
@money_only
def statement(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """Show a payee's month, or the days asked for."""
    payee = find_payee(request.user, kind, slug)
    form = PeriodForm(request.GET)
    shown = Statement(payee, form.chosen())
    pages = Paginator(shown.lines, PER_PAGE)
    pages.count = shown.total.number  # it has counted them already
    context = {
        "payee": payee,
        "form": form,
        "statement": shown,
        "page_obj": pages.get_page(request.GET.get("page")),
        "balance": shown.balance,
        "may_change_account": may_change_account(request.user, payee),
        "sees_all": may_see_all(request.user),
    }
    return render(request, "settlement/statement.html", context)


@never_cache
@require_safe
@money_only
def table(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """Give the statement as a table to be saved."""
    payee = find_payee(request.user, kind, slug)
    shown = Statement(payee, PeriodForm(request.GET).chosen())
    return csv_response(statement_rows(shown), f"statement-{payee.slug}-{shown.period.name}")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@money_only
def paper(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """Give the statement as PDF; a long one is made in the background."""
    payee = find_payee(request.user, kind, slug)
    return print_statement(request, Statement(payee, PeriodForm(request.GET).chosen()))


@never_cache
@require_safe
@money_only
def order(request: HttpRequest, kind: str, slug: str, number: str) -> HttpResponse:
    """Show what of one order is a payee's: each line with its rate, and everything that changed it."""
    payee = find_payee(request.user, kind, slug)
    found = behind(payee, number)
    if found is None:
        raise Http404
    return render(request, "settlement/order.html", {"payee": payee, "behind": found})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@money_only
def account(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """Show where a payee's money goes, and take another account."""
    payee = find_payee(request.user, kind, slug)
    if not may_change_account(request.user, payee):
        raise Http404
    form = AccountForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return _entered(request, payee, form)
    context = {"payee": payee, "form": form}
    return render(request, "settlement/account.html", context, status=422 if form.errors else 200)


def _entered(request: HttpRequest, payee: Payee, form: AccountForm) -> HttpResponse:
    words = {name: form.cleaned_data[name] for name in ("holder", "bank", "number")}
    entered = enter_account(payee=payee, **words, by=request.user)
    messages.success(request, _("From now on money goes to %(account)s.") % {"account": entered.masked})
    return redirect("money:statement", kind=payee.kind, slug=payee.slug)
