"""What is to be picked for: preorders that wait to be packed, by crop; and the shifts of today and tomorrow."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Min, Sum
from django.db.models.signals import post_delete, post_save
from django.utils import timezone

from marketplace.catalogue.units import Unit, amount
from marketplace.consignments.beside import register_pick_note
from marketplace.consignments.models import Consignment, ConsignmentLine
from marketplace.shifts.models import Shift
from portal.core.freshness import Version
from portal.core.memory import remembered

#: Changes with every shift that is planned, changed or called off.
planned = Version("shifts:planned")


@dataclass(frozen=True)
class Due:
    """So much of a crop was ordered before its harvest and is not packed; the first of it is due on `day`."""

    said: str
    day: date


def due_of(crops: Iterable) -> dict[int, Due]:
    """Return what is due of these crops (products), by id; one query."""
    units = {crop.pk: crop.unit for crop in crops}
    lines = ConsignmentLine.objects.filter(
        consignment__preorder__crop__in=units, consignment__status=Consignment.Status.TO_PACK, quantity__gt=0
    )
    rows = lines.order_by().values_list("consignment__preorder__crop")
    found = rows.annotate(number=Sum("quantity"), first=Min("consignment__pack_by"))
    return {crop: Due(_words(number, units[crop]), timezone.localdate(first)) for crop, number, first in found}


def _words(number: int, unit: str) -> str:
    return f"{number} ×" if unit == Unit.PIECE else amount(number, unit)


def with_due(shifts: Iterable[Shift]) -> list[Shift]:
    """Return the shifts, each with what is `due` of its crop (None for nothing); one query more."""
    found = list(shifts)
    due = due_of([shift.crop for shift in found]) if found else {}
    for shift in found:
        shift.due = due.get(shift.crop_id)
    return found


def register() -> None:
    """Enter the shifts beside the pick list of the Today board."""
    register_pick_note("shifts/_board.html", beside_the_pick_list)
    for signal in (post_save, post_delete):
        signal.connect(planned.renew, sender=Shift, dispatch_uid=f"shifts.planned.{id(signal)}")


def beside_the_pick_list(villages: Iterable) -> list[Shift] | None:
    """Return the shifts of today and tomorrow in these villages, None without any; no query then, else two."""
    today, own = timezone.localdate(), sorted(village.pk for village in villages)

    def look() -> list[int]:
        days = Shift.objects.standing().filter(village__in=own, day__range=(today, today + timedelta(days=1)))
        return list(days.values_list("pk", flat=True))

    found = remembered(look, "shifts", own, today, planned.now(), shared=True)
    return with_due(Shift.objects.standing().filter(pk__in=found).with_hands()) if found else None
