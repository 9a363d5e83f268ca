"""Questions asked about movements and payouts."""

from datetime import date, datetime, time, timedelta

from django.apps import apps
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, Sum
from django.utils import timezone

#: A parcel in one of these states has come to its end.
DONE = ("handed_over", "cancelled")
COLUMNS = ("goods", "delivery", "commission", "reward", "deposit", "due")


def start_of(day: date) -> datetime:
    """Return the first moment of a day, local time."""
    return timezone.make_aware(datetime.combine(day, time.min))


def end_of(day: date) -> datetime:
    """Return the first moment after a day, local time."""
    return start_of(day + timedelta(days=1))


class MovementQuerySet(models.QuerySet):
    """Movements of payees' money."""

    def between(self, first: date, last: date) -> "MovementQuerySet":
        """Return those of these days, both included."""
        return self.filter(at__gte=start_of(first), at__lt=end_of(last))

    def unpaid(self) -> "MovementQuerySet":
        """Return those that stand in no payout."""
        return self.filter(payout_line=None)

    def payable(self, *, until: date) -> "MovementQuerySet":
        """Return those that may be paid out: of parcels that had come to their end by the end of that day (ADR 63).

        The buyer's money is here and the parcel was handed over by then, or nothing came of it; what belongs to no
        parcel alone waits for all of the village's, and for its places that are still ahead. What was refunded since
        is among them, so that nobody is paid what has gone back already. Rewards count by their own day.
        """
        over = {"status__in": DONE, "changed_at__lt": end_of(until)}
        own = {f"consignment__{name}": value for name, value in over.items()}
        theirs = {"order": OuterRef("order")}
        parcels = apps.get_model("consignments", "Consignment").objects.filter(**theirs, partner=OuterRef("partner"))
        places = apps.get_model("bookings", "Booking").objects.exclude(status="cancelled")
        ahead = places.filter(
            **theirs, visit__village__producer__partner=OuterRef("partner"), ends_at__gte=end_of(until)
        )
        of_no_parcel = Q(consignment=None) & ~Exists(parcels.exclude(**over)) & ~Exists(ahead)
        is_here = Q(order__placement__attempt__status__in=("paid", "refunded"))
        of_villages = Q(order__status="cancelled") | is_here & (Q(**own) | of_no_parcel)
        of_points = Q(point__isnull=False, at__lt=end_of(until))
        return self.filter(of_points | Q(partner__isnull=False) & of_villages)

    def sums(self, first: date, last: date) -> list[dict]:
        """Return the sums by kind, in one query.

        `number`, goods, delivery, commission, reward, deposit and due are those of these days, `before` is what was due
        before them, `ever` what is due over all days.
        """
        here = Q(at__gte=start_of(first), at__lt=end_of(last))
        columns = {f"sum_{name}": Sum(name, filter=here) for name in COLUMNS}
        more = {"before": Sum("due", filter=Q(at__lt=start_of(first))), "ever": Sum("due")}
        rows = self.order_by().values("kind").annotate(number=Count("pk", filter=here), **columns, **more)
        return [{name.removeprefix("sum_"): value for name, value in row.items()} for row in rows]


class PayoutQuerySet(models.QuerySet):
    """Payouts."""

    def paid(self) -> "PayoutQuerySet":
        """Return those that the bank has carried out."""
        return self.filter(batch__status="paid")

    def open_or_paid(self, first: date, last: date) -> "PayoutQuerySet":
        """Return those that wait for the bank, and those it carried out in these days."""
        return self.filter(Q(batch__status="waiting") | Q(batch__status="paid", batch__paid_on__range=(first, last)))

    def sums(self, first: date) -> dict:
        """Return what was paid `before` that day, what was `paid` over all days, and what is `waiting`; one query."""
        paid = Q(batch__status="paid")
        return self.aggregate(
            before=Sum("amount", filter=paid & Q(batch__paid_on__lt=first)),
            paid=Sum("amount", filter=paid),
            waiting=Sum("amount", filter=Q(batch__status="waiting")),
        )
