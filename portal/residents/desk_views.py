"""The office's desk: requests that wait, and ending a residency."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from portal.residents.access import office_only, scope_of
from portal.residents.exceptions import ResidencyError
from portal.residents.models import Residency
from portal.residents.office_forms import ReasonForm
from portal.residents.policies import communities_run_by
from portal.residents.services import approve, end_residency, refuse

PER_PAGE = 30


@require_safe
@office_only
def desk(request: HttpRequest) -> HttpResponse:
    """List the requests that wait, the oldest first, of all compounds or one (?compound=)."""
    scope = scope_of(request)
    rows = Residency.objects.waiting().filter(community__in=scope.communities).order_by("asked_at", "pk")
    page = Paginator(rows.with_place(), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "residents/office/desk.html", {"scope": scope, "page_obj": page})


def own_residency(request: HttpRequest, pk: int) -> Residency:
    """Return a residency of a compound the reader's office looks after. Raises Http404."""
    mine = Residency.objects.filter(community__in=communities_run_by(request.user))
    return get_object_or_404(mine.with_place().select_related("flat__building", "community", "user"), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@office_only
def request_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a request with who lives in the flat already; take the answer: do=approve, or a reason to refuse."""
    home = own_residency(request, pk)
    if home.state != Residency.State.ASKED:
        return redirect("office:flat", home.flat_id)
    form = ReasonForm(request.POST if request.POST.get("do") == "refuse" else None)
    if request.POST.get("do") == "approve":
        return _done(request, lambda: approve(residency=home, by=request.user), _("%(name)s is entered."), home)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        say = _("%(name)s gets your reason.")
        return _done(request, lambda: refuse(residency=home, reason=reason, by=request.user), say, home)
    living = Residency.objects.active().filter(flat=home.flat_id).order_by("since", "pk")
    context = {"home": home, "form": form, "living": living}
    return render(request, "residents/office/request.html", context, status=422 if form.errors else 200)


def _done(request: HttpRequest, do, said: str, home: Residency) -> HttpResponse:
    try:
        do()
    except ResidencyError as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, said % {"name": home.name})
    return redirect("office:desk")


@require_http_methods(["GET", "HEAD", "POST"])
@office_only
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the reason, then end a residency."""
    home = own_residency(request, pk)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            end_residency(residency=home, reason=form.cleaned_data["reason"], by=request.user)
        except ResidencyError as error:
            messages.warning(request, str(error))
        else:
            messages.success(request, _("%(name)s no longer lives there.") % {"name": home.name})
        return redirect("office:flat", home.flat_id)
    context = {"home": home, "form": form}
    return render(request, "residents/office/end.html", context, status=422 if form.errors else 200)
