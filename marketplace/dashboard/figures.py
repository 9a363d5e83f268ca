"""The figures of the dashboard's first page."""

from datetime import timedelta

from django.db.models import Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from oscar.core.loading import get_model

from marketplace.consignments.models import Consignment
from marketplace.placement.money_back import to_hand_back
from portal.core.templatetags.ui import cny
from portal.payments.models import Attempt

WEEK = timedelta(days=7)


def figures() -> list[dict]:
    """Return label, value and address of what an operator asks first; eight queries."""
    Order = get_model("order", "Order")
    orders, now = reverse("dashboard:order-list"), timezone.now()
    lanes = Consignment.objects.count_lanes()
    week = Order.objects.filter(date_placed__gte=now - WEEK).exclude(status="cancelled")
    promised = Attempt.objects.filter(status=Attempt.Status.PROMISED, provider="bank_transfer")
    reviews = get_model("reviews", "ProductReview").objects.filter(status=0)
    alerts = get_model("partner", "StockAlert").objects.filter(status="Open")
    today = Order.objects.filter(date_placed__date=timezone.localdate())
    rows = [
        (_("Orders today"), today.count(), f"{orders}?date_from={timezone.localdate():%Y-%m-%d}"),
        (_("Sold in seven days"), cny(week.aggregate(sum=Sum("total_incl_tax"))["sum"] or 0), orders),
        (_("Parcels to pack"), lanes["pack"] + lanes["unpaid"], f"{orders}?status=placed"),
        (_("Parcels late"), lanes["late"], f"{orders}?status=placed"),
        (_("Bank transfers awaited"), promised.count(), f"{orders}?payment=promised"),
        (_("Money to give back"), to_hand_back().count(), reverse("dashboard:money-back")),
        (_("Reviews to check"), reviews.count(), f"{reverse('dashboard:reviews-list')}?status=0"),
        (_("Low on stock"), alerts.count(), f"{reverse('dashboard:stock-alert-list')}?status=Open"),
    ]
    late = _("Parcels late") if lanes["late"] else None
    return [{"label": label, "value": value, "url": url, "is_late": label == late} for label, value, url in rows]
