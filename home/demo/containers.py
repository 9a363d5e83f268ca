"""The demo's containers: most jars come back to their village, some never do and pay for themselves (ADR 62)."""

from datetime import datetime, timedelta
from random import Random

from django.db.models import F
from django.utils import timezone
from oscar.core.loading import get_model

from home.demo.clock import at, settle_outbox
from home.demo.content import Size
from home.demo.orders import HOME, place_one
from marketplace.consignments.models import Consignment, ConsignmentLine
from marketplace.consignments.services import advance
from marketplace.consignments.services.containers import take_containers_back
from marketplace.consignments.services.hand_over import receive
from marketplace.consignments.services.keep import keep_overdue
from marketplace.placement.choices import Contact
from marketplace.placement.services.place import confirm_payment
from portal.payments.models import Refund
from portal.payments.services import confirm_handed_back
from portal.users.models import User

Order, StockRecord = get_model("order", "Order"), get_model("partner", "StockRecord")
S = Consignment.Status
DAY = timedelta(days=1)
#: Where no year is lived: who bought two jars so many days ago, brought one back a month later and kept the other.
ONCE = Contact(name="B 阿姨", phone="13700003434")
JAR, LONG_AGO, BACK_AFTER, KEPT_AFTER = "HW-002", 200, 31, 182


def days_out(order) -> int | None:
    """Return after how many days an order's buyer brings the containers back; None for who never does."""
    rng = Random(order.number)
    return rng.randint(15, 120) if rng.random() < 0.7 else None


def bring_back(order, *, by: User | None, key: str = "demo", one_of_each: bool = False) -> None:
    """Take back what of an order has a deposit, all of it or one of each."""
    lines = ConsignmentLine.objects.filter(consignment__order=order, line__terms__deposit__gt=0, quantity__gt=0)
    for packed in lines.select_related("consignment").order_by("pk"):
        number = 1 if one_of_each else packed.quantity
        take_containers_back(packed=packed, number=number, key=f"containers:{packed.pk}:{key}", by=by)


def keep_a_jar(size: Size) -> None:
    """Let a jar stay out too long, once, where no year is lived in which that happens by itself."""
    if size.has_year or Order.objects.filter(delivery__phone=ONCE.phone).exists():
        return
    start = timezone.now() - LONG_AGO * DAY
    packer = User.objects.get(email="haiwei@yunli.example")
    with at(start):
        order = _order(start)
    for parcel in order.consignments.all():
        for hours, step in ((20, S.PACKED), (26, S.ON_THE_ROAD)):
            with at(start + timedelta(hours=hours)):
                advance(consignment=parcel, to=step, by=packer)
    with at(start + DAY):
        receive(order=order)
    with at(start + BACK_AFTER * DAY):
        bring_back(order, by=packer, one_of_each=True)
        _hand_back(order)
    with at(start + KEPT_AFTER * DAY):
        keep_overdue()
    settle_outbox(before=start + 2 * DAY)


def _order(moment: datetime):
    StockRecord.objects.filter(partner_sku=JAR).update(num_in_stock=F("num_in_stock") + 2)
    order = place_one(lines={JAR: 2}, contact=ONCE, delivery=HOME, provider="bank_transfer", user=None)
    Order.objects.filter(pk=order.pk).update(date_placed=moment)  # Oscar keeps a clock of its own
    confirm_payment(order=order)
    return order


def _hand_back(order) -> None:
    operator = User.objects.filter(is_superuser=True).first()
    for refund in Refund.objects.filter(attempt__placement__order=order, status=Refund.Status.TO_HAND_BACK):
        confirm_handed_back(refund=refund, on=timezone.localdate(), note="原路退回", by=operator)
