"""Orders with parcels and the people who pack and hand them over."""

from decimal import Decimal

from marketplace.placement.services import confirm_payment
from portal.villages.models import Membership
from tests.factories import make_pickup_point, make_producer, make_product, make_user, make_village
from tests.placement.factories import Delivery, make_basket, order_for, pickup


def make_manager(*villages, **fields):
    """Return the shop manager of these villages."""
    user = make_user(**fields)
    for village in villages:
        Membership.objects.create(user=user, village=village, role=Membership.Role.SHOP_MANAGER)
    return user


def make_shop(**fields):
    """Return (village, producer, product at 10.00 CNY with 20 in stock)."""
    village = make_village(**fields)
    producer = make_producer(village)
    return village, producer, make_product(producer, price="10.00", stock=20)


def make_parcels(*products, quantity=2, point=None, provider="pay_at_pickup"):
    """Return the parcels of a new order of each product, to be picked up at `point`."""
    basket = make_basket(*((product, quantity) for product in products))
    total = sum((product.stockrecords.get().price for product in products), Decimal(0)) * quantity
    placed = order_for(basket, total, delivery=pickup(point or make_pickup_point()), provider=provider)
    return list(placed.order.consignments.order_by("pk"))


def make_door_parcel(producer, **more):
    """Return a paid parcel of one to a door in Kunming; the producer is one of make_delivering_producer()."""
    product = make_product(producer, price="10.00", stock=20)
    where = Delivery(method="home", province="53", city="昆明市", district="五华区", street="翠湖南路 1 号 2 栋")
    basket = make_basket((product, 1))
    order = order_for(basket, "18.00", delivery=where, provider="bank_transfer", **more).order
    confirm_payment(order=order)
    return order.consignments.get()


def make_keeper(*points):
    """Return the person who minds these pickup points."""
    user = make_user()
    for point in points:
        point.keepers.add(user)
    return user
