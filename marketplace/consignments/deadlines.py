"""Until when a buyer may bring containers back, and which are out longer than that (ADR 62).

The days are counted from the hand-over; where a line lies in several parcels, from the last of them.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.db.models import Exists, F, IntegerField, Max, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone
from oscar.core.loading import get_model

from marketplace.consignments.models import Consignment, ConsignmentLine
from marketplace.consignments.steps import DONE
from marketplace.placement.models import AdjustedLine, LineTerms
from portal.payments.models import Attempt

HERE = (Attempt.Status.PAID, Attempt.Status.REFUNDED)


def last_day(*, handed_at: datetime, days: int) -> date:
    """Return the last day on which containers handed over then may come back."""
    return timezone.localdate(handed_at) + timedelta(days=days)


def _out() -> QuerySet:
    """Return the paid order lines with containers still `out`, all handed over, the last of them at `handed`."""
    held = ConsignmentLine.objects.filter(line=OuterRef("pk")).order_by()
    done = held.filter(consignment__status=Consignment.Status.HANDED_OVER).values("line")
    back = AdjustedLine.objects.filter(line=OuterRef("pk")).order_by().values("line").annotate(sum=Sum("containers"))
    lines = get_model("order", "Line").objects.filter(
        ~Exists(held.exclude(consignment__status__in=DONE)),
        terms__deposit__gt=0,
        terms__return_days__isnull=False,
        kept_deposit=None,
        order__placement__attempt__status__in=HERE,
    )
    return lines.annotate(
        handed=Subquery(done.annotate(last=Max("consignment__changed_at")).values("last")),
        out=F("quantity") - Coalesce(Subquery(back.values("sum"), output_field=IntegerField()), 0),
    ).filter(out__gt=0)


def lines_due(*, first: date, last: date, order_id: int | None = None) -> dict[tuple[int, date], list[int]]:
    """Return the lines with containers out whose last day lies in these, by order and that day; perhaps of one order.

    One query for each number of days that was ever agreed on: as many as there were rules.
    """
    found: defaultdict[tuple[int, date], list[int]] = defaultdict(list)
    agreed = LineTerms.objects.filter(deposit__gt=0, return_days__isnull=False).order_by("return_days")
    for days in agreed.values_list("return_days", flat=True).distinct():
        after, before = (_start(day - timedelta(days=days)) for day in (first, last + timedelta(days=1)))
        rows = _out().filter(terms__return_days=days, handed__gte=after, handed__lt=before).order_by("pk")
        rows = rows.filter(order=order_id) if order_id else rows
        for line, order, handed in rows.values_list("pk", "order", "handed"):
            found[order, last_day(handed_at=handed, days=days)].append(line)
    return found


def _start(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def day_of(packed: ConsignmentLine) -> date | None:
    """Return the last day for the containers of a parcel's line; None without one, or while a part is on its way."""
    terms = packed.terms
    if not terms or not terms.deposit or terms.return_days is None:
        return None
    parts = Consignment.objects.filter(lines__line=packed.line_id)
    return _day([(part.status, part.changed_at) for part in parts], terms.return_days)


def say_days(parcels: Iterable[Consignment]) -> None:
    """Write on each line of an order's parcels, all of them loaded with their lines, its `bring_back_until`."""
    parts = defaultdict(list)
    for parcel in parcels:
        for packed in parcel.lines.all():
            parts[packed.line_id].append((parcel.status, parcel.changed_at))
    for parcel in parcels:
        for packed in parcel.lines.all():
            days = packed.terms.return_days if packed.deposit else None
            packed.bring_back_until = _day(parts[packed.line_id], days) if days else None
            packed.kept = getattr(packed.line, "kept_deposit", None)


def _day(parts: list[tuple], days: int) -> date | None:
    handed = [at for status, at in parts if status == Consignment.Status.HANDED_OVER]
    if not handed or any(status not in DONE for status, _at in parts):
        return None
    return last_day(handed_at=max(handed), days=days)
