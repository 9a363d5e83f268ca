"""What must always be true of alerts of stock; check_books says it."""

from django.db.models import Count
from oscar.core.loading import get_model

from portal.ledger.invariants import Finding, register_invariant

SHOWN = 5


def register() -> None:
    """Enter this room's sentence."""
    register_invariant("no stock has two open alerts", one_alert_each)


def one_alert_each() -> Finding:
    """Each stock record has at most one open alert."""
    StockAlert = get_model("partner", "StockAlert")
    rows = StockAlert.objects.filter(status=StockAlert.OPEN).order_by().values("stockrecord__partner_sku")
    counted = list(rows.annotate(n=Count("pk")).values_list("stockrecord__partner_sku", "n"))
    wrong = sorted(sku for sku, n in counted if n > 1)
    return Finding(f"{len(counted)} stocks are low", ", ".join(wrong[:SHOWN]))
