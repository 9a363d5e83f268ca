from decimal import Decimal

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from oscar.core.loading import get_model

from marketplace.producers.models import DeliveryBand, DeliveryZone
from tests.factories import make_producer, make_product, make_user

pytestmark = pytest.mark.django_db
Line = get_model("basket", "Line")
BASKET = "/en/shop/basket/"


def add(client, product, quantity=1, **more):
    return client.post(f"{BASKET}add/{product.pk}/", {"quantity": quantity, **more})


def do(client, line, **fields):
    return client.post(BASKET, {"line": line.pk, **fields})


def said(response) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def quantities() -> dict:
    return {line.product_id: line.quantity for line in Line.objects.all()}


def delivering(**fields):
    producer = make_producer(**fields)
    zone = DeliveryZone.objects.create(producer=producer, name="Yunnan", provinces=["53"])
    DeliveryBand.objects.create(zone=zone, up_to_grams=1000, price=8)
    return producer


def test_adding_goes_back_to_the_page_and_tells_where_the_basket_is(client):
    product = make_product(title_en="Honey")
    response = add(client, product, 2, next="/en/shop/catalogue/?sort=cheap")
    assert (response.status_code, response.url) == (302, "/en/shop/catalogue/?sort=cheap")
    assert said(response) == f'“Honey” is in your basket. <a href="{BASKET}">See the basket</a>'
    assert quantities() == {product.pk: 2}


def test_a_title_with_marks_cannot_break_out_of_the_message(client):
    response = add(client, make_product(title_en="<b>Honey</b>"))
    assert "&lt;b&gt;Honey" in said(response)


def test_adding_never_leads_off_the_site(client):
    response = add(client, make_product(), next="https://evil.example/")
    assert response.url == BASKET


@pytest.mark.parametrize("quantity", ["0", "-3", "x", "", "1.5", "9" * 5000, "1000000", "\x00"])
def test_an_odd_quantity_is_refused_in_a_sentence_and_nothing_is_lost(client, quantity):
    product = make_product(stock=2000000)
    add(client, product, 2)
    response = add(client, product, quantity)
    assert response.status_code == 302
    assert "whole number" in said(response) or "at most 500" in said(response)
    assert quantities() == {product.pk: 2}


def test_what_is_not_public_cannot_be_added_by_its_number(client):
    hidden = make_product(is_public=False, title_en="Secret")
    response = add(client, hidden)
    assert said(response) == "No longer for sale."
    assert Line.objects.count() == 0


def test_what_nobody_sells_cannot_be_added(client):
    product = make_product()
    product.stockrecords.all().delete()
    assert "No longer for sale." in said(add(client, product))
    assert Line.objects.count() == 0
    assert client.post(f"{BASKET}add/{10**12}/", {"quantity": 1}).status_code == 404


def test_no_more_than_there_is_can_be_added_also_in_two_steps(client):
    product = make_product(stock=5, title_en="Honey")
    add(client, product, 3)
    assert "Honey: Only 5 left." in said(add(client, product, 3))
    assert quantities() == {product.pk: 3}
    product.stockrecords.update(num_allocated=5)
    assert "Sold out for now." in said(add(client, product, 1))


def test_adding_needs_a_post(client):
    assert client.get(f"{BASKET}add/{make_product().pk}/").status_code == 405


def test_plus_minus_and_typed_numbers(client):
    product = make_product()
    add(client, product, 2)
    line = Line.objects.get()
    do(client, line, do="more", quantity="2")
    assert quantities() == {product.pk: 3}
    do(client, line, do="fewer", quantity="3")
    assert quantities() == {product.pk: 2}
    do(client, line, do="set", quantity="7")
    assert quantities() == {product.pk: 7}


@pytest.mark.parametrize("quantity", ["-1", "x", "", "1000000", "9" * 5000])
def test_an_odd_number_in_the_basket_changes_nothing(client, quantity):
    product = make_product(stock=2000000)
    add(client, product, 2)
    response = do(client, Line.objects.get(), do="set", quantity=quantity)
    assert "whole number" in said(response) or "at most 500" in said(response)
    assert quantities() == {product.pk: 2}


def test_removing_offers_undo_and_undo_brings_it_back(client):
    product = make_product(title_en="Honey")
    add(client, product, 4)
    response = do(client, Line.objects.get(), do="remove", quantity="4")
    assert quantities() == {}
    assert "“Honey” was taken out." in client.get(response.url).content.decode()
    client.post(BASKET, {"do": "restore", "product": product.pk, "quantity": 4})
    assert quantities() == {product.pk: 4}


def test_zero_takes_out_with_undo(client):
    product = make_product()
    add(client, product, 1)
    response = do(client, Line.objects.get(), do="fewer", quantity="1")
    assert response.url == f"{BASKET}?removed={product.pk}&quantity=1"
    assert quantities() == {}


@pytest.mark.parametrize("query", ["removed=x&quantity=1", "removed=999999&quantity=1", "removed=1&quantity=-1"])
def test_an_odd_undo_address_shows_the_basket(client, query):
    assert client.get(f"{BASKET}?{query}").status_code == 200


def test_the_lines_of_others_cannot_be_touched(client, django_user_model):
    product = make_product()
    add(client, product, 2)
    line = Line.objects.get()
    client.cookies.clear()
    assert "no longer in your basket" in said(do(client, line, do="remove"))
    assert quantities() == {product.pk: 2}


def test_the_sum_over_the_lines_of_one_stock_record_counts(client):
    product = make_product(stock=5)
    add(client, product, 3)
    line = Line.objects.get()
    other = Line.objects.create(
        basket=line.basket,
        product=product,
        stockrecord=line.stockrecord,
        line_reference="other",
        quantity=2,
        price_currency="CNY",
        price_incl_tax=line.price_incl_tax,
    )
    assert "Only 5 left." in said(do(client, other, do="more", quantity="2"))
    assert sum(Line.objects.values_list("quantity", flat=True)) == 5


def test_groups_by_village_with_subtotals_and_a_true_hint(client):
    near, far = delivering(free_delivery_from=Decimal("30")), make_producer(free_delivery_from=Decimal("99"))
    add(client, make_product(near, price="9"), 2)
    add(client, make_product(far, price="5"))
    response = client.get(BASKET)
    groups = response.context["groups"]
    assert [group.subtotal for group in groups] == [Decimal("18.00"), Decimal("5.00")]
    assert [group.to_free_delivery for group in groups] == [Decimal("12.00"), None]
    assert "Add ¥12 for free home delivery." in response.content.decode()
    assert response.context["total"] == Decimal("23.00")


def test_the_hint_goes_once_delivery_is_free(client):
    add(client, make_product(delivering(free_delivery_from=Decimal("18")), price="9"), 2)
    group = client.get(BASKET).context["groups"][0]
    assert (group.to_free_delivery, group.delivers_free) == (None, True)


def test_a_moved_price_is_announced_and_the_new_one_counts(client):
    product = make_product(price="10", title_en="Honey")
    add(client, product, 2)
    product.stockrecords.update(price=Decimal("12.50"))
    response = client.get(BASKET)
    assert response.context["notices"] == ["The price of “Honey” rose from ¥10 to ¥12.50 since you put it in."]
    assert response.context["total"] == Decimal("25.00")


def test_what_was_withdrawn_is_shown_but_not_counted_and_stops_the_checkout(client):
    kept, gone = make_product(price="10"), make_product(price="20", title_en="Honey")
    add(client, kept)
    add(client, gone)
    gone.is_public = False
    gone.save()
    response = client.get(BASKET)
    text = response.content.decode()
    assert response.context["total"] == Decimal("10.00")
    assert "No longer for sale." in text
    assert "Go to checkout" not in text
    do(client, Line.objects.get(product=gone), do="remove")
    assert "Go to checkout" in client.get(BASKET).content.decode()


def test_too_many_offers_what_is_left(client):
    product = make_product(stock=5)
    add(client, product, 5)
    product.stockrecords.update(num_in_stock=2)
    assert "Take 2" in client.get(BASKET).content.decode()
    do(client, Line.objects.get(), quantity="2")
    assert quantities() == {product.pk: 2}
    assert "Go to checkout" in client.get(BASKET).content.decode()


def test_an_empty_basket_leads_to_the_market(client):
    assert "Nothing in it yet." in client.get(BASKET).content.decode()


def test_the_basket_costs_fifteen_queries_at_most_however_many_lines(client):
    producers = [delivering() for _ in range(2)]
    for producer in producers:
        add(client, make_product(producer))
    few = counted(client)
    for i in range(18):
        add(client, make_product(producers[i % 2]))
    assert counted(client) == few
    assert few <= 15


def counted(client) -> int:
    client.get(BASKET)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(BASKET).status_code == 200
    return len(seen)


def test_the_header_counts_for_a_visitor_and_for_somebody_signed_in(client):
    product = make_product()
    add(client, product, 3)
    assert "Basket, 3 items" in client.get("/en/shop/catalogue/").content.decode()
    user = make_user()
    client.force_login(user)
    assert "Basket, 3 items" in client.get("/en/shop/catalogue/").content.decode()
    assert get_model("basket", "Basket").objects.filter(owner=user, status="Open").count() == 1
    assert "Basket, 3 items" in client.get("/en/shop/catalogue/").content.decode()


@pytest.mark.parametrize("cookie", ["x", "1:bad", "", "abc:def:ghi"])
def test_a_forged_basket_cookie_counts_nothing(client, cookie):
    client.cookies["oscar_open_basket"] = cookie
    assert "Basket, 0 items" in client.get("/en/shop/catalogue/").content.decode()
