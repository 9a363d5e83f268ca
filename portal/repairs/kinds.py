"""What can be wrong, where it is, and where a request stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Category(models.TextChoices):
    """What kind of repair it is; the order is that of the page."""

    WATER = "water", _("Water, drains, heating")
    POWER = "power", _("Power and light")
    LIFT = "lift", _("Lift")
    DOOR = "door", _("Door and lock")
    GAS = "gas", _("Smell of gas")
    RUBBISH = "rubbish", _("Rubbish and cleaning")
    OTHER = "other", pgettext_lazy("repair", "Something else")


class Place(models.TextChoices):
    """Where it is. All but FLAT are common parts, which neighbours may know about."""

    FLAT = "flat", _("In my flat")
    BUILDING = "building", _("In my building: stairs, corridor, lift")
    YARD = "yard", _("Outside: yard, paths, gates")
    GARAGE = "garage", _("Garage and cellar")


#: Where a kind of thing usually is; chosen beforehand, so that it need not be tapped.
USUAL_PLACE = {Category.LIFT: Place.BUILDING, Category.RUBBISH: Place.YARD}
#: These lie in one building.
IN_A_BUILDING = (Place.FLAT, Place.BUILDING)


class State(models.TextChoices):
    """Where a request stands."""

    NEW = "new", pgettext_lazy("repair", "received")
    TAKEN = "taken", pgettext_lazy("repair", "taken up")
    PLANNED = "planned", pgettext_lazy("repair", "visit planned")
    AGAIN = "again", pgettext_lazy("repair", "still broken")
    DONE = "done", pgettext_lazy("repair", "done")
    REFUSED = "refused", pgettext_lazy("repair", "refused")
    WITHDRAWN = "withdrawn", pgettext_lazy("repair", "withdrawn")
    MERGED = "merged", pgettext_lazy("repair", "joined with another")


#: Somebody of the office still has to do something.
OPEN = (State.NEW, State.TAKEN, State.PLANNED, State.AGAIN)
#: Nobody of the office has looked at it since the resident spoke.
UNSEEN = (State.NEW, State.AGAIN)


class Kind(models.TextChoices):
    """What a step of a request was."""

    RECEIVED = "received", pgettext_lazy("repair step", "Reported")
    SAID = "said", pgettext_lazy("repair step", "Added")
    TAKEN = "taken", pgettext_lazy("repair step", "Taken up")
    GIVEN_STAFF = "staff", pgettext_lazy("repair step", "Given to somebody of the office")
    GIVEN_FIRM = "firm", pgettext_lazy("repair step", "Given to an outside firm")
    ANSWERED = "answered", pgettext_lazy("repair step", "Answered")
    PLANNED = "planned", pgettext_lazy("repair step", "Visit planned")
    DONE = "done", pgettext_lazy("repair step", "Done")
    REFUSED = "refused", pgettext_lazy("repair step", "Refused")
    JOINED = "joined", pgettext_lazy("repair step", "Joined with another request")
    AGAIN = "again", pgettext_lazy("repair step", "Still broken")
    RATED = "rated", pgettext_lazy("repair step", "Rated")
    WITHDRAWN = "withdrawn", pgettext_lazy("repair step", "Withdrawn")
    LATE = "late", pgettext_lazy("repair step", "Late: the community’s lead was told")


OF_RESIDENTS = (Kind.RECEIVED, Kind.SAID, Kind.AGAIN, Kind.RATED, Kind.WITHDRAWN)
