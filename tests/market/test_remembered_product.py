"""A product's page is remembered in parts; whatever changes on it shows at once, and nobody's own things are in it."""

import pickle

import pytest
from django.test import Client
from oscar.core.loading import get_model

from marketplace.producers.models import DeliveryBand, DeliveryZone
from portal.core.services import publish_page
from tests.factories import (
    make_pickup_point,
    make_producer,
    make_product,
    make_user,
    make_village,
    make_village_page,
)
from tests.settlement.factories import make_rule

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("remembered_parts")]


def page(product) -> str:
    return Client().get(f"/en/shop/catalogue/{product.slug}_{product.pk}/").content.decode()


def put(product, **fields):
    type(product).objects.filter(pk=product.pk).update(**fields)


def save(row, **fields):
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()


def deliver(product):
    zone = DeliveryZone.objects.create(producer=product.village.producer, name="Yunnan", provinces=["53"])
    DeliveryBand.objects.create(zone=zone, up_to_grams=9000, price=8)


def shelve(product):
    category = get_model("catalogue", "Category").add_root(slug="honeys", name="Honeys", name_en="Honeys")
    get_model("catalogue", "ProductCategory").objects.create(product=product, category=category)


def state(product):
    kind = product.product_class
    attribute = kind.attributes.create(code="altitude", name="Altitude", name_en="Altitude", type="text")
    product.attribute_values.create(attribute=attribute, value_text="1,900 m")


def review(product):
    words = {"score": 4, "title": "Sweet", "body": "As told.", "status": 1}
    get_model("reviews", "ProductReview").objects.create(product=product, user=make_user(), **words)


CHANGES = {
    "price": (lambda product: product.stockrecords.update(price="41.50"), "¥41.50"),
    "what is left": (lambda product: product.stockrecords.update(num_in_stock=70), 'max="70"'),
    "what is reserved": (lambda product: product.stockrecords.update(num_allocated=20), 'max="30"'),
    "sold out": (lambda product: product.stockrecords.update(num_in_stock=0), "Sold out"),
    "title": (lambda product: put(product, title_en="Winter honey"), "Winter honey"),
    "taste": (lambda product: put(product, taste_en="Mild"), "Mild"),
    "description": (lambda product: put(product, description_en="<p>From the ridge</p>"), "From the ridge"),
    "storage": (lambda product: put(product, storage_en="In the dark"), "In the dark"),
    "maker": (lambda product: put(product, maker_en="The co-operative"), "The co-operative"),
    "content": (lambda product: put(product, content_en="One jar of wax"), "One jar of wax"),
    "weight": (lambda product: put(product, weight_grams=777), "777 g"),
    "measure": (lambda product: put(product, net_grams=250), "¥78 per 500 g"),
    "season": (lambda product: put(product, season_months=0), "not harvested"),
    "county": (lambda product: save(product.village, county_en="New County"), "New County"),
    "days to pack": (lambda product: save(product.village.producer, pack_days=5), "Packed within 5 days"),
    "delivery": (deliver, "To your door from ¥8"),
    "commission": (lambda product: make_rule("10"), "¥35.10"),
    "pickup point": (lambda product: make_pickup_point(), "at 1 point"),
    "category": (shelve, "Honeys"),
    "attribute": (state, "1,900 m"),
    "review": (review, "As told."),
    "neighbour": (lambda product: make_product(product.village.producer, title_en="Next door"), "Next door"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_shows_at_once(name, django_capture_on_commit_callbacks):
    product = make_product(make_producer(make_village()), price="39.00", stock=50, title_en="Honey")
    change, shown = CHANGES[name]
    assert shown not in page(product)
    with django_capture_on_commit_callbacks(execute=True):
        change(product)
    assert shown in page(product)


def test_a_new_picture_shows_at_once(picture):
    product = make_product()
    assert "No picture yet" in page(product)
    picture(product)
    assert "No picture yet" not in page(product)


def test_a_neighbours_price_shows_at_once():
    producer = make_producer()
    product, neighbour = make_product(producer), make_product(producer, price="12.34")
    assert "12.34" in page(product)
    neighbour.stockrecords.update(price="43.21")
    assert "43.21" in page(product)
    put(neighbour, is_public=False)
    assert "43.21" not in page(product)


def test_a_withdrawn_product_is_gone_at_once():
    product = make_product()
    address = product.get_absolute_url()
    assert Client().get(address).status_code == 200
    put(product, is_public=False)
    assert Client().get(address).status_code == 404


def test_the_way_to_the_village_page_comes_and_goes_at_once(django_capture_on_commit_callbacks):
    village = make_village_page()
    product = make_product(make_producer(village.village))
    link, address = f'href="{village.get_url()}"', f"/zh-hans/shop/catalogue/{product.slug}_{product.pk}/"
    assert link in Client().get(address).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        village.unpublish()
    assert link not in Client().get(address).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        village.save_revision().publish()
    assert link in Client().get(address).content.decode()


def test_the_page_costs_one_query_while_its_parts_are_remembered(django_assert_num_queries):
    producer = make_producer(make_village_page().village)
    product = make_product(producer)
    for _ in range(6):
        make_product(producer)
    page(product)
    with django_assert_num_queries(1):
        page(product)


def test_words_about_it_cost_one_query_more(django_assert_num_queries):
    product = make_product()
    review(product)
    review(product)
    page(product)
    with django_assert_num_queries(2):
        page(product)


def test_nothing_of_anybody_is_remembered(client, remembered_parts):
    """Somebody signed in, with a basket and a message, makes every part; none holds a word of theirs."""
    user = make_user(email="someone@example.com", first_name="Verypersonal")
    product, other = make_product(title_en="Honey"), make_product()
    review(product)
    get_model("reviews", "ProductReview").objects.update(user=user)
    client.force_login(user)
    for each in (product, other):
        client.post(f"/en/shop/basket/add/{each.pk}/", {"quantity": 7})
    own = client.get(product.get_absolute_url().replace("/zh-hans/", "/en/")).content.decode()
    assert "Basket, 14 items" in own
    kept = [pickle.loads(value) for value in remembered_parts._cache.values()]
    texts = "".join(part for part in kept if isinstance(part, str))
    assert "Honey" in texts
    for word in ("someone@", "Verypersonal", "14 items", "csrf", "As told.", "msg ", client.session.session_key):
        assert word not in texts


def test_where_the_choices_lead_back_to_is_each_pages_own():
    first, second = make_product(), make_product()
    for product in (first, second):
        address = f"/en/shop/catalogue/{product.slug}_{product.pk}/"
        text = page(product)
        assert f"size=large&amp;next={address}" in text
        assert f"look=dark&amp;next={address}" in text
        assert "next=HERE" not in text


def test_both_text_sizes_and_colours_have_headers_of_their_own():
    product = make_product()
    address = f"/en/shop/catalogue/{product.slug}_{product.pk}/"
    plain, chosen = Client(), Client()
    chosen.cookies["text-size"], chosen.cookies["look"] = "large", "dark"
    assert "size=large" in plain.get(address).content.decode()
    text = chosen.get(address).content.decode()
    assert "size=normal" in text
    assert "look=dark&amp;next=" + address + '" rel="nofollow" aria-current="true"' in text
    assert "size=large" in plain.get(address).content.decode()


def test_a_page_in_the_other_language_is_a_part_of_its_own():
    product = make_product(title_en="Honey", title_zh_hans="蜂蜜")
    assert "Honey" in page(product)
    chinese = Client().get(f"/zh-hans/shop/catalogue/{product.slug}_{product.pk}/").content.decode()
    assert "蜂蜜" in chinese
    assert "<h1>Honey" not in chinese


def test_publishing_shows_in_the_tabs_and_at_the_foot_at_once(django_capture_on_commit_callbacks):
    from home.models import StandardPage
    from tests.factories import make_home

    home, product = make_home(), make_product()
    address = f"/zh-hans/shop/catalogue/{product.slug}_{product.pk}/"
    assert "送货说明" not in Client().get(address).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        publish_page(parent=home, page=StandardPage(title="送货说明", slug="delivery", show_in_menus=True))
    assert "送货说明" in Client().get(address).content.decode()
