"""Questions asked about movements and payouts."""

from datetime import date, datetime, time, timedelta

from django.apps import apps
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, Sum
from django.utils import timezone


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
        """Return those that may be paid out, seen from the end of that day.

        The buyer's money is here and the parcel was handed over by then, or nothing came of it; points always.
        """
        ended = apps.get_model("consignments", "Consignment").objects.filter(
            order=OuterRef("order"),
            partner=OuterRef("partner"),
            status__in=("handed_over", "cancelled"),
            changed_at__lt=end_of(until),
        )
        is_here = Q(order__placement__attempt__status__in=("paid", "refunded"))
        over = Q(point__isnull=False) | Q(order__status="cancelled") | is_here & Exists(ended)
        return self.filter(over, at__lt=end_of(until))

    def sums(self) -> list[dict]:
        """Return the sums by kind: kind, number, goods, delivery, commission, reward, due; one query."""
        columns = ("goods", "delivery", "commission", "reward", "due")
        sums = {f"sum_{name}": Sum(name) for name in columns}
        rows = self.order_by().values("kind").annotate(number=Count("pk"), **sums)
        return [
            {"kind": row["kind"], "number": row["number"], **{name: row[f"sum_{name}"] for name in columns}}
            for row in rows
        ]


class PayoutQuerySet(models.QuerySet):
    """Payouts."""

    def paid(self) -> "PayoutQuerySet":
        """Return those that the bank has carried out."""
        return self.filter(batch__status="paid")

    def waiting(self) -> "PayoutQuerySet":
        """Return those that wait for the bank."""
        return self.filter(batch__status="waiting")
