from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from oscar.core.loading import get_model

from marketplace.producers.models import DeliveryBand, DeliveryZone
from tests.factories import make_pickup_point, make_producer, make_product, make_user, make_village_page

pytestmark = pytest.mark.django_db
Product = get_model("catalogue", "Product")
SCRIPT = '<p>Good<script>alert(1)</script><a href="javascript:alert(2)" onclick="x()">link</a></p>'


def page_of(client, product, language="en"):
    return client.get(f"/{language}/shop/catalogue/{product.slug}_{product.pk}/")


def test_the_page_tells_what_it_is_where_from_and_what_is_promised(client):
    producer = make_producer(free_delivery_from=Decimal("199"), pack_days=3)
    zone = DeliveryZone.objects.create(producer=producer, name="Yunnan", provinces=["53"])
    DeliveryBand.objects.create(zone=zone, up_to_grams=1000, price=8)
    DeliveryBand.objects.create(zone=zone, up_to_grams=100, price=3)
    make_pickup_point()
    product = make_product(
        producer, title_en="Honey", taste_en="Mild", storage_en="In the dark", price="88", net_grams=250
    )
    text = page_of(client, product).content.decode()
    for words in ("Honey", "Mild", "In the dark", "¥88", "¥176 per 500 g", "Packed within 3 days", "at 1 point"):
        assert words in text, words
    assert "To your door from ¥8" in text
    assert "free once you buy for ¥199" in text


def test_the_page_links_to_the_village_in_the_readers_language(client):
    village_page = make_village_page()
    village_page.save_revision().publish()
    product = make_product(make_producer(village_page.village))
    response = page_of(client, product, "zh-hans")
    assert f'href="{village_page.get_url()}"' in response.content.decode()


def test_an_old_address_leads_to_the_present_one(client):
    product = make_product(slug="honey")
    response = client.get(f"/en/shop/catalogue/old-name_{product.pk}/?a=1")
    assert (response.status_code, response.url) == (301, f"/en/shop/catalogue/honey_{product.pk}/?a=1")


def test_the_other_language_has_the_same_page(client):
    product = make_product(slug="honey")
    text = page_of(client, product).content.decode()
    assert f'hreflang="zh-hans" href="http://127.0.0.1:8000/zh-hans/shop/catalogue/honey_{product.pk}/"' in text


def test_what_is_not_public_is_not_there_and_its_name_is_not_told(client):
    product = make_product(is_public=False, slug="secret")
    assert page_of(client, product).status_code == 404
    assert client.get(f"/en/shop/catalogue/x_{product.pk}/").status_code == 404
    assert client.get(f"/en/shop/catalogue/x_{10**30}/").status_code == 404


def test_looking_writes_nothing(client):
    product = make_product()
    page_of(client, product)
    with CaptureQueriesContext(connection) as seen:
        page_of(client, product)
    assert not [query["sql"] for query in seen if query["sql"].split()[0] in ("INSERT", "UPDATE")]


def test_a_planted_script_is_gone_when_saved():
    product = make_product(description_en=SCRIPT, description_zh_hans=SCRIPT)
    product.refresh_from_db()
    for text in (product.description_en, product.description_zh_hans):
        assert text == '<p>Good<a rel="noopener noreferrer">link</a></p>'


def test_a_script_that_came_past_the_model_stays_inert(client):
    product = make_product()
    Product.objects.filter(pk=product.pk).update(description_en=SCRIPT, title_en="<script>alert(3)</script>")
    text = page_of(client, product).content.decode()
    assert "Good" in text
    for bad in ("alert(1)", "javascript:", "onclick", "<script>alert(3)"):
        assert bad not in text


@pytest.mark.parametrize(
    ("stock", "months", "tag"),
    [(0, 0b111111111111, "Sold out"), (3, 0b111111111111, "3 left"), (50, 0b111111111111, "All year round")],
)
def test_one_tag_tells_the_first_thing_to_know(stock, months, tag):
    with translation.override("en"):
        assert make_product(stock=stock, season_months=months).status_tag.text == tag


def test_the_tag_tells_the_season():
    this = timezone.localdate().month
    with translation.override("en"):
        assert make_product(season_months=1 << (this - 1)).status_tag.text == "In season"
        assert make_product(season_months=1 << (this % 12)).status_tag.text.startswith("Harvested in ")


def test_what_is_reserved_is_not_left():
    product = make_product(stock=10)
    product.stockrecords.update(num_allocated=4)
    assert product.left == 6


def test_a_lost_picture_file_breaks_nothing(client, picture, tmp_path):
    product = make_product()
    image = picture(product)
    image.original.storage.delete(image.original.name)
    response = page_of(client, product)
    assert response.status_code == 200
    assert "No picture yet" in response.content.decode()


def test_the_page_costs_three_queries_however_much_there_is(client, remembered_parts):
    """The product with its neighbours, what people say, and how many pieces are in the basket."""
    producer = make_producer(make_village_page().village)
    products = [make_product(producer) for _ in range(2)]
    for product in products:
        client.post(f"/en/shop/basket/add/{product.pk}/", {"quantity": 1})
    review(products[0])
    few = counted(client, products[0])
    for _ in range(10):
        make_product(producer)
        review(products[0])
    assert counted(client, products[0]) == few == 3


def review(product, status=1, **fields):
    return get_model("reviews", "ProductReview").objects.create(
        **{
            "product": product,
            "user": make_user(),
            "score": 4,
            "title": "Fine",
            "body": "Good",
            "status": status,
            **fields,
        }
    )


def counted(client, product) -> int:
    page_of(client, product)
    with CaptureQueriesContext(connection) as seen:
        assert page_of(client, product).status_code == 200
    return len(seen)


def test_a_review_is_written_signed_in_and_waits_to_be_read(client):
    product = make_product()
    address = f"/en/shop/catalogue/{product.slug}_{product.pk}/reviews/add/"
    assert client.get(address).headers["Location"] == f"/en/accounts/login/?next={address}"
    client.force_login(make_user())
    client.post(address, {"score": "5", "title": "Sweet", "body": "As told."})
    written = product.reviews.get()
    assert (written.score, written.title, written.status) == (5, "Sweet", 0)
    assert "Sweet" not in page_of(client, product).content.decode()
    written.status = 1
    written.save()
    assert "Sweet" in page_of(client, product).content.decode()


def test_a_review_nobody_has_read_is_not_there(client):
    product, other = make_product(), make_product()
    waiting, shown = review(product, status=0, title="Waiting"), review(product)
    base = f"/en/shop/catalogue/{product.slug}_{product.pk}/reviews"
    assert client.get(f"{base}/{waiting.pk}/").status_code == 404
    assert client.get(f"{base}/{shown.pk}/").status_code == 200
    assert client.get(f"/en/shop/catalogue/{other.slug}_{other.pk}/reviews/{shown.pk}/").status_code == 404
    client.force_login(make_user())
    assert client.post(f"{base}/{waiting.pk}/vote/", {"delta": 1}).status_code == 404


@pytest.mark.parametrize("score", ["0", "6", "x", ""])
def test_points_outside_one_to_five_are_refused(client, score):
    product = make_product()
    client.force_login(make_user())
    client.post(f"/en/shop/catalogue/x_{product.pk}/reviews/add/", {"score": score, "title": "T", "body": "B"})
    assert product.reviews.count() == 0


def test_pages_of_offers_lead_to_the_market(client):
    assert client.get("/en/shop/offers/").headers["Location"] == "/en/shop/catalogue/"
    assert client.get("/en/shop/wishlists/").status_code == 404
