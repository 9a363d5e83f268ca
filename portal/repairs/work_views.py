"""What the office does with a request, and what it keeps: promised times and firms."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from portal.repairs.exceptions import RepairError
from portal.repairs.keeping_forms import FirmForm, TimesForm
from portal.repairs.models import Firm
from portal.repairs.office_views import own_repair, show
from portal.repairs.services import drop_firm, keep_firm, set_times, take
from portal.repairs.times import all_terms
from portal.repairs.works import BY_NAME
from portal.residents.access import Scope, office_only, scope_of
from portal.residents.policies import communities_run_by


@require_POST
@office_only
def take_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a request oneself."""
    found = own_repair(request, pk)
    try:
        take(repair=found, by=request.user)
    except RepairError as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, _("Yours now. The resident is told."))
    return redirect("office_repairs:repair", pk)


@require_POST
@office_only
def act(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Do one of the works with what was filled in, or show the page with what is wrong."""
    found, work = own_repair(request, pk), BY_NAME[name]
    form = work.form(request.POST, request.FILES, repair=found)
    if not form.is_valid():
        if found.is_open:
            return show(request, found, bound={name: form})
        messages.warning(request, _("This request has changed meanwhile. Please look at it again."))
        return redirect("office_repairs:repair", pk)
    try:
        done = work.do(repair=found, by=request.user, **form.facts())
    except (RepairError, ValidationError) as error:
        messages.warning(request, " ".join(error.messages) if isinstance(error, ValidationError) else str(error))
        return redirect("office_repairs:repair", pk)
    messages.success(request, work.said)
    return redirect("office_repairs:repair", done.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@office_only
def keep(request: HttpRequest) -> HttpResponse:
    """Show and take the promised times of one compound, beside its firms."""
    scope = scope_of(request)
    scope = Scope(scope.offices, scope.chosen or scope.offices[0])
    community = scope.chosen.community
    form = TimesForm(request.POST if request.method == "POST" else None, terms=all_terms(community))
    if request.method == "POST" and form.is_valid():
        set_times(community=community, times=form.times(), by=request.user)
        messages.success(request, _("Saved. What was promised before stays as it was."))
        return redirect(f"{reverse('office_repairs:keep')}?compound={community.slug}")
    return _show_kept(request, scope, form, FirmForm(auto_id="firm_%s"))


def _show_kept(request: HttpRequest, scope: Scope, form: TimesForm, firm_form: FirmForm) -> HttpResponse:
    firms = Firm.objects.filter(community=scope.chosen.community, is_used=True)
    context = {"scope": scope, "form": form, "firm_form": firm_form, "firms": firms}
    return render(request, "repairs/office/keep.html", context, status=422 if form.errors or firm_form.errors else 200)


@require_POST
@office_only
def add_firm(request: HttpRequest) -> HttpResponse:
    """Keep a firm of one compound."""
    scope = scope_of(request)
    scope = Scope(scope.offices, scope.chosen or scope.offices[0])
    community, form = scope.chosen.community, FirmForm(request.POST, auto_id="firm_%s")
    if not form.is_valid():
        return _show_kept(request, scope, TimesForm(terms=all_terms(community)), form)
    keep_firm(community=community, by=request.user, **form.cleaned_data)
    messages.success(request, _("Saved."))
    return redirect(f"{reverse('office_repairs:keep')}?compound={community.slug}")


@require_POST
@office_only
def remove_firm(request: HttpRequest, pk: int) -> HttpResponse:
    """Offer a firm no longer."""
    mine = Firm.objects.filter(community__in=communities_run_by(request.user)).select_related("community")
    firm = get_object_or_404(mine, pk=pk)
    drop_firm(firm=firm, by=request.user)
    messages.success(request, _("%(firm)s is no longer offered.") % {"firm": firm.name})
    return redirect(f"{reverse('office_repairs:keep')}?compound={firm.community.slug}")
