"""Vouchers and offers that run out."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from oscar.core.loading import get_model

from marketplace.placement.exceptions import PriceMoved, VoucherGone
from marketplace.placement.services import cancel_order, reserve
from portal.payments.services import ask, give_up
from tests.factories import make_product
from tests.placement.factories import BUYER, make_basket, order_for, pickup

pytestmark = pytest.mark.django_db
ConditionalOffer = get_model("offer", "ConditionalOffer")
Voucher = get_model("voucher", "Voucher")


def make_offer(product, **fields):
    """Return an offer of CNY 2.00 off the product."""
    goods = get_model("offer", "Range").objects.create(name=f"range {product.pk}")
    goods.add_product(product)
    condition = get_model("offer", "Condition").objects.create(range=goods, type="Count", value=1)
    benefit = get_model("offer", "Benefit").objects.create(range=goods, type="Absolute", value=Decimal("2.00"))
    defaults = {"name": f"offer {product.pk}", "condition": condition, "benefit": benefit}
    return ConditionalOffer.objects.create(**{**defaults, "max_basket_applications": 1, **fields})


def make_voucher(product, **fields):
    """Return a single-use voucher worth CNY 2.00."""
    now = timezone.now()
    voucher = Voucher.objects.create(
        name="spring",
        code="SPRING",
        usage=Voucher.SINGLE_USE,
        start_datetime=now - timedelta(days=1),
        end_datetime=now + timedelta(days=1),
        **fields,
    )
    voucher.offers.add(make_offer(product, offer_type=ConditionalOffer.VOUCHER))
    return voucher


def reserve_for(basket, total):
    """Reserve without charging: the buyer is on the payment page."""
    return reserve(
        basket=basket,
        contact=BUYER,
        delivery=pickup(),
        provider="sandbox",
        seen_total=Decimal(total),
        language="en",
    )


def test_an_offer_with_a_limit_of_one_is_used_once(books):
    rice = make_product(price="10.00")
    offer = make_offer(rice, max_global_applications=1)

    order = order_for(make_basket((rice, 1)), "8.00").order
    with pytest.raises(PriceMoved) as refused:
        order_for(make_basket((rice, 1)), "8.00")

    offer.refresh_from_db()
    assert refused.value.new == Decimal("10.00")
    assert (offer.num_applications, offer.total_discount) == (1, Decimal("2.00"))
    assert (order.total_incl_tax, order.total_discount_incl_tax) == (Decimal("8.00"), Decimal("2.00"))
    assert books() == {}


def test_an_offer_somebody_is_just_paying_with_is_not_given_twice_and_comes_back():
    rice = make_product(price="10.00")
    make_offer(rice, max_global_applications=1)
    first = reserve_for(make_basket((rice, 1)), "8.00")

    with pytest.raises(PriceMoved):
        reserve_for(make_basket((rice, 1)), "8.00")
    give_up(attempt=first.attempt)

    assert order_for(make_basket((rice, 1)), "8.00").order.total_incl_tax == Decimal("8.00")


def test_a_single_use_voucher_serves_one_order_and_leaves_the_other_basket():
    rice = make_product(price="10.00")
    voucher = make_voucher(rice)
    mine, theirs = make_basket((rice, 1)), make_basket((rice, 1))
    mine.vouchers.add(voucher)
    theirs.vouchers.add(voucher)

    order = order_for(mine, "8.00").order
    with pytest.raises(VoucherGone, match="SPRING"):
        order_for(theirs, "8.00")

    voucher.refresh_from_db()
    assert list(voucher.applications.values_list("order", flat=True)) == [order.pk]
    assert (voucher.num_orders, voucher.total_discount) == (1, Decimal("2.00"))
    assert not theirs.vouchers.exists()
    assert order_for(theirs, "10.00").order.total_incl_tax == Decimal("10.00")


def test_a_voucher_in_a_waiting_payment_is_not_free():
    rice = make_product(price="10.00")
    voucher = make_voucher(rice)
    mine, theirs = make_basket((rice, 1)), make_basket((rice, 1))
    mine.vouchers.add(voucher)
    theirs.vouchers.add(voucher)
    reserve_for(mine, "8.00")

    with pytest.raises(VoucherGone):
        reserve_for(theirs, "8.00")


def test_a_cancelled_order_gives_its_voucher_and_offer_back():
    rice = make_product(price="10.00")
    voucher = make_voucher(rice)
    basket, again = make_basket((rice, 1)), make_basket((rice, 1))
    basket.vouchers.add(voucher)
    cancel_order(order=order_for(basket, "8.00").order)
    again.vouchers.add(voucher)

    assert order_for(again, "8.00").order.total_incl_tax == Decimal("8.00")
    voucher.refresh_from_db()
    assert (voucher.num_orders, voucher.offers.get().num_applications) == (1, 1)


def test_the_discount_agreed_to_is_kept_when_the_offer_ends_while_the_buyer_pays(scripted):
    rice = make_product(price="10.00")
    offer = make_offer(rice)
    scripted.says = "pending"
    placement = order_for(make_basket((rice, 1)), "8.00", provider="scripted")
    offer.suspend()
    rice.stockrecords.update(price=Decimal("99.00"))
    scripted.says = "paid"

    ask(attempt=placement.attempt, now=timezone.now())

    placement.refresh_from_db()
    assert placement.order.total_incl_tax == Decimal("8.00")
    assert placement.order.lines.get().unit_price_incl_tax == Decimal("10.00")
