"""What is offered, where a listing stands, what can be wrong with it, where a talk stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    """What is offered; the order is that of the page."""

    FLAT_RENT = "flat-rent", _("Flat to rent")
    ROOM = "room", _("Room to share")
    FLAT_SALE = "flat-sale", _("Flat to sell")
    PARKING_RENT = "parking-rent", _("Parking to rent")
    PARKING_SALE = "parking-sale", _("Parking to sell")
    RURAL = "rural", _("House in a village")


#: What is offered in a compound; a village offers houses alone.
IN_COMPOUNDS = tuple(kind for kind in Kind if kind != Kind.RURAL)
#: The price of these is paid once; of all others month by month.
SALES = (Kind.FLAT_SALE, Kind.PARKING_SALE)
PARKING = (Kind.PARKING_RENT, Kind.PARKING_SALE)


class State(models.TextChoices):
    """Where a listing stands. SHOWN alone is for everybody, and only until it expires."""

    WAITING = "waiting", pgettext_lazy("home", "waits to be looked at")
    SHOWN = "shown", pgettext_lazy("home", "shown")
    REFUSED = "refused", pgettext_lazy("home", "not shown")
    PAUSED = "paused", pgettext_lazy("home", "paused")
    EXPIRED = "expired", pgettext_lazy("home", "expired")
    HIDDEN = "hidden", pgettext_lazy("home", "hidden until looked at")
    DONE = "done", pgettext_lazy("home", "let or sold")
    WITHDRAWN = "withdrawn", pgettext_lazy("home", "withdrawn")


#: Whoever offers it can show it again from these in one tap.
RENEWABLE = (State.SHOWN, State.PAUSED, State.EXPIRED)
#: Nothing can be done with these any more.
OVER = (State.DONE, State.WITHDRAWN)


class Wrong(models.TextChoices):
    """What a reader says is wrong with a listing."""

    NOT_THERE = "not-there", _("There is no such home")
    GONE = "gone", _("It is let or sold already")
    PRICE = "price", _("The price is another one")
    MONEY = "money", _("They ask for money beforehand")
    OTHER = "other", pgettext_lazy("false listing", "Something else")


class Talk(models.TextChoices):
    """Where a talk between two people stands."""

    OPEN = "open", pgettext_lazy("talk", "open")
    CLOSED = "closed", pgettext_lazy("talk", "closed")
    BLOCKED = "blocked", pgettext_lazy("talk", "blocked")
