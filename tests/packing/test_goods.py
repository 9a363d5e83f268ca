"""Price, stock and products as services: what they write, and what they refuse."""

from decimal import Decimal
from functools import partial

import pytest
from oscar.core.loading import get_model

from marketplace.placement.services import cancel_order
from marketplace.producers.exceptions import StockMoved, StockReserved
from marketplace.producers.services import copy_product, save_product, set_price, set_stock
from portal.ledger.invariants import check_all
from tests.consignments.factories import make_parcels, make_shop
from tests.factories import make_product
from tests.placement.at_once import at_once
from tests.placement.factories import make_basket, order_for, stock_of

pytestmark = pytest.mark.django_db
Product = get_model("catalogue", "Product")


def test_stock_may_go_down_to_what_is_reserved_and_no_lower():
    _village, _producer, rice = make_shop()
    (parcel,) = make_parcels(rice, quantity=3)

    set_stock(product=rice, stock=3)
    assert stock_of(rice) == (3, 3)

    with pytest.raises(StockReserved) as refused:
        set_stock(product=rice, stock=2)
    assert (refused.value.reserved, refused.value.orders) == (3, [parcel.order.number])
    assert parcel.order.number in str(refused.value)
    assert stock_of(rice) == (3, 3)


def test_a_stock_that_moved_since_it_was_read_is_not_overwritten():
    _village, _producer, rice = make_shop()

    with pytest.raises(StockMoved) as refused:
        set_stock(product=rice, stock=50, seen=19)

    assert refused.value.now == 20
    assert stock_of(rice) == (20, 0)


def test_a_stock_left_as_it_was_seen_is_not_written():
    _village, _producer, rice = make_shop()
    set_stock(product=rice, stock=15, seen=15)
    assert stock_of(rice) == (20, 0)


def test_a_new_price_leaves_placed_orders_alone():
    _village, _producer, rice = make_shop()
    (parcel,) = make_parcels(rice)

    set_price(product=rice, price=Decimal("12.50"))

    assert rice.stockrecords.get().price == Decimal("12.50")
    assert parcel.order.__class__.objects.get().total_incl_tax == Decimal("20.00")


def test_a_low_stock_alert_hears_of_the_new_stock():
    _village, _producer, rice = make_shop()
    rice.stockrecords.update(low_stock_threshold=5)
    set_stock(product=rice, stock=4)
    assert get_model("partner", "StockAlert").objects.get().status == "Open"
    set_stock(product=rice, stock=40)
    assert get_model("partner", "StockAlert").objects.get().status == "Closed"


def test_a_new_product_has_one_record_a_readable_address_and_its_shelf():
    _village, producer, _rice = make_shop(slug="yunti")
    shelf = get_model("catalogue", "Category").add_root(name="蛋", slug="eggs")

    eggs = save_product(
        producer=producer,
        fields={"title_zh_hans": "鸭蛋", "title_en": "Duck eggs", "season_months": 7, "is_public": True},
        category=shelf,
        price=Decimal("18.00"),
        stock=30,
    )

    record = eggs.stockrecords.get()
    assert (record.partner, record.price, stock_of(eggs)) == (producer.partner, Decimal("18.00"), (30, 0))
    assert (eggs.slug, eggs.months, list(eggs.categories.all())) == ("ya-dan", [1, 2, 3], [shelf])
    assert Product.objects.on_shelf().filter(pk=eggs.pk).exists()


def test_a_refused_stock_writes_nothing_of_the_product():
    _village, producer, rice = make_shop()
    make_parcels(rice, quantity=3)

    with pytest.raises(StockReserved):
        save_product(producer=producer, product=rice, fields={"title_en": "New name"}, price=Decimal("99.00"), stock=0)

    stored = Product.objects.get(pk=rice.pk)
    assert (stored.title_en == "New name", stored.stockrecords.get().price) == (False, Decimal("10.00"))


def test_a_copy_is_hidden_and_empty_and_belongs_to_the_same_village():
    _village, producer, rice = make_shop()

    copy = copy_product(product=rice)

    assert (copy.is_public, stock_of(copy), copy.stockrecords.get().partner) == (False, (0, 0), producer.partner)
    assert (copy.title_en, copy.net_grams) == (f"{rice.title_en} (copy)", rice.net_grams)
    assert copy.slug != ""


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_round", range(3))
def test_lowering_the_stock_while_twenty_buy_never_sells_what_is_not_there(_round):
    product = make_product(price="10.00", stock=20)
    baskets = [make_basket((product, 1)) for _buyer in range(8)]
    calls = [partial(order_for, basket, "10.00") for basket in baskets]

    results = at_once([*calls, partial(set_stock, product=product, stock=4)])

    in_stock, reserved = stock_of(product)
    assert reserved <= in_stock
    assert in_stock == (20 if isinstance(results[-1], StockReserved) else 4)
    assert {name: finding.broken for name, finding in check_all().items() if finding.broken} == {}


def test_what_a_cancelled_order_gives_back_can_be_taken_off_the_stock():
    _village, _producer, rice = make_shop()
    (parcel,) = make_parcels(rice, quantity=3)
    cancel_order(order=parcel.order)
    set_stock(product=rice, stock=0)
    assert stock_of(rice) == (0, 0)
