"""What services there are, how they are priced, where they are done, and where a request stands."""

from datetime import time

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    """What kind of service it is; the order is that of the page."""

    REPAIR = "repair", pgettext_lazy("service", "Repair")
    CLEANING = "cleaning", pgettext_lazy("service", "Cleaning")
    CARE = "care", pgettext_lazy("service", "Care")
    TUTORING = "tutoring", pgettext_lazy("service", "Tutoring")
    CLINIC = "clinic", pgettext_lazy("service", "Clinic")
    DELIVERY = "delivery", pgettext_lazy("service", "Delivery")
    OTHER = "other", pgettext_lazy("service", "Something else")


class Unit(models.TextChoices):
    """What the price is for."""

    VISIT = "visit", _("per visit")
    HOUR = "hour", _("per hour")
    MONTH = "month", _("per month")
    LESSON = "lesson", _("per lesson")


class Where(models.TextChoices):
    """Where it is done."""

    SHOP = "shop", _("At the shop")
    COMES = "comes", _("Comes to you")
    BOTH = "both", _("At the shop, or comes to you")


class Soon(models.TextChoices):
    """How soon it can usually be done."""

    TODAY = "today", _("Usually the same day")
    DAYS = "days", _("Usually within three days")
    WEEK = "week", _("Usually within a week")


class Place(models.TextChoices):
    """Where somebody wants it."""

    HOME = "home", _("At my place")
    SHOP = "shop", _("At the shop")


class Part(models.TextChoices):
    """A part of the day; a business takes so many appointments in each."""

    MORNING = "am", _("morning")
    AFTERNOON = "pm", _("afternoon")
    EVENING = "ev", _("evening")


#: From when to when a part of the day lasts, by the clock on the wall.
HOURS = {
    Part.MORNING: (time(8), time(12)),
    Part.AFTERNOON: (time(12), time(18)),
    Part.EVENING: (time(18), time(21)),
}


class State(models.TextChoices):
    """Where a request stands."""

    ASKED = "asked", pgettext_lazy("request", "waits for an answer")
    PROPOSED = "proposed", pgettext_lazy("request", "time proposed")
    AGREED = "agreed", pgettext_lazy("request", "agreed")
    DONE = "done", pgettext_lazy("request", "done")
    REFUSED = "refused", pgettext_lazy("request", "refused")
    WITHDRAWN = "withdrawn", pgettext_lazy("request", "withdrawn")
    CANCELLED = "cancelled", pgettext_lazy("request", "cancelled")
    LAPSED = "lapsed", pgettext_lazy("request", "lapsed")


#: No time is agreed yet.
WAITING = (State.ASKED, State.PROPOSED)
#: Something is still to come.
OPEN = (*WAITING, State.AGREED)
#: Both sides know each other's name, phone and place.
KNOWN = (State.AGREED, State.DONE)


class What(models.TextChoices):
    """What a step of a request was."""

    ASKED = "asked", pgettext_lazy("request step", "Asked")
    PROPOSED = "proposed", pgettext_lazy("request step", "Time proposed")
    DECLINED = "declined", pgettext_lazy("request step", "Time declined")
    AGREED = "agreed", pgettext_lazy("request step", "Time agreed")
    REFUSED = "refused", pgettext_lazy("request step", "Refused")
    WITHDRAWN = "withdrawn", pgettext_lazy("request step", "Withdrawn")
    CANCELLED = "cancelled", pgettext_lazy("request step", "Cancelled")
    DONE = "done", pgettext_lazy("request step", "Done")
    SILENT = "silent", pgettext_lazy("request step", "No answer for a day")
    LAPSED = "lapsed", pgettext_lazy("request step", "Lapsed")
    RATED = "rated", pgettext_lazy("request step", "Rated")
    ANSWERED = "answered", pgettext_lazy("request step", "Rating answered")
