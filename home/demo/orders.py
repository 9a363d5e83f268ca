"""Orders in every state, placed and moved through the services the site itself uses."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from oscar.core.loading import get_class, get_model

from home.demo.carriers import hand_to_carrier
from home.demo.scales import weights
from marketplace.consignments.models import Consignment
from marketplace.consignments.models import Delivery as DeliveryOfOrder
from marketplace.consignments.services import advance
from marketplace.consignments.services.hand_over import hand_over
from marketplace.placement.choices import Contact, Delivery
from marketplace.placement.pricing import price
from marketplace.placement.services.cancel import cancel_order
from marketplace.placement.services.place import confirm_payment, place
from portal.communities.models import PickupPoint
from portal.places.models import Province
from portal.users.models import User

Basket = get_model("basket", "Basket")
Product = get_model("catalogue", "Product")
S = Consignment.Status
HOME = Delivery(
    method="home", province=Province.YUNNAN, city="昆明市", district="盘龙区", street="北京路 1 号附 6 号 3 单元 501"
)


@dataclass(frozen=True)
class Wanted:
    """One order of the demo: what, who, how it goes, and how far it has come."""

    lines: dict[str, int]
    name: str
    phone: str
    steps: tuple[str, ...] = ()
    provider: str = "pay_at_pickup"
    home: bool = False
    is_residents: bool = False
    days_ago: int = 0
    ends: str = ""
    note: str = ""
    email: str = ""


ROAD = (S.PACKED, S.ON_THE_ROAD)
ORDERS = [
    Wanted({"YT-001": 1, "CS-001": 1, "HW-001": 2}, "居民 W", "13800001111", is_residents=True),
    Wanted({"YT-002": 2}, "L 大爷", "13700002222", note="请放轻一点，有蛋"),
    Wanted({"CS-003": 1, "CS-005": 2}, "小 Z", "13700003333"),
    Wanted({"HW-002": 1, "YT-003": 1}, "居民 W", "13800001111", is_residents=True, steps=(S.PACKED,)),
    Wanted({"YT-001": 2}, "C 阿姨", "13700004444", steps=(S.PACKED,), days_ago=3),
    Wanted({"HW-004": 3}, "T 老师", "13700005555", days_ago=4),
    Wanted({"CS-001": 1, "HW-005": 1}, "J", "13700006666", steps=ROAD, email="j@example.com"),
    Wanted({"YT-003": 2}, "居民 W", "13800001111", is_residents=True, steps=(*ROAD, S.AT_POINT)),
    Wanted(
        {"YT-001": 1, "YT-002": 1}, "居民 W", "13800001111", is_residents=True, steps=(*ROAD, S.AT_POINT), ends="given"
    ),
    Wanted({"HW-005": 2, "HW-001": 1}, "N 奶奶", "13700001313", note="饵块要白的"),
    Wanted({"CS-101": 2, "CS-005": 1}, "Q 家", "13700002323", note="一箱送人，请包蓝布"),
    Wanted({"HW-003": 1}, "K", "13700007777", ends="cancelled"),
    Wanted({"CS-002": 1, "CS-006": 1}, "Y", "13700008888", provider="bank_transfer", home=True),
    Wanted({"HW-001": 4}, "M", "13700009999", provider="bank_transfer", home=True, steps=ROAD, ends="paid"),
]


def place_orders(*, buyer: User) -> None:
    """Place the demo's orders of today, once; those marked as the resident's belong to `buyer`."""
    if DeliveryOfOrder.objects.filter(phone=ORDERS[1].phone).exists():
        return
    point = PickupPoint.objects.order_by("pk").first()
    for wanted in ORDERS:
        order = place_one(
            lines=wanted.lines,
            contact=Contact(name=wanted.name, phone=wanted.phone, email=wanted.email),
            delivery=HOME if wanted.home else Delivery(method="pickup", point=point, note=wanted.note),
            provider=wanted.provider,
            user=buyer if wanted.is_residents else None,
        )
        move_parcels(order, wanted)


def place_one(*, lines: dict[str, int], contact: Contact, delivery: Delivery, provider: str, user: User | None):
    """Fill a basket with so many of each product code, place it and return the order."""
    basket = Basket.objects.create(owner=user)
    basket.strategy = get_class("partner.strategy", "Selector")().strategy()
    for code, quantity in lines.items():
        basket.add_product(Product.objects.get(upc=code), quantity)
    placement = place(
        basket=basket,
        contact=contact,
        delivery=delivery,
        provider=provider,
        seen_total=price(basket=basket, user=user, method=delivery.method, province=delivery.province).total,
        language="zh-hans",
        user=user,
    )
    return placement.order


def move_parcels(order, wanted: Wanted) -> None:
    """Take the order's parcels as far as the demo wants them."""
    if wanted.ends == "paid":
        confirm_payment(order=order)
    for parcel in order.consignments.all():
        for step in wanted.steps:
            if wanted.home and step == Consignment.Status.ON_THE_ROAD:
                hand_to_carrier(parcel)
            else:
                advance(consignment=parcel, to=step, answers=weights(parcel) if step == S.PACKED else {})
    if wanted.ends == "given":
        keeper = order.delivery.point.keepers.first()
        hand_over(code=order.delivery.pickup_code, keeper=keeper)
    if wanted.ends == "cancelled":
        cancel_order(order=order, reason="改了主意")
    if wanted.days_ago:
        order.consignments.update(pack_by=timezone.now() - timedelta(days=wanted.days_ago - 2))
