"""Sums over orders; CNY. What was cancelled is counted, but not sold."""

from decimal import Decimal

from django.db.models import Count, F, QuerySet, Sum
from django.db.models.functions import TruncMonth
from django.utils.translation import get_language
from oscar.core.loading import get_model

from marketplace.dashboard.states import state_label
from portal.payments.models import Attempt

Line = get_model("order", "Line")


def order_figures(orders: QuerySet) -> dict:
    """Return the totals of these orders and their parts; five queries."""
    sold = orders.exclude(status="cancelled")
    sums = sold.aggregate(count=Count("pk"), sum=Sum("total_incl_tax"))
    count, total = sums["count"], sums["sum"] or Decimal("0.00")
    return {
        "sold_count": count,
        "sold_sum": total,
        "average": (total / count).quantize(Decimal("0.01")) if count else Decimal("0.00"),
        "by_state": [{**row, "label": state_label(row["status"])} for row in _parts(orders, "status")],
        "by_payment": _by_payment(orders),
        "by_month": sold.annotate(month=TruncMonth("date_placed")).values("month").annotate(**_SUMS).order_by("-month"),
        "by_village": _by_village(sold),
    }


_SUMS = {"count": Count("pk"), "sum": Sum("total_incl_tax")}


def _parts(orders: QuerySet, field: str) -> QuerySet:
    return orders.values(field).annotate(**_SUMS).order_by("-count", field)


def _by_payment(orders: QuerySet) -> list[dict]:
    labels = dict(Attempt.Status.choices)
    found = _parts(orders.annotate(payment=F("placement__attempt__status")), "payment")
    return [{**row, "label": labels.get(row["payment"], "–")} for row in found]


def _by_village(orders: QuerySet) -> QuerySet:
    """Return what each village's goods brought, delivery not counted."""
    name = "name_en" if get_language() == "en" else "name_zh_hans"
    lines = Line.objects.filter(order__in=orders.values("pk")).order_by()
    rows = lines.values(pk=F("partner__producer__village"), label=F(f"partner__producer__village__{name}"))
    return rows.annotate(count=Count("order", distinct=True), sum=Sum("line_price_incl_tax")).order_by("-sum", "pk")
