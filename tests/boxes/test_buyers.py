"""What a buyer sees of boxes: on cards and pages, fresh at once; in the basket, with the scarce part named."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from oscar.core.loading import get_model

from marketplace.customer.services import order_again
from marketplace.notices.services import ask_to_hear, tell_back
from marketplace.placement.pricing import prepare
from marketplace.placement.services import cancel_order
from marketplace.producers.services import set_price, set_public, set_stock
from tests.boxes.factories import D, make_box, make_parts, order_of
from tests.factories import make_user
from tests.placement.factories import make_basket

pytestmark = pytest.mark.django_db
Product = get_model("catalogue", "Product")
MARKET = "/en/shop/catalogue/"


def page(product) -> str:
    return Client().get(f"{MARKET}{product.slug}_{product.pk}/").content.decode()


@pytest.fixture
def shop():
    """(producer, apples, honey, box of two apples and one honey)"""
    producer, (apples, honey) = make_parts(None, 30, 40)
    return producer, apples, honey, make_box(producer, (apples, 2), (honey, 1))


def test_card_and_page_say_what_is_in_the_box_and_what_it_saves(shop):
    _producer, apples, honey, box = shop
    market = Client().get(MARKET).content.decode()
    assert f'<a href="{apples.get_absolute_url()}">{apples.title_en}</a> × 2' in market
    assert "In parts it costs ¥30<" in market
    seen = page(box)
    assert f'<a href="{honey.get_absolute_url()}">{honey.title_en}</a> × 1' in seen
    assert "In parts it costs ¥30: you save ¥5." in seen
    assert "https://schema.org/InStock" in seen


def test_no_saving_is_told_where_there_is_none(shop):
    set_price(product=shop[3], price=D("30.00"))
    assert "you save" not in page(shop[3])
    assert "In parts it costs" not in Client().get(MARKET).content.decode()


@pytest.mark.usefixtures("remembered_parts")
def test_a_part_s_stock_price_and_sale_show_at_once_on_the_box(shop):
    _producer, apples, honey, box = shop
    assert "All year round" in page(box)
    assert "Sold out" not in Client().get(MARKET).content.decode()

    set_stock(product=apples, stock=7)
    assert "3 left" in page(box)
    assert "3 left" in Client().get(MARKET).content.decode()
    set_price(product=honey, price=D("40.00"))
    assert "you save ¥35" in page(box)
    set_public(products=[honey], is_public=False)
    assert "Sold out for now." in page(box)
    assert "Sold out" in Client().get(MARKET).content.decode()


def queries(path) -> int:
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert Client().get(path).status_code == 200
    return len(seen)


@pytest.mark.usefixtures("remembered_parts")
def test_the_market_asks_as_many_queries_for_many_boxes_as_for_one(shop):
    producer, apples, honey, box = shop
    for path in (MARKET, box.get_absolute_url()):
        Client().get(path)
    one, of_page = queries(MARKET), queries(box.get_absolute_url())
    for _number in range(5):
        make_box(producer, (apples, 1), (honey, 2))
    for path in (MARKET, box.get_absolute_url()):
        Client().get(path)

    assert queries(MARKET) == one <= 5
    assert queries(box.get_absolute_url()) == of_page <= 10


def filled(*lines):
    """Return a basket of these (product, quantity), ready for prices."""
    return prepare(basket=make_basket(*lines))


def test_the_basket_names_the_part_of_which_goods_alone_and_boxes_want_too_much(shop):
    _producer, apples, honey, box = shop
    set_stock(product=apples, stock=5)
    basket = filled((box, 2), (apples, 2))
    box_line, apples_line = basket.all_lines()

    assert f"not enough of “{apples.get_title()}”" in box_line.problem
    assert apples_line.problem == "Only 5 left, and the boxes in your basket take some of them."
    assert (box_line.can_take, apples_line.can_take) == (1, 1)


def test_more_boxes_than_can_be_made_up_are_not_put_in(shop, client):
    _producer, apples, _honey, box = shop
    set_stock(product=apples, stock=5)

    response = client.post(reverse("basket:add", args=[box.pk]), {"quantity": 3}, follow=True)

    assert f"Only 2 left, for want of “{apples.get_title()}”." in response.content.decode().replace("&quot;", '"')


def test_boxes_of_one_basket_cost_as_many_queries_as_one(shop):
    producer, apples, honey, box = shop
    boxes = [make_box(producer, (apples, 1), (honey, 1)) for _number in range(4)]

    def asked(*lines):
        basket = filled(*lines)
        with CaptureQueriesContext(connection) as seen:
            assert [line.problem for line in basket.all_lines()] == [""] * len(lines)
        return len(seen)

    assert asked((box, 1)) == asked(*((each, 1) for each in boxes))


def test_order_again_takes_no_more_boxes_than_there_are(shop):
    _producer, apples, _honey, box = shop
    order = order_of((box, 4), (apples, 1), total="110.00")
    cancel_order(order=order)
    set_stock(product=apples, stock=5)

    basket = filled()
    result = order_again(order=order, basket=basket)

    lines = {line.product_id: line.quantity for line in basket.lines.all()}
    assert (lines, result.fewer) == ({box.pk: 2, apples.pk: 1}, [box.get_title()])


def test_who_waits_for_a_box_is_told_when_its_parts_are_there(shop):
    _producer, apples, _honey, box = shop
    set_stock(product=apples, stock=1)
    ask_to_hear(product=box, language="en", user=make_user())
    assert tell_back() == "0 wishes answered"

    set_stock(product=apples, stock=2)

    assert tell_back() == "1 wishes answered"


def test_a_box_is_found_by_what_is_in_it(shop):
    _producer, apples, _honey, box = shop
    assert apples.title_en in Product.objects.get(pk=box.pk).search_text()
