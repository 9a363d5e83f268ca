"""Picking shifts as a village's people see them: coming ones, one with its people, on paper. Others' are 404."""

from datetime import date

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from marketplace.shifts.due import with_due
from marketplace.shifts.exceptions import NotOfTheVillage, ShiftError
from marketplace.shifts.models import Hand
from marketplace.shifts.people import people_of, planners_only, shifts_of
from marketplace.shifts.services import join_shift, leave_shift

PER_PAGE = 30
#: So many shifts fit on the sheets of one day.
ON_PAPER = 60


@never_cache
@require_safe
@planners_only
def index(request: HttpRequest) -> HttpResponse:
    """List the coming shifts of the reader's villages, or ?show=past the others, the next first."""
    past = request.GET.get("show") == "past"
    mine = shifts_of(request.user).with_hands()
    found = mine.filter(day__lt=timezone.localdate()).order_by("-day", "-starts", "-pk") if past else mine.coming()
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    page.object_list = with_due(page.object_list)
    on = set(Hand.objects.filter(user=request.user, shift__in=page.object_list).values_list("shift", flat=True))
    return render(request, "shifts/list.html", {"page_obj": page, "past": past, "on": on})


@never_cache
@require_safe
@planners_only
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a shift with its people, and who else of the village could come."""
    shift = with_due([get_object_or_404(shifts_of(request.user).with_hands(), pk=pk)])[0]
    people = list(shift.people.select_related("user").order_by("pk"))
    on_it = {hand.user_id for hand in people}
    others = [person for person in people_of(shift.village_id) if person.pk not in on_it]
    context = {
        "shift": shift,
        "people": people,
        "others": others,
        "is_on": request.user.pk in on_it,
        "may_come": any(person.pk == request.user.pk for person in others),
    }
    return render(request, "shifts/show.html", context)


@require_POST
@planners_only
def people(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a person of the village on a shift, or take one off it; without a `person` it is the reader."""
    shift = get_object_or_404(shifts_of(request.user), pk=pk)
    try:
        person = _person(request, shift)
        if request.POST.get("do") == "off":
            leave_shift(shift=shift, user=person)
            messages.success(request, _("Off the shift."))
        else:
            join_shift(shift=shift, user=person, by=request.user)
            messages.success(request, _("On the shift."))
    except ShiftError as refused:
        messages.warning(request, str(refused))
    return redirect("shifts:show", pk=pk)


def _person(request: HttpRequest, shift):
    """Return whom a form means. Raises NotOfTheVillage."""
    asked = request.POST.get("person", "")
    if not asked:
        return request.user
    if not (asked.isascii() and asked.isdigit() and len(asked) < 12):
        raise NotOfTheVillage
    there = people_of(shift.village_id).filter(pk=int(asked)).first()
    if there is None:
        hand = shift.people.filter(user=int(asked)).select_related("user").first()
        if hand is None:
            raise NotOfTheVillage
        return hand.user
    return there


@never_cache
@require_safe
@planners_only
def paper(request: HttpRequest) -> HttpResponse:
    """Show a day's shifts with their people on a sheet to be printed; today without ?day=."""
    day = _read_day(request.GET.get("day", ""))
    found = shifts_of(request.user).standing().filter(day=day).with_hands().prefetch_related("people__user")
    return render(request, "shifts/print.html", {"day": day, "shifts": with_due(found[:ON_PAPER])})


def _read_day(text: str) -> date:
    try:
        return parse_date(text) or timezone.localdate()
    except ValueError:
        return timezone.localdate()
