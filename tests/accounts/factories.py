"""Orders as the account pages read them."""

from decimal import Decimal
from itertools import count

from django.utils import timezone
from oscar.core.loading import get_model

from marketplace.consignments.models import Consignment, Delivery
from marketplace.consignments.services.create import whole_line
from marketplace.customer.services import china
from tests.factories import make_pickup_point

_number = count(20001)


def make_order(user, *products, quantity=1, status="placed", **delivery):
    """Return an order of each product in this quantity, one parcel for each village, to a pickup point."""
    number = str(next(_number))
    total = sum((product.stockrecords.get().price for product in products), Decimal(0)) * quantity
    sums = dict.fromkeys(["total_incl_tax", "total_excl_tax"], total)
    order = get_model("order", "Order").objects.create(
        number=number, user=user, currency="CNY", status=status, date_placed=timezone.now(), **sums
    )
    contact = {"name": "大婶 P", "phone": "+8613800138000", "pickup_code": "1234", "method": "pickup"}
    if "point" not in delivery:
        delivery["point"] = make_pickup_point()
    Delivery.objects.create(order=order, **{**contact, **delivery})
    for product in products:
        _add_line(order, product, quantity)
    return order


def _add_line(order, product, quantity):
    stockrecord = product.stockrecords.get()
    price = stockrecord.price * quantity
    names = [
        "line_price_incl_tax",
        "line_price_excl_tax",
        "line_price_before_discounts_incl_tax",
        "line_price_before_discounts_excl_tax",
    ]
    line = order.lines.create(
        product=product,
        partner=stockrecord.partner,
        stockrecord=stockrecord,
        title=product.title_zh_hans,
        quantity=quantity,
        num_allocated=quantity,
        **dict.fromkeys(names, price),
    )
    parcel, _made = Consignment.objects.get_or_create(
        order=order,
        partner=stockrecord.partner,
        defaults={"number": f"{order.number}-{stockrecord.partner_id}", "pack_by": timezone.now()},
    )
    whole_line(parcel=parcel, line=line).save()


def make_address(user, **fields):
    """Return a kept address in Kunming."""
    defaults = {
        "first_name": "大婶 P",
        "phone_number": "+8613800138000",
        "state": "53",
        "line4": "昆明市",
        "line3": "五华区",
        "line1": "翠湖东路 1 号",
        "country": china(),
    }
    return user.addresses.create(**{**defaults, **fields})
