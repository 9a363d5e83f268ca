"""The host's month with its days, and the list of all guests."""

from calendar import Calendar
from collections import defaultdict
from datetime import date, timedelta

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from marketplace.bookings.access import bookings_of, hosts_only, slots_of, villages_of, visits_of
from marketplace.bookings.dates import month_bounds, read_month
from marketplace.bookings.models import Booking

PER_PAGE = 30
FILTERS = {
    "": _("Coming"),
    "today": _("Today"),
    "past": _("Past"),
    "cancelled": _("Cancelled"),
}


def read_day(text: str) -> date | None:
    """Return the day written as 2026-12-05, None for anything else."""
    try:
        return parse_date(text)
    except ValueError:
        return None


@never_cache
@require_safe
@hosts_only
def calendar(request: HttpRequest) -> HttpResponse:
    """Show a month, one day of it in full, and what the village offers. ?village= keeps one of several."""
    villages = list(villages_of(request.user).order_by("pk"))
    chosen = next((village for village in villages if village.slug == request.GET.get("village")), None)
    day = read_day(request.GET.get("day", "")) or timezone.localdate()
    first = read_month(request.GET.get("month", ""), default=day.replace(day=1))
    if (first.year, first.month) != (day.year, day.month):
        day = first
    start, end = month_bounds(first)
    shown = [chosen] if chosen else villages
    slots = slots_of(request.user).filter(visit__village__in=shown).between(start, end).with_places()
    by_day = defaultdict(list)
    for slot in slots.select_related("visit__village"):
        by_day[timezone.localdate(slot.starts_at)].append(slot)
    context = {
        "weeks": _weeks(first, day, by_day),
        "slots": by_day[day],
        "day": day,
        "month": first,
        "before": (start - timedelta(days=1)).date(),
        "after": end.date(),
        "villages": villages,
        "chosen": chosen,
        "visits": visits_of(request.user).filter(village__in=shown).select_related("terms"),
        "few": [slot for each in by_day.values() for slot in each if slot.is_bookable and _is_few(slot)],
    }
    return render(request, "bookings/calendar.html", context)


def _is_few(slot) -> bool:
    return 0 < slot.taken < slot.minimum and not slot.is_held_anyway


def _weeks(first: date, chosen: date, by_day: dict) -> list[list[dict]]:
    """Return the month as weeks from Monday on; each day with its dates, those of other months too but empty."""
    return [
        [
            {
                "day": day,
                "is_here": day.month == first.month,
                "is_chosen": day == chosen,
                "is_today": day == timezone.localdate(),
                "count": len([slot for slot in by_day.get(day, []) if slot.status != "called_off"]),
                "taken": sum(slot.taken for slot in by_day.get(day, [])),
            }
            for day in week
        ]
        for week in Calendar().monthdatescalendar(first.year, first.month)
    ]


@never_cache
@require_safe
@hosts_only
def guests(request: HttpRequest) -> HttpResponse:
    """Show bookings, the next first; ?q= finds a name, the end of a phone number or a number, ?show= keeps some."""
    chosen = request.GET.get("show", "")
    chosen = chosen if chosen in FILTERS else ""
    text = request.GET.get("q", "").replace("\x00", "").strip()
    found = _kept(bookings_of(request.user), chosen)
    if text:
        who = Q(order__delivery__name__icontains=text) | Q(order__delivery__phone__endswith=text)
        found = found.filter(who | Q(number__startswith=text))
    context = {
        "page_obj": Paginator(found.with_guest(), PER_PAGE).get_page(request.GET.get("page")),
        "filters": FILTERS.items(),
        "chosen": chosen,
        "text": text,
    }
    return render(request, "bookings/guests.html", context)


def _kept(found, chosen: str):
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    if chosen == "cancelled":
        return found.filter(status=Booking.Status.CANCELLED).order_by("-ended_at", "-pk")
    if chosen == "past":
        return found.standing().filter(starts_at__lt=today).order_by("-starts_at", "-pk")
    coming = found.standing().filter(starts_at__gte=today)
    return coming.filter(starts_at__lt=today + timedelta(days=1)) if chosen == "today" else coming
