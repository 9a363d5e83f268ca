"""What is forgotten of those who moved out or were refused, and when."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from portal.residents.models import Flat, Invitation, Residency
from portal.residents.services.household import pass_on_head

#: So long the office may look up who lived in a flat, or why somebody was refused.
KEEP = timedelta(days=365)
EMPTY = {"user": None, "name": "", "message": "", "reason": "", "shown_to": Residency.Shown.OFFICE}


@transaction.atomic
def forget_old(*, now: datetime | None = None) -> str:
    """Take the names from residencies that ended a year ago and delete codes nobody can use; say how many."""
    end = (now or timezone.now()) - KEEP
    ended = Residency.objects.filter(state__in=("left", "refused"), until__lt=end).exclude(user=None, name="")
    number = ended.update(**EMPTY)
    Invitation.objects.filter(expires_at__lt=end).delete()
    return f"{number} residencies forgotten"


@transaction.atomic
def forget_resident(*, user) -> int:
    """End a person's residencies and take everything that names them from all of them; say how many there were."""
    mine = Residency.objects.filter(user=user)
    mine.waiting().delete()
    flats = list(Flat.objects.filter(pk__in=mine.active().values("flat")))
    mine.active().update(state=Residency.State.LEFT, until=timezone.now())
    Invitation.objects.filter(made_by=user, by_household=True).delete()
    for flat in flats:
        pass_on_head(flat=flat)
    return mine.update(**EMPTY)
