"""Units and prices: what a price is for, what one comes to by weight, and the same words on every page."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from marketplace.catalogue.units import Unit, amount
from marketplace.partner.by_weight import ByWeight, bound_of
from marketplace.producers.exceptions import StockReserved
from marketplace.producers.services import copy_product, save_product, set_price
from tests.checkout.factories import CHECKOUT, guest_with, order
from tests.consignments.factories import make_manager, make_shop
from tests.consignments.test_weigh import make_chicken
from tests.factories import make_pickup_point, make_product
from tests.found.test_structured_data import facts
from tests.placement.factories import make_basket, order_for

pytestmark = pytest.mark.django_db
D = Decimal
MY_SHOP = "/en/shop/dashboard/my-shop/"


def page(product, language="en"):
    return Client().get(f"/{language}/shop/catalogue/{product.slug}_{product.pk}/").content.decode()


@pytest.mark.parametrize(
    ("n", "unit", "said"),
    [(2, "piece", "2"), (1, "jar", "1 jar"), (2, "box", "2 boxes"), (3, "kilo", "3 kg"), (3, "jin", "3 jin (1.5 kg)")],
)
def test_so_many_of_a_unit_are_said(n, unit, said):
    from django.utils import translation

    with translation.override("en"):
        assert amount(n, unit) == said


def test_a_unit_that_is_a_weight_says_its_content_itself():
    tomatoes = make_product(price="9.00", unit=Unit.KILO, net_grams=None)
    tomatoes.refresh_from_db()
    assert (tomatoes.net_grams, tomatoes.unit_price()) == (1000, (D("4.50"), "500g"))
    tomatoes.unit = Unit.JIN
    tomatoes.save(update_fields=["unit"])
    tomatoes.refresh_from_db()
    assert (tomatoes.net_grams, tomatoes.unit_price()) == (500, None)


def test_the_price_is_for_the_unit_and_compared_per_500_g():
    html = page(make_product(price="9.00", unit=Unit.KILO))
    assert "¥9 <small" in html
    assert "/ kg" in html
    assert "¥4.50 per 500 g" in html


def test_the_heaviest_is_rounded_up_and_any_weight_half_up():
    assert bound_of(jin_price=D("17.99"), most_grams=2200) == D("79.16")
    terms = ByWeight(D("17.99"), 2200, 1800)
    assert (terms.most, terms.about, terms.price_of(1), terms.price_of(2200)) == (
        D("79.16"),
        D("64.76"),
        D("0.04"),
        D("79.16"),
    )
    assert ByWeight(D("17.99"), 2200).about is None


def test_what_is_charged_by_weight_says_so_on_its_page_and_card():
    village, producer, _rice = make_shop()
    hen = make_chicken(producer)
    for html in (page(hen), Client().get(f"/en/shop/catalogue/?village={village.slug}").content.decode()):
        assert "¥18 <small" in html
        assert "about ¥64.80 each, at most ¥79.20" in html
    assert "You pay what it weighs." in page(hen)
    assert "Add · at most ¥79.20" in page(hen)
    assert "一个约 ¥64.80，最多 ¥79.20" in page(hen, "zh-hans")


def test_machines_read_the_price_of_500_g():
    _village, producer, rice = make_shop()
    hen = make_chicken(producer)
    offers = [facts(Client(), f"/en/shop/catalogue/{p.slug}_{p.pk}/")["Product"]["offers"] for p in (hen, rice)]
    assert [offer["price"] for offer in offers] == ["79.20", "10.00"]
    assert [offer["priceSpecification"]["price"] for offer in offers] == ["18.00", "10.00"]


def test_basket_and_checkout_say_that_it_is_the_most():
    _village, producer, rice = make_shop()
    client, _basket = guest_with((make_chicken(producer), 2), (rice, 1))
    make_pickup_point()
    basket, checkout = (client.get(path).content.decode() for path in ("/en/shop/basket/", CHECKOUT))
    for html in (basket, checkout):
        assert "about ¥64.80 each, at most ¥79.20" in html
        assert "Total, at most" in html
    assert "the rest goes back to you at once, the way you paid" in checkout


def test_a_basket_of_priced_things_says_nothing_of_weights():
    client, _basket = guest_with((make_shop()[2], 1))
    make_pickup_point()
    for path in ("/en/shop/basket/", CHECKOUT):
        assert "at most" not in client.get(path).content.decode()


def test_the_order_charges_the_most_and_keeps_unit_and_price():
    _village, producer, _rice = make_shop()
    hen, oil = make_chicken(producer), make_product(producer, price="5.00", unit=Unit.JAR)
    placed = order_for(make_basket((hen, 2), (oil, 3)), "173.40")
    terms = [line.terms for line in placed.order.lines.order_by("pk")]
    assert placed.order.total_incl_tax == D("173.40")
    assert [each.unit for each in terms] == ["piece", "jar"]
    assert [each.weighed for each in terms] == [ByWeight(D("18.00"), 2200, 1800), None]


def test_the_confirmation_says_what_it_may_cost():
    _village, producer, _rice = make_shop()
    client, _basket = guest_with((make_chicken(producer), 1), (make_product(producer, unit=Unit.JAR), 2))
    point = make_pickup_point()
    response = client.get(order(client, how=f"point-{point.pk}", seen_total="99.20").url)
    assert "about ¥64.80 each, at most ¥79.20 · you pay what it weighs" in response.content.decode()
    assert "× 2 jars" in response.content.decode()


def test_the_price_typed_later_is_again_for_500_g():
    _village, producer, _rice = make_shop()
    hen = make_chicken(producer)
    set_price(product=hen, price=D("20.00"))
    record = hen.stockrecords.get()
    assert (record.price, record.jin_price, record.most_grams) == (D("88.00"), D("20.00"), 2200)
    set_price(product=hen, price=D("60.00"), most_grams=None)
    record.refresh_from_db()
    assert (record.price, record.jin_price, record.most_grams) == (D("60.00"), None, None)


def test_a_copy_is_charged_by_weight_as_well():
    _village, producer, _rice = make_shop()
    record = copy_product(product=make_chicken(producer)).stockrecords.get()
    assert (record.price, record.jin_price, record.most_grams, record.num_in_stock) == (D("79.20"), D("18.00"), 2200, 0)


def test_a_refused_stock_leaves_the_price_by_weight_as_it_was():
    _village, producer, _rice = make_shop()
    hen = make_chicken(producer)
    order_for(make_basket((hen, 2)), "158.40")
    with pytest.raises(StockReserved):
        save_product(producer=producer, product=hen, fields={}, price=D("1.00"), most_grams=900, stock=1)
    record = hen.stockrecords.get()
    assert (record.price, record.jin_price, record.most_grams) == (D("79.20"), D("18.00"), 2200)


def test_the_database_refuses_half_of_a_price_by_weight():
    record = make_product().stockrecords.get()
    for fields in ({"jin_price": D("1.00")}, {"most_grams": 5}, {"jin_price": D("1.00"), "most_grams": 0}):
        with pytest.raises(IntegrityError), transaction.atomic():
            type(record).objects.filter(pk=record.pk).update(**fields)


@pytest.fixture
def seller(client):
    """(village, producer) of the shop whose manager is signed in."""
    village, producer, _rice = make_shop()
    client.force_login(make_manager(village))
    return village, producer


def form_of(client, product):
    """Return what a browser sends from the product's form as it is."""
    form = client.get(f"{MY_SHOP}{product.pk}/").context["form"]
    data = {name: form[name].value() for name in form.fields if form[name].value() not in (None, False)}
    return {**data, "category": make_category().pk}


def make_category():
    from oscar.core.loading import get_model

    Category = get_model("catalogue", "Category")
    return Category.objects.first() or Category.add_root(name="Meat", name_zh_hans="肉", slug="meat")


def test_a_village_charges_by_weight_in_its_own_form(client, seller):
    goose = make_product(seller[1], price="50.00", net_grams=3000)
    sent = form_of(client, goose)
    client.post(f"{MY_SHOP}{goose.pk}/", {**sent, "by_weight": "on", "most_grams": "3500", "price": "16.50"})
    record = goose.stockrecords.get()
    assert (record.price, record.jin_price, record.most_grams) == (D("115.50"), D("16.50"), 3500)
    html = client.get(MY_SHOP).content.decode()
    assert "¥16.50 / 500 g" in html
    assert "¥ for 500 g" in html
    sent = form_of(client, goose)
    assert (sent["price"], sent["by_weight"], sent["most_grams"]) == (D("16.50"), True, 3500)
    sent.pop("by_weight")
    client.post(f"{MY_SHOP}{goose.pk}/", {**sent, "price": "99.00"})
    record.refresh_from_db()
    assert (record.price, record.jin_price, record.most_grams) == (D("99.00"), None, None)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"most_grams": ""}, "Say what the heaviest one weighs."),
        ({"most_grams": "2000"}, "One weighs 3000 g as a rule. The heaviest cannot weigh less."),
        ({"net_grams": ""}, "Say what one weighs as a rule: buyers read it."),
        ({"unit": "kilo"}, "What is charged by weight is sold by the piece, bunch or box."),
        ({"most_grams": "1000000", "price": "9999"}, "One would cost more than ¥99,999.99."),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_is_written(client, seller, change, said):
    goose = make_product(seller[1], price="50.00", net_grams=3000)
    sent = {**form_of(client, goose), "by_weight": "on", "most_grams": "3500", "price": "16.50", **change}
    response = client.post(f"{MY_SHOP}{goose.pk}/", sent)
    assert (response.status_code, said in response.content.decode()) == (422, True)
    record = goose.stockrecords.get()
    assert (record.price, record.jin_price) == (D("50.00"), None)


def test_the_quick_price_in_the_list_is_for_500_g(client, seller):
    hen = make_chicken(seller[1])
    client.post(f"{MY_SHOP}{hen.pk}/quick/", {"price": "20", "stock": "20", "seen": "20"})
    assert (hen.stockrecords.get().price, hen.stockrecords.get().jin_price) == (D("88.00"), D("20.00"))
