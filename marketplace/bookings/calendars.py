"""A booking in the guest's own calendar (RFC 5545): one UID for its whole life, a higher SEQUENCE when it ends."""

from datetime import timedelta
from urllib.parse import urlparse

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Alarm, Calendar, Event, vGeo

from marketplace.bookings.models import Booking
from marketplace.bookings.pages import page_for
from marketplace.placement.addresses import order_path

PUBLISH, CANCEL = "PUBLISH", "CANCEL"


def booking_calendar(booking: Booking) -> bytes:
    """Return a booking as an iCalendar file, in the language now active; one that was cancelled takes itself out."""
    cancelled = not booking.is_standing
    calendar = Calendar()
    calendar.add("prodid", "-//Yunli//Bookings//EN")
    calendar.add("version", "2.0")
    calendar.add("method", CANCEL if cancelled else PUBLISH)
    calendar.add_component(_event(booking, cancelled))
    return calendar.to_ical()


def _event(booking: Booking, cancelled: bool) -> Event:
    village, page = booking.visit.village, page_for(booking.visit)
    host = urlparse(settings.WAGTAILADMIN_BASE_URL).hostname
    event = Event()
    event.add("uid", f"{booking.uid}@{host}")
    event.add("sequence", booking.sequence)
    event.add("dtstamp", timezone.now())
    event.add("dtstart", booking.starts_at)
    event.add("dtend", booking.ends_at)
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("summary", f"{booking.visit.name}, {village.name}")
    event.add("location", ", ".join(filter(None, [page and page.meeting_point, village.name, village.county])))
    event.add("geo", vGeo((village.latitude, village.longitude)))
    event.add("url", settings.WAGTAILADMIN_BASE_URL + order_path(booking.order))
    lines = [_("Booking %(number)s") % {"number": booking.number}, *(["☎ " + village.phone] if village.phone else [])]
    if page and page.bring:
        lines.append(_("Bring: %(things)s") % {"things": ", ".join(page.bring.splitlines())})
    event.add("description", "\n".join(lines))
    if not cancelled:
        event.add_component(_alarm(booking))
    return event


def _alarm(booking: Booking) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", timedelta(hours=-18))
    alarm.add("description", booking.visit.name)
    return alarm
