"""Planning picking shifts: choose a crop, say when and how many, change it, call it off. Others' crops are 404."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from marketplace.harvest.crops import crops_of
from marketplace.shifts.exceptions import ShiftError
from marketplace.shifts.forms import ShiftForm
from marketplace.shifts.models import Shift
from marketplace.shifts.people import crops_for, planners_only, shifts_of
from marketplace.shifts.services import call_off_shift, change_shift, plan_shift
from marketplace.shifts.suggest import suggested_days

PER_PAGE = 40


@require_safe
@planners_only
def choose(request: HttpRequest) -> HttpResponse:
    """List the crops of the reader's villages with their harvests, to plan a shift for one."""
    page = Paginator(crops_for(request.user), PER_PAGE).get_page(request.GET.get("page"))
    page.object_list = crops_of(page.object_list)
    return render(request, "shifts/choose.html", {"page_obj": page, "crops": page.object_list})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@planners_only
def plan(request: HttpRequest, crop: int) -> HttpResponse:
    """Plan a shift; the days of the harvest suggest themselves, another day is warned about."""
    product = get_object_or_404(crops_for(request.user), pk=crop)
    days = suggested_days(product.harvest)
    form = ShiftForm(request.POST or None, initial={"day": days[0] if days else None, "hands": 5})
    if request.method == "POST" and form.is_valid():
        try:
            made = plan_shift(crop=product, by=request.user, **form.words())
        except ShiftError as refused:
            form.add_error(None, str(refused))
        else:
            return _saved(request, made)
    context = {"form": form, "crop": product, "days": days}
    return render(request, "shifts/plan.html", context, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@planners_only
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a shift anew."""
    shift = get_object_or_404(shifts_of(request.user).select_related("crop"), pk=pk)
    said = ("day", "starts", "ends", "hands", "meeting_zh_hans", "meeting_en", "note_zh_hans", "note_en")
    form = ShiftForm(request.POST or None, initial={name: getattr(shift, name) for name in said})
    if request.method == "POST" and form.is_valid():
        try:
            changed = change_shift(shift=shift, by=request.user, **form.words())
        except ShiftError as refused:
            form.add_error(None, str(refused))
        else:
            return _saved(request, changed)
    context = {"form": form, "crop": shift.crop, "shift": shift, "days": suggested_days(shift.crop.harvest)}
    return render(request, "shifts/plan.html", context, status=422 if form.errors else 200)


def _saved(request: HttpRequest, shift: Shift) -> HttpResponse:
    messages.success(request, _("Saved."))
    if shift.is_outside:
        messages.warning(
            request, _("This day lies outside the harvest as it is written down. The shift stands all the same.")
        )
    return redirect("shifts:show", pk=shift.pk)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@planners_only
def call_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Say who is told, then call the shift off."""
    shift = get_object_or_404(shifts_of(request.user).with_hands(), pk=pk)
    if request.method == "POST":
        try:
            call_off_shift(shift=shift, by=request.user)
            messages.success(request, _("Called off. Everybody on it is written to."))
        except ShiftError as refused:
            messages.warning(request, str(refused))
        return redirect("shifts:index")
    return render(request, "shifts/call_off.html", {"shift": shift})
