import re

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from oscar.core.loading import get_model

from marketplace.catalogue.seasons import ALL_YEAR
from marketplace.producers.models import DeliveryBand, DeliveryZone
from marketplace.producers.services import set_price, set_stock
from tests.factories import make_producer, make_product, make_village

pytestmark = pytest.mark.django_db
LIST = "/en/shop/catalogue/"


def titles(response) -> list[str]:
    return [product.title for product in response.context["products"]]


def put_on_shelf(product, slug, name):
    Category = get_model("catalogue", "Category")
    category = Category.objects.filter(slug=slug).first() or Category.add_root(slug=slug, name=name, name_en=name)
    get_model("catalogue", "ProductCategory").objects.create(product=product, category=category)
    return category


def test_the_market_shows_what_is_public_and_sold_by_a_village(client):
    make_product(title_en="Honey")
    make_product(title_en="Draft", is_public=False)
    unsold = make_product(title_en="Unsold")
    unsold.stockrecords.all().delete()
    assert titles(client.get(LIST)) == ["Honey"]


def test_the_shop_root_leads_to_the_market(client):
    assert client.get("/en/shop/").headers["Location"] == LIST


def test_titles_come_in_the_readers_language(client):
    make_product(title_en="Honey", title_zh_hans="蜂蜜")
    assert "蜂蜜" in client.get("/zh-hans/shop/catalogue/").content.decode()
    assert "Honey" in client.get(LIST).content.decode()


def test_the_heading_counts(client):
    for _ in range(3):
        make_product()
    assert client.get(LIST).context["page_obj"].paginator.count == 3
    assert "3 products" in client.get(LIST).content.decode()


def test_filters_narrow_together(client):
    near, far = make_producer(make_village(slug="near")), make_producer(make_village(slug="far"))
    make_product(near, title_en="Cheap", price="5")
    make_product(near, title_en="Middle", price="20")
    make_product(far, title_en="Far", price="20")
    assert titles(client.get(LIST, {"village": "near"})) == ["Middle", "Cheap"]
    assert titles(client.get(LIST, {"village": "near", "price_from": "10"})) == ["Middle"]
    assert titles(client.get(LIST, {"price_to": "5"})) == ["Cheap"]


def test_season_is_now_or_a_month(client):
    this = timezone.localdate().month
    other = this % 12 + 1
    make_product(title_en="Now", season_months=1 << (this - 1))
    make_product(title_en="Later", season_months=1 << (other - 1))
    make_product(title_en="Always", season_months=ALL_YEAR)
    assert sorted(titles(client.get(LIST, {"season": "now"}))) == ["Always", "Now"]
    assert sorted(titles(client.get(LIST, {"season": str(other)}))) == ["Always", "Later"]


def test_home_delivery_leaves_out_who_does_not_deliver(client):
    delivering = make_producer()
    zone = DeliveryZone.objects.create(producer=delivering, name="Yunnan", provinces=["53"])
    DeliveryBand.objects.create(zone=zone, up_to_grams=1000, price=8)
    make_product(delivering, title_en="Delivered")
    make_product(title_en="Pickup only")
    assert titles(client.get(LIST, {"way": "home"})) == ["Delivered"]
    assert len(titles(client.get(LIST, {"way": "pickup"}))) == 2


def test_sorting(client):
    for title, price in (("B", "20"), ("A", "30"), ("C", "10")):
        make_product(title_en=title, price=price)
    assert titles(client.get(LIST, {"sort": "cheap"})) == ["C", "B", "A"]
    assert titles(client.get(LIST, {"sort": "dear"})) == ["A", "B", "C"]
    assert titles(client.get(LIST, {"sort": "name"})) == ["A", "B", "C"]
    assert titles(client.get(LIST, {"sort": "newest"})) == ["C", "A", "B"]


def test_choices_say_how_many_stand_behind_them(client):
    near = make_producer(make_village(slug="near"))
    make_product(near, price="5")
    make_product(near, price="50")
    tea = make_product(price="5")
    put_on_shelf(tea, "tea", "Tea")
    counts = client.get(LIST, {"price_to": "10"}).context["counts"]
    assert counts["village"]["near"] == 1
    assert counts["category"] == {"tea": 1}
    assert counts["way"] == {"pickup": 2, "home": 0}


def test_a_new_product_is_counted_at_once(client, django_capture_on_commit_callbacks):
    near = make_producer(make_village(slug="near"))
    with django_capture_on_commit_callbacks(execute=True):
        make_product(near)
    assert client.get(LIST).context["counts"]["village"]["near"] == 1
    with django_capture_on_commit_callbacks(execute=True):
        make_product(near)
    assert client.get(LIST).context["counts"]["village"]["near"] == 2


def test_a_change_of_stock_alone_counts_nothing_again_and_shows_at_once(
    client, remembered_parts, django_capture_on_commit_callbacks
):
    honey = make_product(title_en="Honey", stock=50)
    client.get(LIST)
    with django_capture_on_commit_callbacks(execute=True):
        set_stock(product=honey, stock=3)
    with CaptureQueriesContext(connection) as seen:
        page = client.get(LIST).content.decode()
    assert "3 left" in page
    assert not [query["sql"] for query in seen if "COUNT(" in query["sql"] and "catalogue_product" in query["sql"]]


def test_a_change_of_price_is_counted_at_once(client, django_capture_on_commit_callbacks):
    honey = make_product(price="50")
    assert client.get(LIST, {"price_to": "10"}).context["counts"]["way"]["pickup"] == 0
    with django_capture_on_commit_callbacks(execute=True):
        set_price(product=honey, price="5")
    assert client.get(LIST, {"price_to": "10"}).context["counts"]["way"]["pickup"] == 1


def test_every_filter_that_is_on_has_a_chip_that_takes_it_off(client):
    make_product()
    response = client.get(LIST, {"season": "now", "price_from": "5", "page": "2"})
    chips = {chip.label: chip.url for chip in response.context["chips"]}
    assert chips == {"In season now": f"{LIST}?price_from=5", "from ¥5": f"{LIST}?season=now"}


def test_an_empty_list_offers_the_ways_out(client):
    near = make_producer(make_village(slug="near"))
    make_product(near, price="50")
    response = client.get(LIST, {"village": "near", "price_to": "10"})
    assert [(way.label, way.count) for way in response.context["looser"]] == [("up to ¥10", 1)]


def test_words_find_in_chinese_english_and_pinyin(client):
    village = make_village(name_zh_hans="云梯村", name_en="Yunti")
    make_product(make_producer(village), title_zh_hans="古树普洱茶", title_en="Old-tree cake", taste_zh_hans="回甘")
    make_product(title_zh_hans="蜂蜜", title_en="Honey")
    call_command("wagtail_update_index", verbosity=0)
    for words in ("普洱", "cake", "puer", "回甘", "Yunti"):
        assert titles(client.get(LIST, {"q": words})) == ["Old-tree cake"], words


@pytest.mark.parametrize("words", ['"', "\x00", "   ", "'; --", "(", "*", "a" * 500])
def test_odd_words_never_break_the_list(client, words):
    make_product()
    assert client.get(LIST, {"q": words}).status_code == 200


@pytest.mark.parametrize("price", ["abc", "-5", "1e99", "\x00", "9" * 40, "NaN", "Infinity"])
def test_an_odd_price_is_named_and_left_out(client, price):
    make_product(title_en="Honey")
    response = client.get(LIST, {"price_from": price})
    assert titles(response) == ["Honey"]
    assert price == "\x00" or "It was left out." in response.content.decode()


@pytest.mark.parametrize(
    "query", ["village=nowhere", "season=13", "category=x", "sort=x", "way=x", "page=9999", "page=x"]
)
def test_unknown_choices_are_left_out(client, query):
    make_product(title_en="Honey")
    assert titles(client.get(f"{LIST}?{query}")) == ["Honey"]


def test_a_category_has_its_page_and_old_addresses_lead_to_it(client):
    product = make_product(title_en="Green tea")
    make_product(title_en="Honey")
    category = put_on_shelf(product, "tea", "Tea")
    response = client.get(f"/en/shop/catalogue/category/tea_{category.pk}/")
    assert titles(response) == ["Green tea"]
    moved = client.get(f"/en/shop/catalogue/category/old_{category.pk}/?sort=cheap")
    assert (moved.status_code, moved.url) == (301, f"/en/shop/catalogue/category/tea_{category.pk}/?sort=cheap")


def test_a_hidden_category_is_not_there(client):
    category = put_on_shelf(make_product(), "tea", "Tea")
    category.is_public = False
    category.save()
    assert client.get(f"/en/shop/catalogue/category/tea_{category.pk}/").status_code == 404


def test_lists_are_cut_into_pages_of_24(client):
    producer = make_producer()
    for _ in range(25):
        make_product(producer)
    assert len(titles(client.get(LIST))) == 24
    assert len(titles(client.get(LIST, {"page": "2"}))) == 1
    assert re.search(r'href="\?sort=cheap&amp;page=2"', client.get(LIST, {"sort": "cheap"}).content.decode())


def queries_of(client, url) -> int:
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert client.get(url).status_code == 200
    return len(seen)


def test_the_list_costs_two_queries_however_many_products(client, picture, remembered_parts):
    """The products, and how many pieces are in the basket."""
    producers = [make_producer() for _ in range(3)]
    first = [make_product(producers[i % 3]) for i in range(3)]
    for product in first[:2]:
        client.post(f"/en/shop/basket/add/{product.pk}/", {"quantity": 1})
    picture(first[0])
    few = queries_of(client, LIST)
    for i in range(40):
        picture(make_product(producers[i % 3])) if i < 3 else make_product(producers[i % 3])
    cache.delete("market:version")
    assert queries_of(client, LIST) == few == 2


def test_a_visitor_without_a_basket_pays_nothing_for_its_link(client):
    with CaptureQueriesContext(connection) as seen:
        client.get(LIST)
    assert not [query for query in seen if "basket_" in query["sql"]]
