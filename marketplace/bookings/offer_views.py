"""What a village offers: how a visit is booked, new dates, dates off sale."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from marketplace.bookings.access import hosts_only, visits_of
from marketplace.bookings.exceptions import BookingError, TermsMissing
from marketplace.bookings.host_forms import AddForm, CloseForm, TermsForm
from marketplace.bookings.models import Terms
from marketplace.bookings.services import open_slots, set_open_between, set_terms
from portal.tourism.models import Visit

FIELDS = ("starts", "ends", "close_hours", "minimum", "free_days", "late_percent")
USUAL = {
    Visit.Kind.EXPERIENCE: {"starts": "09:00", "ends": "12:00", "close_hours": 24, "minimum": 0, "free_days": 3},
    Visit.Kind.STAY: {"starts": "15:00", "ends": "12:00", "close_hours": 24, "minimum": 0, "free_days": 7},
}


def _visit(request: HttpRequest, visit_id: int) -> Visit:
    return get_object_or_404(visits_of(request.user).select_related("terms"), pk=visit_id)


def _terms(visit: Visit) -> Terms | None:
    return getattr(visit, "terms", None)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@hosts_only
def terms(request: HttpRequest, visit_id: int) -> HttpResponse:
    """Say how a visit is booked; the first time it leads on to its first dates."""
    visit = _visit(request, visit_id)
    known = _terms(visit)
    initial = {name: getattr(known, name) for name in FIELDS} if known else {"late_percent": 50, **USUAL[visit.kind]}
    form = TermsForm(request.POST or None, visit=visit, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            set_terms(visit=visit, fields=form.cleaned_data)
        except BookingError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Kept. It holds for dates you add from now on."))
            return redirect("bookings:calendar") if known else redirect("bookings:add", visit_id=visit.pk)
    return _form(request, visit, form, _("How it is booked"), _("Save"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@hosts_only
def add(request: HttpRequest, visit_id: int) -> HttpResponse:
    """Open one date or a series."""
    visit = _visit(request, visit_id)
    known = _terms(visit)
    if known is None:
        messages.info(request, str(TermsMissing()))
        return redirect("bookings:terms", visit_id=visit.pk)
    day = request.GET.get("day")
    form = AddForm(request.POST or None, terms=known, initial={"day": day} if day else {})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            made = open_slots(visit=visit, spans=form.spans(), places=data["places"], price=data["price"])
        except BookingError as error:
            form.add_error(None, str(error))
        else:
            _say_how_many(request, len(made))
            return redirect(f"{reverse('bookings:calendar')}?day={data['day']:%Y-%m-%d}")
    return _form(request, visit, form, _("Add dates"), _("Add"))


def _say_how_many(request: HttpRequest, number: int) -> None:
    if number:
        said = ngettext("%(n)d date can be booked now.", "%(n)d dates can be booked now.", number)
        messages.success(request, said % {"n": number})
    else:
        messages.warning(request, _("Nothing new: these dates are there already, or booking for them has closed."))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@hosts_only
def close(request: HttpRequest, visit_id: int) -> HttpResponse:
    """Take the dates between two days off sale, or put them back; who has booked keeps the places."""
    visit = _visit(request, visit_id)
    form = CloseForm(request.POST or None, initial={"day": timezone.localdate(), "until": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        is_open = request.POST.get("do") == "open"
        data = form.cleaned_data
        changed = set_open_between(visit=visit, first=data["day"], last=data["until"], is_open=is_open)
        said = ngettext("%(n)d date changed.", "%(n)d dates changed.", changed) % {"n": changed}
        messages.success(request, said)
        return redirect(f"{reverse('bookings:calendar')}?day={data['day']:%Y-%m-%d}")
    return _form(request, visit, form, _("Close dates"), _("Close them"), again=_("Open them again"))


def _form(request: HttpRequest, visit: Visit, form, title: str, button: str, *, again: str = "") -> HttpResponse:
    context = {"visit": visit, "form": form, "title": title, "button": button, "again": again}
    return render(request, "bookings/form.html", context, status=422 if form.errors else 200)
