"""What a file of bills would change, row by row, before anything is written."""

import hashlib
from dataclasses import dataclass, field
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.communities.models import Community
from portal.fees.models import Bill
from portal.fees.reading import Row
from portal.residents.models import Flat

NEW, REPLACED, SAME = "new", "replaced", "same"
#: A due day further away than this is a slip of the finger.
FAR = timedelta(days=3 * 365)


@dataclass(frozen=True)
class Change:
    """What becomes of one row: a `new` bill, one that replaces the `old` open one, or the `same` that stands there."""

    row: Row
    flat_id: int
    what: str
    old: Bill | None = None


@dataclass(frozen=True)
class Plan:
    """`changes` in the order of the file; `wrong` are (row of the file, what is wrong with it)."""

    changes: list[Change] = field(default_factory=list)
    wrong: list[tuple[int, str]] = field(default_factory=list)

    @property
    def to_write(self) -> list[Change]:
        """Return the changes that write a bill."""
        return [change for change in self.changes if change.what != SAME]

    @property
    def mark(self) -> str:
        """Return a word for exactly these changes; another one means that something has moved."""
        facts = [(c.row, c.flat_id, c.what, c.old and c.old.pk) for c in self.changes]
        return hashlib.sha256(repr((facts, self.wrong)).encode()).hexdigest()[:32]

    def count(self, what: str) -> int:
        """Return how many rows come to this."""
        return sum(change.what == what for change in self.changes)


def compare(*, community: Community, rows: list[Row]) -> Plan:
    """Return what these rows would change in the compound; two queries, however many rows."""
    flats = _flats_of(community)
    bills = _bills_of(community, rows)
    plan, seen = Plan(), {}
    for row in rows:
        flat = flats.get((row.building, row.flat))
        why = _what_is_wrong(row, flat, seen, bills)
        if why:
            plan.wrong.append((row.number, why))
        elif row.key not in seen:
            seen[row.key] = row
            plan.changes.append(_change(row, flat or 0, bills.get((flat, row.kind, row.period))))
    return plan


def _flats_of(community: Community) -> dict[tuple[str, str], int]:
    columns = ("building__number", "number", "pk")
    rows = Flat.objects.in_communities([community]).values_list(*columns)
    return {(building.upper(), flat.upper()): pk for building, flat, pk in rows}


def _bills_of(community: Community, rows: list[Row]) -> dict[tuple[int | None, str, str], Bill]:
    periods = {row.period for row in rows}
    found = Bill.objects.standing().filter(community=community, period__in=periods, corrects=None)
    return {(bill.flat_id, bill.kind, bill.period): bill for bill in found}


def _what_is_wrong(row: Row, flat: int | None, seen: dict, bills: dict) -> str:
    if flat is None:
        words = {"building": row.building, "flat": row.flat}
        return _("There is no flat %(flat)s in building %(building)s here.") % words
    if abs(row.due_on - timezone.localdate()) > FAR:
        return _("The due day is more than three years away.")
    if row.key in seen and seen[row.key] != row:
        return _("Row %(number)s bills the same flat, fee and period otherwise.") % {"number": seen[row.key].number}
    bill = bills.get((flat, row.kind, row.period))
    if bill and bill.state == Bill.State.PAID and bill.amount != row.amount:
        return _("Paid already, %(amount)s. Correct it by a counter-bill.") % {"amount": bill.amount}
    return ""


def _change(row: Row, flat: int, bill: Bill | None) -> Change:
    if bill is None:
        return Change(row, flat, NEW)
    same = (bill.amount, bill.due_on, bill.note) == (row.amount, row.due_on, row.note)
    if same or bill.state == Bill.State.PAID:
        return Change(row, flat, SAME, bill)
    return Change(row, flat, REPLACED, bill)
