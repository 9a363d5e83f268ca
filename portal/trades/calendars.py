"""An agreed time as iCalendar, for either side's own calendar."""

from datetime import UTC, datetime, timedelta

from django.http import Http404, HttpResponse
from django.utils import timezone

from portal.culture.calendars import escape
from portal.trades.kinds import HOURS, Part, State
from portal.trades.models import Errand

AN_HOUR = timedelta(hours=1)


def appointment(errand: Errand, *, place: str, address: str) -> HttpResponse:
    """Return an agreed time as a file with CRLF line ends, times in UTC; `address` is the page it is about.

    Raises Http404 unless a time is agreed.
    """
    if errand.state != State.AGREED:
        raise Http404
    ends = errand.begins + AN_HOUR if errand.clock else _end_of(errand)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Yunli//Services//EN",
        "BEGIN:VEVENT",
        f"UID:request-{errand.pk}@yunli",
        f"DTSTAMP:{_stamp(timezone.now())}",
        f"DTSTART:{_stamp(errand.begins)}",
        f"DTEND:{_stamp(ends)}",
        f"SUMMARY:{escape(f'{errand.service.name} · {errand.service.business.name}')}",
        f"LOCATION:{escape(place)}",
        f"URL:{address}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    response = HttpResponse("\r\n".join(lines) + "\r\n", content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="appointment.ics"'
    response["Cache-Control"] = "private, no-store"
    return response


def _end_of(errand: Errand) -> datetime:
    return timezone.make_aware(datetime.combine(errand.day, HOURS[Part(errand.part)][1]))


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
