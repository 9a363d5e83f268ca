"""Questions asked about movements and payouts."""

from datetime import date, datetime, time, timedelta

from django.apps import apps
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, Sum
from django.utils import timezone

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
        """Return those that may be paid out: of orders that had come to their end by the end of that day.

        The buyer's money is here, all its parcels were handed over by then and no place of the order is still ahead, or
        nothing came of it. What was refunded since is among them, so that nobody is paid what has gone back already.
        Rewards count by their own day.
        """
        ahead = apps.get_model("bookings", "Booking").objects.filter(
            order=OuterRef("order"), ends_at__gte=end_of(until)
        )
        parcels = apps.get_model("consignments", "Consignment").objects.filter(
            order=OuterRef("order"), partner=OuterRef("partner")
        )
        over = Q(status__in=("handed_over", "cancelled"), changed_at__lt=end_of(until))
        is_here = Q(order__placement__attempt__status__in=("paid", "refunded"))
        is_over = Q(order__delivery__method="on_site") | Exists(parcels) & ~Exists(parcels.exclude(over))
        of_villages = Q(order__status="cancelled") | is_here & is_over & ~Exists(ahead.exclude(status="cancelled"))
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
