"""A stock that falls below its product's threshold: one open StockAlert, one letter to the village for each fall."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from oscar.core.loading import get_model

from marketplace.notices.models import LowNotice
from marketplace.notices.versions import low
from marketplace.placement.locks import lock_stock
from portal.outbox.services import send
from portal.villages.policies import shop_managers_to_write

StockRecord = get_model("partner", "StockRecord")
StockAlert = get_model("partner", "StockAlert")

LOW = "notices.low"
#: A slip of the hand is put right within this time, and nobody is written to.
PATIENCE = timedelta(minutes=5)
#: A stock that goes up and down around its threshold is told of once in this time.
QUIET = timedelta(days=1)
MOST = 500


def is_low(record) -> bool:
    """Say whether a stock record's village is to be warned: a product on sale, fewer left than its threshold."""
    return record.is_below_threshold and record.product.is_public


@transaction.atomic
def follow_stock(*, record) -> bool:
    """Open the record's alert when its stock is low, close it when it is not; return whether one of them was done.

    The record is locked before its alert is written, so two who see the same fall open one alert.
    """
    is_open = StockAlert.objects.filter(stockrecord=record.pk, status=StockAlert.OPEN)
    if is_open.exists() == is_low(record):
        return False
    now = lock_stock(pks=[record.pk]).get(record.pk)
    if now is None or is_open.exists() == is_low(now):
        return False
    if is_low(now):
        StockAlert.objects.create(stockrecord=now, threshold=now.low_stock_threshold)
    else:
        is_open.update(status=StockAlert.CLOSED, date_closed=timezone.now())
    low.renew()
    return True


def watch_stock(*, now: datetime | None = None) -> str:
    """Follow the stocks that moved without a word, such as one given back by a cancelled order; then tell villages."""
    followed = sum(follow_stock(record=record) for record in _unfollowed()[:MOST])
    return f"{followed} stocks followed, {tell_low(now=now)} villages told"


def _unfollowed():
    """Return the stock records whose alert does not say what is so."""
    left = F("num_in_stock") - Coalesce(F("num_allocated"), 0)
    low = Case(
        When(Q(_left__lt=F("low_stock_threshold"), product__is_public=True), then=Value(True)), default=Value(False)
    )
    alerts = StockAlert.objects.filter(stockrecord=OuterRef("pk"), status=StockAlert.OPEN)
    records = StockRecord.objects.alias(_left=left).alias(_low=low, _open=Exists(alerts))
    return records.exclude(_low=F("_open")).select_related("product").order_by("pk")


def tell_low(*, now: datetime | None = None) -> int:
    """Promise each village's managers one letter about what fell since the last one; return to how many villages."""
    now = now or timezone.now()
    fresh = StockAlert.objects.filter(status=StockAlert.OPEN, notice=None, date_created__lte=now - PATIENCE)
    fresh = fresh.filter(stockrecord__partner__producer__isnull=False).select_related("stockrecord__partner__producer")
    of_village = {}
    for alert in fresh.order_by("pk")[:MOST]:
        of_village.setdefault(alert.stockrecord.partner.producer.village_id, []).append(alert)
    return sum(_tell(village, alerts, now) for village, alerts in of_village.items())


@transaction.atomic
def _tell(village: int, alerts: list, now: datetime) -> bool:
    records = [alert.stockrecord_id for alert in alerts]
    lately = LowNotice.objects.filter(alert__stockrecord__in=records, told_at__gt=now - QUIET, is_quiet=False)
    told = set(lately.values_list("alert__stockrecord", flat=True))
    LowNotice.objects.bulk_create(LowNotice(alert=alert, is_quiet=alert.stockrecord_id in told) for alert in alerts)
    pks = [alert.pk for alert in alerts if alert.stockrecord_id not in told]
    if not pks:
        return False
    for user in shop_managers_to_write(villages=[village]):
        send(key=f"low:{max(pks)}:{user}", kind=LOW, payload={"alerts": pks, "user": user})
    return True
