"""Offers on delivery: taken off the villages' charges to the fen, in quote, checkout, order and books."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from oscar.core.loading import get_class, get_model

from marketplace.placement.choices import Delivery
from marketplace.placement.delivery_offers import split
from marketplace.placement.exceptions import PriceMoved
from marketplace.placement.pricing import prepare, price
from marketplace.placement.services import cancel_order
from portal.ledger.invariants import check_all
from portal.ledger.models import Posting
from tests.checkout.factories import ADDRESS, CHECKOUT, guest_with, make_delivering_producer
from tests.factories import make_product
from tests.placement.factories import make_basket, order_for

pytestmark = pytest.mark.django_db
Offer = get_model("offer", "ConditionalOffer")
Voucher = get_model("voucher", "Voucher")
HOME = Delivery(method="home", province="53", city="昆明市", district="五华区", street="翠湖南路 1 号")
FIXED, ABSOLUTE, PERCENT = "Shipping fixed price", "Shipping absolute", "Shipping percentage"


def D(text):
    return Decimal(text)


@pytest.fixture
def goods():
    """One product each of two villages that deliver for ¥8.00 and ¥5.00; each costs ¥10.00."""
    return [
        make_product(make_delivering_producer(near=(charge, "15.00")), price="10.00", stock=20)
        for charge in ("8.00", "5.00")
    ]


def make_offer(kind, value, *, priority=0, **fields):
    """Return an offer on delivery for whoever buys anything."""
    everything = get_model("offer", "Range").objects.create(name=f"all {kind} {value}", includes_all_products=True)
    condition = get_model("offer", "Condition").objects.create(range=everything, type="Count", value=1)
    benefit = get_model("offer", "Benefit").objects.create(type=kind, value=D(value))
    words = {"name": f"{kind} {value}", "condition": condition, "benefit": benefit, "priority": priority, **fields}
    return Offer.objects.create(**words)


def make_voucher(offer):
    now = timezone.now()
    voucher = Voucher.objects.create(
        name="way",
        code="WAY",
        usage=Voucher.SINGLE_USE,
        start_datetime=now - timedelta(days=1),
        end_datetime=now + timedelta(days=1),
    )
    voucher.offers.add(offer)
    return voucher


def basket_of(goods):
    return make_basket(*((product, 1) for product in goods))


def priced(goods, method="home"):
    found = price(basket=prepare(basket=basket_of(goods)), user=None, method=method, province="53")
    return list(found.charges.values()), found.total


def ordered(goods, total, **more):
    return order_for(basket_of(goods), total, provider="bank_transfer", delivery=HOME, **more).order


def broken():
    return {name: finding.broken for name, finding in check_all().items() if finding.broken}


@pytest.mark.parametrize(
    ("kind", "value", "charges"),
    [
        (ABSOLUTE, "4.00", ["5.54", "3.46"]),
        (ABSOLUTE, "99.00", ["0.00", "0.00"]),
        (FIXED, "6.00", ["3.69", "2.31"]),
        (FIXED, "0.00", ["0.00", "0.00"]),
        (FIXED, "20.00", ["8.00", "5.00"]),
        (PERCENT, "33.00", ["5.36", "3.35"]),
        (PERCENT, "100.00", ["0.00", "0.00"]),
    ],
)
def test_each_kind_is_taken_off_the_sum_and_split_to_the_fen(goods, kind, value, charges):
    make_offer(kind, value)
    assert priced(goods) == ([D(charge) for charge in charges], D("20.00") + sum(map(D, charges)))


def test_several_offers_take_from_what_is_left_the_first_priority_first(goods):
    make_offer(PERCENT, "50.00", priority=1)
    make_offer(ABSOLUTE, "10.00", priority=5)
    assert priced(goods) == ([D("0.92"), D("0.58")], D("21.50"))


@pytest.mark.parametrize(
    ("amount", "over", "shares"),
    [
        ("0.01", ["1.00", "1.00", "1.00"], ["0.01", "0.00", "0.00"]),
        ("0.02", ["1.00", "1.00", "1.00"], ["0.01", "0.01", "0.00"]),
        ("10.00", ["3.33", "3.33", "3.34"], ["3.33", "3.33", "3.34"]),
        ("1.00", ["0.00", "5.00"], ["0.00", "1.00"]),
        ("9.99", ["10.00", "0.01"], ["9.98", "0.01"]),
    ],
)
def test_shares_sum_to_the_whole_and_never_exceed_a_charge(amount, over, shares):
    found = split(amount=D(amount), over=dict(enumerate(map(D, over))))
    assert list(found.values()) == [D(share) for share in shares]
    assert sum(found.values()) == D(amount)


def test_the_order_its_parcels_and_the_books_carry_the_reduced_charges(goods):
    offer = make_offer(ABSOLUTE, "4.00")
    order = ordered(goods, "29.00")
    (discount,) = order.discounts.all()
    offer.refresh_from_db()
    assert (order.total_incl_tax, order.shipping_incl_tax) == (D("29.00"), D("9.00"))
    assert (discount.category, discount.amount, discount.offer_id) == ("Shipping", D("4.00"), offer.pk)
    assert order.shipping_before_discounts_incl_tax == D("13.00")
    assert list(order.consignments.order_by("pk").values_list("charge", flat=True)) == [D("5.54"), D("3.46")]
    assert (offer.num_applications, offer.total_discount) == (1, D("4.00"))
    villages = Posting.objects.filter(account__code__startswith="village:").order_by("-amount")
    assert list(villages.values_list("amount", flat=True)) == [D("-13.46"), D("-15.54")]
    assert broken() == {}


def test_beside_an_offer_on_goods_each_is_filed_in_its_place(goods):
    make_offer(ABSOLUTE, "4.00", exclusive=False)
    everything = get_model("offer", "Range").objects.create(name="goods", includes_all_products=True)
    condition = get_model("offer", "Condition").objects.create(range=everything, type="Value", value=1)
    benefit = get_model("offer", "Benefit").objects.create(range=everything, type="Percentage", value=10)
    Offer.objects.create(name="ten", condition=condition, benefit=benefit, max_basket_applications=1, exclusive=False)
    order = ordered(goods, "27.00")
    assert sorted(order.discounts.values_list("category", "amount")) == [("Basket", D("2.00")), ("Shipping", D("4.00"))]
    assert (order.total_discount_incl_tax, broken()) == (D("2.00"), {})


def test_at_pickup_there_is_nothing_to_take_off_and_the_voucher_stays_unused(goods):
    voucher = make_voucher(make_offer(FIXED, "0.00", offer_type=Offer.VOUCHER))
    basket = basket_of(goods)
    basket.vouchers.add(voucher)
    order = order_for(basket, "20.00").order
    voucher.refresh_from_db()
    assert (order.discounts.count(), voucher.num_orders, voucher.offers.get().num_applications) == (0, 0, 0)

    again = basket_of(goods)
    again.vouchers.add(voucher)
    sent = order_for(again, "20.00", provider="bank_transfer", delivery=HOME).order
    voucher.refresh_from_db()
    assert (sent.discounts.get().voucher_code, voucher.num_orders) == ("WAY", 1)


def test_a_cancelled_order_gives_the_offer_on_delivery_back(goods):
    offer = make_offer(ABSOLUTE, "4.00", max_global_applications=1)
    order = ordered(goods, "29.00")
    with pytest.raises(PriceMoved) as refused:
        ordered(goods, "29.00")
    assert refused.value.new == D("33.00")

    cancel_order(order=order)

    offer.refresh_from_db()
    assert (offer.num_applications, offer.total_discount) == (0, D("0.00"))
    assert (ordered(goods, "29.00").total_incl_tax, broken()) == (D("29.00"), {})


def test_the_basket_announces_it_and_the_checkout_takes_the_reduced_total(goods):
    make_offer(ABSOLUTE, "4.00")
    client, basket = guest_with(*((product, 1) for product in goods))
    assert "off the delivery price" in client.get("/en/shop/basket/").content.decode()
    page = client.get(CHECKOUT).content.decode()
    assert "Off the delivery price, taken off above" in page
    assert 'name="seen_total" value="29.00"' in page
    from tests.checkout.factories import order as post

    response = post(client, how="home", seen_total="29.00", pay="bank_transfer", **ADDRESS)

    assert response.status_code == 303
    made = get_model("order", "Order").objects.get(basket=basket)
    assert (made.total_incl_tax, made.shipping_incl_tax) == (D("29.00"), D("9.00"))


def test_oscars_own_methods_cost_the_same(goods):
    make_offer(PERCENT, "50.00", priority=1)
    make_offer(ABSOLUTE, "10.00", priority=5)
    basket = prepare(basket=basket_of(goods))
    get_class("offer.applicator", "Applicator")().apply(basket, None)
    address = get_model("order", "ShippingAddress")(state="53")
    methods = get_class("shipping.repository", "Repository")().get_shipping_methods(basket, shipping_addr=address)
    prices = {method.code: method.calculate(basket).incl_tax for method in methods}
    assert prices == {"pickup": D("0.00"), "home": D("1.50")}
