"""A product's card is remembered under everything it shows."""

import pytest
from django.template.loader import render_to_string
from django.utils import translation
from oscar.core.loading import get_model

from marketplace.catalogue.cards import cards_at, cards_of, printed
from tests.factories import make_producer, make_product, make_village

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("remembered_parts")]


@pytest.fixture(autouse=True)
def in_chinese():
    """Whatever language the test before has left on."""
    with translation.override("zh-hans"):
        yield


def card(product) -> str:
    return printed(cards_at([product.pk]))


def fresh(product):
    return get_model("catalogue", "Product").objects.for_cards().get(pk=product.pk)


def update(**fields):
    return lambda product: type(product).objects.filter(pk=product.pk).update(**fields)


def stock(**fields):
    return lambda product: product.stockrecords.update(**fields)


def village(**fields):
    return lambda product: type(product.village).objects.filter(pk=product.village.pk).update(**fields)


def test_the_same_card_is_written_once(monkeypatch, django_assert_num_queries):
    product = make_product(price="39.00")
    first = card(product)
    monkeypatch.setattr(type(product), "unit_price", lambda *_args: pytest.fail("written again"))
    with django_assert_num_queries(1):
        assert card(product) == first


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        (stock(price="41.50"), "41.50"),
        (stock(num_in_stock=0), "btn"),
        (stock(num_in_stock=3), 'class="tag g"'),
        (stock(num_allocated=47), 'class="tag g"'),
        (update(title_zh_hans="冬蜜", title_en="冬蜜"), "冬蜜"),
        (update(slug="winter-honey"), "winter-honey"),
        (update(content_zh_hans="一罐", content_en="一罐"), "一罐"),
        (update(unit="cake"), "饼"),
        (update(net_grams=250), "¥84"),
        (update(net_grams=None, pieces=2), "¥21"),
        (update(season_months=1), "采收"),
        (village(name_zh_hans="新村", name_en="新村"), "新村"),
    ],
)
def test_a_change_shows_at_once(change, shown):
    product = make_product(price="42.00", stock=50)
    before = card(product)
    change(product)
    assert (shown in before, shown in card(product)) in {(False, True), (True, False)}


def test_a_new_picture_shows_at_once(picture):
    product = make_product()
    assert "<img" not in card(product)
    picture(product)
    assert "<img" in card(product)


def test_a_product_that_is_withdrawn_has_no_card():
    product = make_product()
    assert card(product)
    update(is_public=False)(product)
    assert card(product) == ""


def test_each_language_has_a_card_of_its_own():
    product = make_product(price="39.00")
    with translation.override("zh-hans"):
        chinese = card(product)
    with translation.override("en"):
        assert card(product) != chinese


def test_the_row_and_the_loaded_product_give_the_same_facts(picture):
    product = make_product(make_producer(make_village(name_en="Above")), price="39.00", stock=5, net_grams=250)
    picture(product)
    rows = get_model("catalogue", "Product").objects.on_shelf().filter(pk=product.pk)
    assert cards_of(rows) == [fresh(product).as_card] == cards_at([product.pk])


def test_a_card_that_changed_while_it_was_written_is_kept_under_what_it_shows():
    product = make_product(price="39.00")
    seen = cards_at([product.pk])
    stock(price="41.50")(product)
    assert "41.50" in printed(seen)
    stock(price="39.00")(product)
    assert "41.50" not in printed(cards_at([product.pk]))


def test_the_first_pictures_load_at_once_and_the_others_when_they_come_near(picture):
    products = [make_product() for _ in range(3)]
    for product in products:
        picture(product)
    html = printed(cards_at([product.pk for product in products]), at_once=2)
    assert (html.count('loading="eager"'), html.count('loading="lazy"')) == (2, 1)


def test_cards_come_in_the_order_asked_for():
    products = [make_product() for _ in range(3)]
    pks = [product.pk for product in reversed(products)]
    assert [card.pk for card in cards_at([*pks, 10**6])] == pks


def test_a_card_is_what_its_template_prints():
    product = make_product()
    assert card(product) == render_to_string("components/product_card.html", {"product": fresh(product), "how": "lazy"})
