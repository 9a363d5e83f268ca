"""Arrears: a row for each flat that owes something overdue, sorted by age or amount."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Subquery, Sum
from django.db.models.query import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.fees.models import Bill
from portal.fees.scopes import flats_asked_for
from portal.residents.access import Scope
from portal.residents.models import Flat

AGES = ((0, _("all that is overdue")), (15, _("over two weeks")), (30, _("over a month")), (90, _("over three months")))
ORDERS = {"age": ("oldest", "flat"), "amount": ("-sum", "flat"), "flat": ("flat__building__rank", "flat__rank")}


@dataclass(frozen=True)
class Arrear:
    """What one flat owes: `number` bills of `sum` (CNY), the oldest due for `days`."""

    flat: Flat
    number: int
    sum: object
    oldest: date
    days: int


def overdue_flats(request: HttpRequest, scope: Scope, buildings: list) -> QuerySet:
    """Return the rows that ?building=, ?q=, ?older= and ?sort= leave, as by_flat() has them."""
    older = request.GET.get("older", "")
    days = int(older) if older in {str(age) for age, _name in AGES} else 0
    rows = Bill.objects.filter(community__in=scope.communities).overdue(on=timezone.localdate(), days=days)
    flats = flats_asked_for(request, scope, buildings)
    if flats is not None:
        rows = rows.filter(flat__in=Subquery(flats.values("pk")))
    return rows.by_flat().order_by(*ORDERS.get(request.GET.get("sort", ""), ORDERS["age"]))


def total_of(rows: QuerySet) -> dict:
    """Return `sum` and `number` of all bills in these rows."""
    return rows.order_by().aggregate(total=Sum("sum"), bills=Sum("number"))


def with_flats(rows) -> list[Arrear]:
    """Return these rows with their flats, in order; one query."""
    rows = list(rows)
    flats = Flat.objects.select_related("building__community").in_bulk([row["flat"] for row in rows])
    today = timezone.localdate()
    return [
        Arrear(flats[row["flat"]], row["number"], row["sum"], row["oldest"], (today - row["oldest"]).days)
        for row in rows
    ]
