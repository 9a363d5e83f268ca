"""What dates are called on baskets, orders and letters."""

from datetime import datetime

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.tourism.models import Visit

LANGUAGES = {"zh_hans": "zh-hans", "en": "en"}


def day_name(at: datetime) -> str:
    """Return day and weekday, in the language now active."""
    return date_format(timezone.localtime(at), "WEEKDAY_FORMAT")


def times(starts_at: datetime, ends_at: datetime) -> str:
    """Return the times of day, such as 09:00–12:00."""
    return "–".join(date_format(timezone.localtime(at), "H:i") for at in (starts_at, ends_at))


def slot_titles(visit: Visit, starts_at: datetime) -> dict[str, str]:
    """Return a date's name as a product, in both languages, by field name."""
    titles = {}
    for field, language in LANGUAGES.items():
        with translation.override(language):
            name = getattr(visit, f"name_{field}") or visit.name
            words = {"visit": name, "day": day_name(starts_at)}
            if visit.kind == Visit.Kind.STAY:
                titles[f"title_{field}"] = _("%(visit)s, night of %(day)s") % words
            else:
                words["time"] = date_format(timezone.localtime(starts_at), "H:i")
                titles[f"title_{field}"] = _("%(visit)s, %(day)s %(time)s") % words
    return titles


def unit_names(visit: Visit) -> dict[str, str]:
    """Return what one place is, in both languages, by field name."""
    names = {}
    for field, language in LANGUAGES.items():
        with translation.override(language):
            names[f"content_{field}"] = _("room and night") if visit.kind == Visit.Kind.STAY else _("person")
    return names


def booked_when(booking) -> str:
    """Return when a booking is, in words, in the language now active."""
    if booking.nights:
        return nights_when(booking.starts_at, booking.ends_at)
    return f"{day_name(booking.starts_at)} {times(booking.starts_at, booking.ends_at)}"


def nights_when(starts_at: datetime, ends_at: datetime) -> str:
    """Return from which day to which somebody stays, in words."""
    return _("%(from)s to %(to)s") % {"from": day_name(starts_at), "to": day_name(ends_at)}
