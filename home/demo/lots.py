"""The demo's lots over the year, their certificates, and one that is recalled."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.utils import timezone
from oscar.core.loading import get_model

from home.demo.clock import at
from home.demo.content import Size
from home.demo.year_plan import DAYS
from marketplace.catalogue.boxes import BOX
from marketplace.consignments.models import Consignment, ConsignmentEvent
from marketplace.produce.models import Certificate, Lot
from marketplace.produce.services import close_lot, open_lot, recall_lot
from marketplace.producers.models import ProducerProfile
from portal.users.models import User

#: Where each village's things grow or are made, and who by: (plot, in English, initials).
PLOTS = {
    "yunti": (("上段梯田", "Upper terraces", "L 家"), ("水口下两丘", "Two fields below the spring", "M 家")),
    "chashan": (("古茶林 3 号地", "Old wood, plot 3", "A 家"), ("台地茶园东坡", "Terrace garden, east slope", "Y 家")),
    "haiwei": (("村口作坊", "Workshop at the gate", "D 家"), ("湖边南片", "South field by the lake", "Z 家")),
    "wangxue": (("雪山脚青稞地", "Barley field below the snow", "C 家"), ("河边作坊", "Workshop by the river", "P 家")),
    "hualong": (("3 号大棚", "Greenhouse 3", "H 家"), ("玫瑰坡", "Rose slope", "W 家")),
    "yinpo": (("阴坡 2 号地", "Shaded slope, plot 2", "N 家"), ("江边作坊", "Workshop by the river", "U 家")),
    "qianshu": (("老核桃林", "Old walnut grove", "F 家"), ("榨油坊", "Oil press", "G 家")),
    "hongdu": (("江边蔗地", "Cane by the river", "B 家"), ("竹坡", "Bamboo slope", "K 家")),
}
#: So many days lie between two lots of a product; the last is opened this long before today.
EVERY, NEWEST = 75, 4
RECALLED = "YT-003"
#: One product in so many keeps its last lot open beside the new one, so that its packer chooses.
MANY = 6


def plan_lots(*, size: Size, later: Callable[[datetime, Callable], None]) -> None:
    """Lay down when each product's lots are opened and used up during the year before today."""
    now = timezone.localtime().replace(hour=6, minute=0)
    for number, product in enumerate(product for product in _products(size) if not product.lots.exists()):
        for step, days in enumerate(range(DAYS + 5 - number % 30, NEWEST, -EVERY)):
            moment = now - timedelta(days=days)
            later(moment, lambda product=product, moment=moment, step=step: _next_lot(product, moment, step))


def open_first_lots(*, size: Size) -> None:
    """Open a lot of each product that has none: a few days before today, or now when parcels were packed since."""
    moment = timezone.localtime().replace(hour=6, minute=0) - timedelta(days=NEWEST)
    if ConsignmentEvent.objects.filter(at__gte=moment, new_status=Consignment.Status.PACKED).exists():
        moment = timezone.localtime()
    for product in _products(size):
        if not product.lots.exists():
            with at(moment):
                _next_lot(product, moment, 0)


def _products(size: Size) -> list:
    Product = get_model("catalogue", "Product")
    goods = Product.objects.filter(structure=Product.STANDALONE).exclude(product_class__slug=BOX)
    rows = goods.filter(stockrecords__partner__producer__village__slug__in=size.villages)
    return list(rows.with_origin().order_by("pk"))


def _next_lot(product, moment: datetime, step: int) -> None:
    plots = PLOTS[product.village.slug]
    plot, plot_en, grower = plots[(step + product.pk) % len(plots)]
    day = timezone.localdate(moment) - timedelta(days=1)
    before = list(product.lots.open())
    open_lot(product=product, harvested_on=day, plot=plot, plot_en=plot_en, grower=grower)
    for lot in before[product.pk % MANY == 0 :]:
        close_lot(lot=lot)


def show_certificates() -> None:
    """Give each village a certificate and some products a test of their lot; one runs out in twenty days. Once."""
    today = timezone.localdate()
    for number, producer in enumerate(ProducerProfile.objects.select_related("village").order_by("pk")):
        days = 20 if number == 0 else 200 + 10 * number
        _paper(
            producer,
            "organic",
            f"示例 {1000 + producer.pk}",
            "某有机认证中心（示例）",
            today - timedelta(days=365 - days),
            days,
        )
    for lot in Lot.objects.open().filter(uses__until=None, uses__isnull=False).with_origin():
        if lot.product_id % 2:
            producer, number = lot.product.stockrecord.partner.producer, f"示例 {2000 + lot.pk}"
            day = lot.harvested_on + timedelta(days=1)
            _paper(producer, "residue", number, "某农产品检测站（示例）", day, 180, lot=lot, product=lot.product)


def _paper(producer, kind: str, number: str, issuer: str, day, days: int, **about) -> None:
    today = timezone.localdate()
    fields = {"issuer": issuer, "issued_on": day, "valid_until": today + timedelta(days=days), "checked_on": today}
    Certificate.objects.get_or_create(producer=producer, kind=kind, number=number, defaults={**fields, **about})


def recall_one() -> None:
    """Recall the lot in use of one product, after today's parcels hold some of it, and open another. Once."""
    product = get_model("catalogue", "Product").objects.with_origin().get(upc=RECALLED)
    if Lot.objects.filter(product=product, recalled_at__isnull=False).exists():
        return
    lot = product.lots.get(uses__until=None, uses__isnull=False)
    operator = User.objects.filter(is_superuser=True).first()
    recall_lot(lot=lot, reason=Lot.Reason.LABEL, advice=Lot.Advice.KEEP, word="标签上的保质期印错了。", by=operator)
    _next_lot(product, timezone.localtime(), 1)
