"""Anonymous pages are shared for a second, hold nothing of anybody, and their forms still arrive."""

import time

import pytest
from django.core.cache import caches
from django.test import Client
from django.urls import reverse
from oscar.core.loading import get_model

from portal.core import page_cache
from tests.factories import make_product

HERE = {"headers": {"Origin": "http://testserver"}}


#: As long as it takes on a busy machine; `test_a_page_is_kept_for_one_second` says how long it is.
KEPT = 60


@pytest.fixture(autouse=True)
def kept_pages(settings, monkeypatch):
    """The page cache as the site runs it, but for its time."""
    monkeypatch.setattr(page_cache, "KEEP_SECONDS", KEPT)
    settings.CACHES = {
        **settings.CACHES,
        "pages": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "test-pages"},
    }
    caches["pages"].clear()
    yield
    caches["pages"].clear()


@pytest.fixture
def product(db):
    return make_product(title="Wild honey", price="39.00", stock=5)


def rows(model: str) -> int:
    return get_model("basket", model).objects.count()


def test_a_page_is_kept_for_one_second(monkeypatch):
    monkeypatch.undo()
    assert page_cache.KEEP_SECONDS == 1


def test_the_second_reader_within_a_second_costs_no_query(product, django_assert_num_queries):
    first = Client().get(product.get_absolute_url())
    with django_assert_num_queries(0):
        second = Client().get(product.get_absolute_url())
    assert (second.status_code, second.content) == (200, first.content)
    assert second["Content-Security-Policy"] == first["Content-Security-Policy"]
    assert second["Cache-Control"] == "private, no-cache"


def test_a_new_price_shows_after_a_second(product, monkeypatch):
    Client().get(product.get_absolute_url())
    product.stockrecords.update(price="41.50")
    assert "39.00" in Client().get(product.get_absolute_url()).content.decode()
    now = time.time()
    monkeypatch.setattr("django.core.cache.backends.locmem.time.time", lambda: now + KEPT + 0.01)
    page = Client().get(product.get_absolute_url()).content.decode()
    assert "41.50" in page
    assert "39.00" not in page


def test_a_kept_page_holds_no_token(product):
    response = Client().get(product.get_absolute_url())
    assert "csrfmiddlewaretoken" not in response.content.decode()
    assert "csrftoken" not in response.cookies


def test_two_visitors_of_one_kept_page_both_fill_their_own_basket(product):
    for _visitor in range(2):
        visitor = Client(enforce_csrf_checks=True)
        assert visitor.get(product.get_absolute_url()).status_code == 200
        answer = visitor.post(reverse("basket:add", args=[product.pk]), {"quantity": 2}, **HERE)
        assert answer.status_code == 302
    assert (rows("Basket"), rows("Line")) == (2, 2)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://testserver"},
        {"Referer": "https://elsewhere.example/http://testserver/"},
        {"Referer": "http://testserver.elsewhere.example/"},
    ],
)
def test_a_form_sent_by_another_site_changes_nothing(product, headers):
    stranger = Client(enforce_csrf_checks=True)
    answer = stranger.post(reverse("basket:add", args=[product.pk]), {"quantity": 2}, headers=headers)
    assert (answer.status_code, rows("Line")) == (403, 0)


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "same-origin"},
        {"Origin": "http://testserver"},
        {"Referer": "http://testserver/en/"},
    ],
)
def test_a_browser_of_any_age_may_send_our_own_form(product, headers):
    visitor = Client(enforce_csrf_checks=True)
    answer = visitor.post(reverse("basket:add", args=[product.pk]), {"quantity": 2}, headers=headers)
    assert (answer.status_code, rows("Line")) == (302, 1)


def test_the_admins_still_want_their_token(db):
    answer = Client(enforce_csrf_checks=True).post("/django-admin/login/", {"username": "x", "password": "y"}, **HERE)
    assert answer.status_code == 403


def test_a_visitor_with_a_basket_sees_it_and_nobody_else_does(product):
    address = product.get_absolute_url()
    Client().get(address)
    buyer = Client()
    buyer.post(reverse("basket:add", args=[product.pk]), {"quantity": 3})
    bought = buyer.get(address).content.decode()
    other = Client().get(address).content.decode()
    assert ('class="msg' in bought, 'class="msg' in other) == (True, False)
    assert bought != other


def test_a_page_with_a_token_of_its_own_is_never_kept(db):
    first, second = (Client().get(reverse("account_login")) for _visitor in range(2))
    assert first.cookies["csrftoken"].value != second.cookies["csrftoken"].value


def test_large_and_normal_text_are_kept_apart(product):
    Client().get(product.get_absolute_url())
    reader = Client()
    reader.cookies["text-size"] = "large"
    assert 'data-size="large"' in reader.get(product.get_absolute_url()).content.decode()


def test_light_and_dark_colours_are_kept_apart(product):
    Client().get(product.get_absolute_url())
    for look in ("dark", "light"):
        reader = Client()
        reader.cookies["look"] = look
        assert f'data-look="{look}"' in reader.get(product.get_absolute_url()).content.decode()
    assert "data-look" not in Client().get(product.get_absolute_url()).content.decode()


def test_a_browser_that_has_the_page_is_told_so_in_few_bytes(product):
    tag = Client().get(product.get_absolute_url())["ETag"]
    again = Client().get(product.get_absolute_url(), headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")


def test_a_kept_page_still_remembers_the_language_it_was_read_in(product):
    address = product.get_absolute_url().replace("/zh-hans/", "/en/")
    for _visitor in range(2):
        answer = Client().get(address, headers={"Accept-Language": "zh-hans"})
        assert (answer.status_code, answer.cookies["django_language"].value) == (200, "en")


def test_text_travels_packed(product):
    response = Client().get(product.get_absolute_url(), headers={"Accept-Encoding": "gzip"})
    assert (response["Content-Encoding"], response.content[:2]) == ("gzip", b"\x1f\x8b")


def test_nothing_is_kept_of_a_page_that_is_not_there(db, django_assert_num_queries):
    assert Client().get("/en/no-such-page/").status_code == 404
    assert not caches["pages"]._cache
