"""The demo's harvests: this year's days of some crops, a preorder of spring tea, one of plums whose days have moved."""

from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone
from oscar.core.loading import get_class, get_model

from marketplace.harvest.models import Preorder
from marketplace.harvest.services import set_harvest
from marketplace.placement.choices import Contact, Delivery
from marketplace.placement.services import confirm_payment, place
from marketplace.preorders.services import move_preorder, open_preorder
from marketplace.producers.models import Mention
from portal.communities.models import PickupPoint
from portal.culture.models import EventPage
from portal.users.models import User

Basket = get_model("basket", "Basket")
Product = get_model("catalogue", "Product")
#: Events and the crop they are about, by the event's address and the product's code.
ABOUT = {
    "long-table": "YT-001",
    "tea-ancestor": "CS-002",
    "rose-picking": "HL-006",
    "walnut-festival": "QS-001",
    "first-cup": "YP-001",
}


def tell_harvests(*, buyer: User) -> None:
    """Say this year's days, tie events to crops, open two preorders and let some be ordered, once."""
    if Preorder.objects.exists():
        return
    today = timezone.localdate()
    say("YT-003", today - timedelta(days=6), today + timedelta(days=18))
    say("CS-001", coming(3, 25), coming(3, 25) + timedelta(days=28))
    tie_events()
    tea = open_one("CS-002", coming(4, 8), days=16, cap=60)
    order(tea, 2, Contact(name="居民 W", phone="13800001111"), buyer)
    order(tea, 1, Contact(name="小 Z", phone="13700003333"))
    plums = open_one("HW-002", coming(6, 20), days=14, cap=40)
    order(plums, 1, Contact(name="Z", phone="13700011223", email="z@example.com"))
    later = plums.arrives_from + timedelta(days=10)
    move_preorder(
        preorder=plums,
        arrives_from=later,
        arrives_until=later + timedelta(days=14),
        reason="花开得晚，梅子要多挂十天。",
    )


def coming(month: int, day: int) -> date:
    """Return the next such day that is more than two months away."""
    today = timezone.localdate()
    this = date(today.year, month, day)
    return this if this > today + timedelta(days=60) else this.replace(year=today.year + 1)


def say(code: str, first: date, last: date) -> None:
    """Write this year's days of a crop; its usual months stay."""
    product = Product.objects.get(upc=code)
    set_harvest(product=product, months=product.months, first=first, last=last)


def tie_events() -> None:
    """Tie events to what they are about."""
    for slug, code in ABOUT.items():
        product = Product.objects.filter(upc=code).first()
        if product is None:  # of a village the small demo does not have
            continue
        for key in set(EventPage.objects.filter(slug=slug).values_list("translation_key", flat=True)):
            Mention.objects.get_or_create(page_key=key, product=product)


def open_one(code: str, first: date, *, days: int, cap: int) -> Preorder:
    """Open a preorder of a crop at its price."""
    crop = Product.objects.get(upc=code)
    return open_preorder(
        crop=crop,
        arrives_from=first,
        arrives_until=first + timedelta(days=days),
        closes_on=first - timedelta(days=20),
        cap=cap,
        price=crop.price,
    )


def order(preorder: Preorder, quantity: int, contact: Contact, user: User | None = None) -> None:
    """Order as a buyer does, and let the transfer arrive."""
    basket = Basket.objects.create(owner=user)
    basket.strategy = get_class("partner.strategy", "Selector")().strategy()
    basket.add_product(preorder.product, quantity)
    placement = place(
        basket=basket,
        contact=contact,
        delivery=Delivery(method="pickup", point=PickupPoint.objects.order_by("pk").first()),
        provider="bank_transfer",
        seen_total=Decimal(preorder.product.price * quantity),
        language="zh-hans",
        user=user,
    )
    confirm_payment(order=placement.order)
