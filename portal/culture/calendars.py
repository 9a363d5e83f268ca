"""Events as iCalendar, for the reader's own calendar."""

from datetime import UTC

from django.utils import timezone

from portal.culture.event_rooms import facts_beside


def escape(text: str) -> str:
    """Return a text as RFC 5545 (section 3.3.11) wants it in a value."""
    for mark in ("\\", ";", ","):
        text = text.replace(mark, f"\\{mark}")
    return text.replace("\n", "\\n")


def event_calendar(event) -> str:
    """Return one event page as an iCalendar file with CRLF line ends, times in UTC; called off, it says so."""
    stamp = "%Y%m%dT%H%M%SZ"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Yunli//Events//EN",
        "BEGIN:VEVENT",
        f"UID:{event.translation_key}@yunli",
        f"DTSTAMP:{timezone.now().astimezone(UTC).strftime(stamp)}",
        f"DTSTART:{event.starts_at.astimezone(UTC).strftime(stamp)}",
        f"DTEND:{event.ends_at.astimezone(UTC).strftime(stamp)}",
        f"SUMMARY:{escape(event.title)}",
        f"LOCATION:{escape(event.place)}",
        f"DESCRIPTION:{escape(event.summary)}",
        *(["STATUS:CANCELLED"] if facts_beside(event).get("eventStatus", "").endswith("EventCancelled") else []),
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "\r\n".join(lines) + "\r\n"
