"""What of the board is looked at: one village, one day, one route (a pickup point or the door), some words."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from urllib.parse import urlencode

from django.db.models import BooleanField, Case, Count, Min, Q, Value, When
from django.db.models.functions import TruncDate
from django.utils import timezone
from django.utils.dateparse import parse_date

from marketplace.consignments.models import Delivery
from marketplace.consignments.querysets import FUNDED, ConsignmentQuerySet, begun
from portal.communities.models import PickupPoint
from portal.villages.models import Village

DOOR = "door"
#: Longer words are nobody's name or number.
LONGEST = 40


@dataclass(frozen=True)
class Sieve:
    """What the reader asked for; what is not known or not theirs is not asked for."""

    village: Village | None = None
    day: date | None = None
    route: str = ""
    words: str = ""

    def through(self, parcels: ConsignmentQuerySet) -> ConsignmentQuerySet:
        """Return the parcels of this village, route and with these words, whatever their day.

        Preorders whose days have not begun are not there yet.
        """
        return self.narrowed(parcels).begun()

    def narrowed(self, parcels: ConsignmentQuerySet) -> ConsignmentQuerySet:
        """Return what through() does, and preorders whose days have not begun."""
        if self.village:
            parcels = parcels.filter(partner__producer__village=self.village)
        if self.route == DOOR:
            parcels = parcels.filter(order__delivery__method=Delivery.Method.HOME)
        elif self.route:
            parcels = parcels.filter(order__delivery__point=int(self.route))
        if self.words:
            near = Q(number__icontains=self.words) | Q(order__delivery__name__icontains=self.words)
            near |= Q(order__delivery__phone__endswith=self.words) | Q(tracking_number__iexact=self.words)
            parcels = parcels.filter(near)
        return parcels

    def of_board(self, parcels: ConsignmentQuerySet) -> ConsignmentQuerySet:
        """Return what may be packed and handed over: of the day asked for, and whatever is late."""
        return self.through(parcels).funded().filter(self._day | Q(pack_by__lt=timezone.now()))

    def unpacked(self, parcels: ConsignmentQuerySet) -> ConsignmentQuerySet:
        """Return those of the board that nobody has packed yet."""
        return self.of_board(parcels).filter(status="to_pack")

    def packed(self, parcels: ConsignmentQuerySet) -> ConsignmentQuerySet:
        """Return those of the board that wait for van or carrier."""
        return self.of_board(parcels).filter(status="packed")

    @property
    def _day(self) -> Q:
        if self.day is None:
            return Q(pack_by__isnull=False)
        begin = timezone.make_aware(datetime.combine(self.day, time()))
        return Q(pack_by__gte=begin, pack_by__lt=begin + timedelta(days=1))

    @property
    def query(self) -> str:
        """Return what stands behind the ? of an address that asks for the same."""
        asked = {
            "village": self.village.slug if self.village else "",
            "day": self.day.isoformat() if self.day else "",
            "route": self.route,
            "q": self.words,
        }
        return urlencode({name: value for name, value in asked.items() if value})

    def but(self, **changes) -> str:
        """Return the query with something else asked for."""
        return replace(self, **changes).query


def read_sieve(asked: Mapping[str, str], villages: Iterable[Village]) -> Sieve:
    """Return what is asked for in an address or a form, among these villages."""
    slug, route = asked.get("village", ""), asked.get("route", "")
    village = next((village for village in villages if village.slug == slug), None)
    try:
        day = parse_date(asked.get("day", ""))
    except ValueError:
        day = None
    known = route == DOOR or (route.isascii() and route.isdecimal() and len(route) < 10)
    words = asked.get("q", "").replace("\x00", "").strip()[:LONGEST]
    return Sieve(village, day, route if known else "", words)


@dataclass(frozen=True)
class Counted:
    """How many parcels lie where: `lanes` by name (pack, hand, late, unpaid), then the days and routes to choose.

    `waiting` is how many wait for their buyers' answers. `coming` preorder parcels are not there yet; the first of them
    can be packed from `coming_from` on.
    """

    lanes: Mapping[str, int]
    days: list[tuple[date, int]]
    routes: list[tuple[str, str, int]]
    waiting: int = 0
    coming: int = 0
    coming_from: date | None = None


def count(parcels: ConsignmentQuerySet, sieve: Sieve) -> Counted:
    """Count the reader's open parcels by lane, day and route in one query that returns a row for each of these."""
    now = timezone.now()
    open_ones = replace(sieve, route="").narrowed(parcels).filter(status__in=("to_pack", "packed"))
    point = "order__delivery__point"
    rows = (
        open_ones.annotate(
            day=TruncDate("pack_by"),
            late=Case(When(pack_by__lt=now, then=True), default=False, output_field=BooleanField()),
            here=Case(When(begun(), then=Value(True)), default=Value(False), output_field=BooleanField()),
            funded=Case(When(FUNDED, then=Value(True)), default=Value(False), output_field=BooleanField()),
        )
        .order_by()
        .values("status", "day", "late", "here", "funded", point, f"{point}__name_zh_hans", f"{point}__name_en")
        .annotate(
            n=Count("pk"),
            waiting=Count("pk", filter=Q(waits_until__isnull=False)),
            arrives=Min("preorder__arrives_from"),
        )
    )
    rows = list(rows)
    lanes, days, routes = Counter(), Counter(), Counter()
    names: dict[str, PickupPoint | None] = {}
    coming = [row for row in rows if not row["here"] and row["funded"]]
    for row in (row for row in rows if row["here"]):
        route = str(row[point]) if row[point] else DOOR
        names[route] = _named(row, point)
        here, then = sieve.route in ("", route), sieve.day in (None, row["day"])
        if not row["funded"]:
            lanes["unpaid"] += row["n"] if here and row["status"] == "to_pack" else 0
            continue
        lane = "late" if row["late"] else {"to_pack": "pack", "packed": "hand"}[row["status"]]
        lanes[lane] += row["n"] if here and (then or row["late"]) else 0
        routes[route] += row["n"] if then or row["late"] else 0
        if not row["late"]:
            days[row["day"]] += row["n"] if here else 0
    listed = [(route, names[route], found) for route, found in routes.items()]
    return Counted(
        lanes,
        sorted(days.items()),
        sorted(listed, key=lambda entry: (entry[0] == DOOR, -entry[2])),
        waiting=sum(row["waiting"] for row in rows),
        coming=sum(row["n"] for row in coming),
        coming_from=min((row["arrives"] for row in coming), default=None),
    )


def _named(row: Mapping, point: str) -> str:
    if not row[point]:
        return ""
    return PickupPoint(name_zh_hans=row[f"{point}__name_zh_hans"], name_en=row[f"{point}__name_en"]).name
