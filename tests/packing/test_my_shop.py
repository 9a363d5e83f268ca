"""My shop: lists, quick prices and stock, the whole form; others' products are not there."""

from decimal import Decimal
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from oscar.core.loading import get_model
from PIL import Image

from portal.villages.models import Membership
from tests.consignments.factories import make_manager, make_parcels, make_shop
from tests.factories import make_product, make_user
from tests.placement.factories import stock_of

pytestmark = pytest.mark.django_db
Product = get_model("catalogue", "Product")
SHOP = "/en/shop/dashboard/my-shop/"


@pytest.fixture
def shop():
    """(village, producer, product)"""
    return make_shop()


@pytest.fixture
def manager(client, shop):
    """The shop manager of that village, signed in."""
    user = make_manager(shop[0])
    client.force_login(user)
    return user


def shelf():
    category = get_model("catalogue", "Category")
    return category.objects.filter(slug="grain").first() or category.add_root(name="粮", slug="grain")


def a_picture(kind="PNG") -> bytes:
    out = BytesIO()
    Image.new("RGB", (60, 40), "green").save(out, kind)
    return out.getvalue()


def written(**changes):
    """What a filled form of a new product sends."""
    data = {
        "title_zh_hans": "梯田红米",
        "description_zh": "第一段。\n\n第二段 <b>。",
        "title_en": "Terrace red rice",
        "unit": "bag",
        "net_grams": "1000",
        "weight_grams": "1100",
        "months": ["10", "11"],
        "category": shelf().pk,
        "price": "28.50",
        "stock": "40",
        "is_public": "on",
    }
    return {**data, **changes}


def titles(response):
    return [product.title_en for product in response.context["page_obj"]]


def test_the_list_shows_one_s_own_products_hidden_ones_too(client, shop, manager):
    _other, _producer, theirs = make_shop()
    hidden = make_product(shop[1], is_public=False)

    response = client.get(SHOP)

    assert titles(response) == [hidden.title_en, shop[2].title_en]
    assert theirs.title_en not in response.content.decode()


def test_the_list_is_searched_and_narrowed_down(client, shop, manager):
    rice = shop[2]
    hidden = make_product(shop[1], is_public=False, title_en="Hidden honey", title_zh_hans="蜜")
    sold = make_product(shop[1], stock=2, title_en="Tea", title_zh_hans="茶")
    make_parcels(sold, quantity=2)

    assert titles(client.get(SHOP, {"q": "HONEY"})) == ["Hidden honey"]
    assert titles(client.get(SHOP, {"q": "蜜"})) == ["Hidden honey"]
    assert titles(client.get(SHOP, {"show": "hidden"})) == [hidden.title_en]
    assert titles(client.get(SHOP, {"show": "sold-out"})) == ["Tea"]
    assert titles(client.get(SHOP, {"q": '"\x00%', "show": "odd", "village": "<", "page": "x"})) == []
    assert rice.title_en in titles(client.get(SHOP, {"q": "  "}))


def test_a_manager_of_two_villages_sees_both_or_one(client, shop):
    two, _producer, tea = make_shop()
    client.force_login(make_manager(shop[0], two))
    assert set(titles(client.get(SHOP))) == {tea.title_en, shop[2].title_en}
    assert titles(client.get(SHOP, {"village": two.slug})) == [tea.title_en]


def test_the_list_costs_the_same_queries_however_many_products(client, shop, manager):
    def queries():
        with CaptureQueriesContext(connection) as found:
            client.get(SHOP)
        return len(found)

    client.get(SHOP)
    few = queries()
    for _product in range(20):
        make_product(shop[1])
    assert queries() == few
    assert few <= 15


def test_price_and_stock_are_saved_straight_from_the_list(client, shop, manager):
    rice = shop[2]

    response = client.post(f"{SHOP}{rice.pk}/quick/?q=rice", {"price": "12.5", "stock": "7", "seen": "20"})

    assert (response.status_code, response.url) == (302, f"{SHOP}?q=rice")
    assert (rice.stockrecords.get().price, stock_of(rice)) == (Decimal("12.50"), (7, 0))


def test_stock_below_what_is_reserved_is_refused_by_the_name_of_the_order(client, shop, manager):
    rice = shop[2]
    (parcel,) = make_parcels(rice, quantity=3)

    response = client.post(f"{SHOP}{rice.pk}/quick/", {"price": "12", "stock": "1", "seen": "20"})

    html = response.content.decode()
    assert response.status_code == 422
    assert f"reserved for orders: {parcel.order.number}" in html
    assert 'value="12"' in html
    assert 'value="1"' in html
    assert (rice.stockrecords.get().price, stock_of(rice)) == (Decimal("10.00"), (20, 3))


@pytest.mark.parametrize(
    "wrong",
    [
        {"price": "-1"},
        {"price": "0"},
        {"price": "abc"},
        {"price": "1e9"},
        {"price": "NaN"},
        {"price": "1.234"},
        {"price": ""},
        {"stock": "-1"},
        {"stock": "9999999999999999999999"},
        {"stock": "two"},
        {"stock": ""},
        {"seen": "x"},
    ],
)
def test_nonsense_in_the_quick_form_is_answered_beside_it(client, shop, manager, wrong):
    rice = shop[2]
    response = client.post(f"{SHOP}{rice.pk}/quick/", {"price": "12", "stock": "5", "seen": "20", **wrong})
    assert response.status_code == 422
    assert (rice.stockrecords.get().price, stock_of(rice)) == (Decimal("10.00"), (20, 0))


def test_a_new_product_stands_in_the_market(client, shop, manager):
    response = client.post(f"{SHOP}new/", written())

    made = Product.objects.get(title_zh_hans="梯田红米")
    record = made.stockrecords.get()
    assert (response.status_code, response.url) == (302, SHOP)
    assert (record.partner, record.price, stock_of(made)) == (shop[1].partner, Decimal("28.50"), (40, 0))
    assert (made.title_en, made.unit, made.net_grams, made.months) == ("Terrace red rice", "bag", 1000, [10, 11])
    assert made.description_zh_hans == "<p>第一段。</p><p>第二段 &lt;b&gt;。</p>"
    assert made.title_en in client.get("/en/shop/catalogue/").content.decode()


def test_the_form_shows_what_is_stored_and_writes_what_is_changed(client, shop, manager):
    rice = shop[2]
    Product.objects.filter(pk=rice.pk).update(description_zh_hans="<p>一</p><ul><li>二</li></ul>")
    form = client.get(f"{SHOP}{rice.pk}/").context["form"]
    sent = {name: form[name].value() for name in form.fields if form[name].value() not in (None, "", False)}
    sent.pop("picture", None)

    response = client.post(f"{SHOP}{rice.pk}/", {**sent, "category": shelf().pk, "price": "11", "title_en": "Rice"})

    stored = Product.objects.get(pk=rice.pk)
    assert response.status_code == 302
    assert (stored.title_en, stored.stockrecords.get().price, stock_of(stored)) == ("Rice", Decimal("11.00"), (20, 0))
    assert stored.description_zh_hans == "<p>一</p><ul><li>二</li></ul>"


@pytest.mark.parametrize(
    "wrong",
    [
        {"title_zh_hans": ""},
        {"title_zh_hans": "长" * 300},
        {"months": []},
        {"months": ["13"]},
        {"net_grams": "0"},
        {"net_grams": "99999999999999"},
        {"weight_grams": ""},
        {"price": "0"},
        {"stock": "-3"},
        {"category": "999999"},
        {"unit": "lorry"},
        {"title_en": "a\x00b"},
    ],
)
def test_a_form_with_nonsense_keeps_what_was_typed_and_makes_nothing(client, shop, manager, wrong):
    response = client.post(f"{SHOP}new/", written(taste_zh_hans="香", **wrong))
    assert response.status_code == 422
    assert 'value="香"' in response.content.decode()
    assert Product.objects.count() == 1


def test_a_picture_is_made_safe_and_takes_the_first_place(client, shop, manager, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    upload = SimpleUploadedFile("rice.php.svg", a_picture(), "image/svg+xml")

    assert client.post(f"{SHOP}new/", written(picture=upload)).status_code == 302

    image = Product.objects.get(title_zh_hans="梯田红米").images.get()
    assert image.original.name.endswith(".png")
    assert Image.open(image.original).size == (60, 40)


@pytest.mark.parametrize(
    "content",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"<html><script>alert(1)</script></html>",
        b"GIF89a<?php",
        b"%PDF-1.4",
        b"",
    ],
)
def test_what_is_no_picture_is_refused_whatever_it_calls_itself(client, shop, manager, content):
    upload = SimpleUploadedFile("rice.png", content, "image/png")
    assert client.post(f"{SHOP}new/", written(picture=upload)).status_code == 422
    assert Product.objects.count() == 1


def test_a_copy_opens_for_editing(client, shop, manager):
    response = client.post(f"{SHOP}{shop[2].pk}/copy/")
    copy = Product.objects.order_by("-pk").first()
    assert (response.status_code, response.url) == (302, f"{SHOP}{copy.pk}/")
    assert (copy.is_public, copy.stockrecords.get().partner) == (False, shop[1].partner)


@pytest.mark.parametrize("path", ["", "quick/", "copy/"])
def test_the_product_of_another_village_is_not_there_and_stays_as_it_is(client, shop, manager, path):
    _other, _producer, theirs = make_shop()
    data = written(title_en="Stolen", price="1", stock="0", seen="20")

    assert client.post(f"{SHOP}{theirs.pk}/{path}", data).status_code == 404
    assert client.get(f"{SHOP}{theirs.pk}/").status_code == 404
    stored = Product.objects.get(pk=theirs.pk)
    assert (stored.title_en == "Stolen", stored.stockrecords.get().price) == (False, Decimal("10.00"))
    assert (stock_of(theirs), Product.objects.count()) == ((20, 0), 2)


def test_nobody_puts_a_product_into_another_village(client, shop):
    mine, _producer, _tea = make_shop()
    other, _producer, _milk = make_shop()
    client.force_login(make_manager(shop[0], mine))
    assert client.post(f"{SHOP}new/", written(village=other.pk)).status_code == 422
    assert client.post(f"{SHOP}new/", written(village=mine.pk)).status_code == 302
    made = Product.objects.get(title_zh_hans="梯田红米")
    assert made.stockrecords.get().partner.producer.village == mine


@pytest.mark.parametrize("role", [None, Membership.Role.COORDINATOR])
@pytest.mark.parametrize("path", ["", "new/"])
def test_without_the_role_there_is_no_shop(client, shop, role, path):
    user = make_user()
    if role:
        Membership.objects.create(user=user, village=shop[0], role=role)
    client.force_login(user)
    assert client.get(f"{SHOP}{path}").status_code == 404
    assert client.post(f"{SHOP}{shop[2].pk}/quick/", {"price": "1", "stock": "1"}).status_code == 404
    assert stock_of(shop[2]) == (20, 0)


def test_a_stranger_is_asked_to_sign_in(client):
    assert client.get(SHOP).url == f"/en/accounts/login/?next={SHOP}"


def test_a_title_with_a_script_is_shown_as_text(client, shop, manager):
    Product.objects.filter(pk=shop[2].pk).update(title_en="<script>alert(1)</script>")
    html = client.get(SHOP).content.decode()
    assert "&lt;script&gt;alert(1)" in html
    assert "<script>alert" not in html
