"""Pages are counted for people, once each, made anew or kept; nobody is known by it."""

from datetime import date

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from portal.figures import counting
from portal.figures.counting import Count, Tally, tally
from portal.figures.models import Figure
from portal.figures.readers import is_browser
from portal.figures.services import add_counts
from tests.factories import make_home, make_product, make_user, make_village_page
from tests.figures.factories import COMPUTER, PHONE, TABLET, counted, reader, sums

pytestmark = pytest.mark.django_db
HERE = "http://testserver/en/"


@pytest.fixture
def product(db):
    with translation.override("zh-hans"):
        yield make_product(title="Wild honey", stock=5)


def test_a_reader_of_a_product_is_a_visit_a_page_and_a_product_read(product):
    assert reader().get(product.get_absolute_url()).status_code == 200
    assert counted() == {
        ("visit", "", "zh-hans", "phone"): 1,
        ("view", "", "zh-hans", "phone"): 1,
        ("product", str(product.pk), "zh-hans", ""): 1,
    }
    assert set(Figure.objects.values_list("day", flat=True)) == {timezone.localdate()}


def test_a_page_of_the_tree_is_one_subject_in_both_languages():
    page = make_village_page()
    page.get_parent().specific.save_revision().publish()
    page.save_revision().publish()
    for language in ("zh-hans", "en"):
        address = f"/{language}/villages/{page.slug}/"
        assert reader().get(address).status_code == 200
    found = {key: number for key, number in counted().items() if key[0] == "page"}
    assert found == {
        ("page", page.translation_key.hex, "zh-hans", ""): 1,
        ("page", page.translation_key.hex, "en", ""): 1,
    }


def test_pages_from_the_page_cache_are_counted_like_new_ones(product, kept_pages, django_assert_num_queries):
    address = product.get_absolute_url()
    Client().get(f"{address}?warm")
    first = reader().get(address)
    with django_assert_num_queries(0):
        second = reader(COMPUTER).get(address)
        third = reader().get(address, headers={"If-None-Match": first["ETag"]})
    assert (second.content, third.status_code) == (first.content, 304)
    assert counted() == {
        ("visit", "", "zh-hans", "phone"): 2,
        ("view", "", "zh-hans", "phone"): 2,
        ("visit", "", "zh-hans", "computer"): 1,
        ("view", "", "zh-hans", "computer"): 1,
        ("product", str(product.pk), "zh-hans", ""): 3,
    }
    assert caches["pages"]._cache


def test_counting_asks_the_database_nothing_and_sets_no_cookie(product, django_assert_num_queries, settings):
    address = product.get_absolute_url()
    Client().get(address)
    with connection.execute_wrapper(count_queries := Queries()):
        Client().get(address)
    with django_assert_num_queries(count_queries.number):
        answer = reader().get(address)
    assert set(answer.cookies) <= {settings.LANGUAGE_COOKIE_NAME}


class Queries:
    """Counts what is asked of the database."""

    number = 0

    def __call__(self, execute, *args):
        self.number += 1
        return execute(*args)


@pytest.mark.parametrize(
    ("headers", "visits"),
    [
        ({}, 1),
        ({"referer": "https://elsewhere.example/"}, 1),
        ({"referer": HERE}, 0),
        ({"sec-fetch-site": "same-origin"}, 0),
        ({"sec-fetch-site": "cross-site", "referer": HERE}, 1),
        ({"sec-fetch-site": "none"}, 1),
        ({"sec-fetch-site": "none", "cache-control": "max-age=0"}, 0),
    ],
)
def test_a_visit_begins_with_a_page_opened_from_elsewhere(product, headers, visits):
    reader(**headers).get(product.get_absolute_url())
    assert (sums().get("visit", 0), sums()["view"]) == (visits, 1)


@pytest.mark.parametrize(
    "headers",
    [
        {"dnt": "1"},
        {"sec-gpc": "1"},
        {"sec-purpose": "prefetch"},
        {"sec-fetch-dest": "iframe"},
        {"sec-fetch-dest": "empty"},
        {"hx-request": "true"},
        {"user-agent": ""},
        {"user-agent": "curl/8.5.0"},
        {"user-agent": "Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)"},
        {"user-agent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/124.0 Safari/537.36"},
        {"user-agent": f"Mozilla/5.0 {'x' * 500}"},
    ],
)
def test_robots_and_whoever_asks_to_be_left_alone_leave_no_trace(product, headers, kept_pages):
    for _made_then_kept in range(2):
        answer = Client(headers={"user-agent": PHONE, **headers}).get(product.get_absolute_url())
        assert answer.status_code == 200
    Client(headers={"user-agent": PHONE, **headers}).get("/en/search/?q=yak+wool")
    assert tally.flush() == 0
    assert not Figure.objects.exists()


@pytest.mark.parametrize(
    "name",
    [
        PHONE,
        TABLET,
        COMPUTER,
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 "
        "MicroMessenger/8.0.49(0x18003137) NetType/WIFI Language/zh_CN",
        "Mozilla/5.0 (Linux; Android 9; CUBOT X19) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/90.0 Safari/537.36",
    ],
)
def test_browsers_of_people_are_no_robots(name):
    assert is_browser(name)


@pytest.mark.parametrize(("name", "device"), [(PHONE, "phone"), (TABLET, "tablet"), (COMPUTER, "computer")])
def test_the_kind_of_device_is_all_that_is_kept_of_a_browser(product, name, device):
    reader(name).get(product.get_absolute_url())
    assert {key[3] for key in counted()} == {"", device}


def test_staff_reading_the_site_are_not_its_visitors(product):
    browser = reader()
    browser.force_login(make_user(is_staff=True))
    browser.get(product.get_absolute_url())
    assert not counted()


def test_addresses_that_hold_a_token_are_counted_without_it():
    make_home()
    browser = reader()
    browser.get("/en/contact/")
    browser.post("/en/contact/", {"topic": "other", "text": "Where?", "name": "W", "contact": "w@example.com"})
    from portal.helpdesk.models import Inquiry

    token = Inquiry.objects.get().token
    assert browser.get(f"/en/contact/{token}/", headers={"referer": HERE}).status_code == 200
    assert counted() == {("visit", "", "en", "phone"): 1, ("view", "", "en", "phone"): 2}


def test_what_is_not_a_page_is_not_counted(product):
    browser = reader()
    for address in ("/en/no-such-page/", "/sitemap.xml", "/robots.txt", "/healthz", "/", "/admin/login/"):
        browser.get(address)
    browser.head(product.get_absolute_url())
    assert not counted()


def test_no_row_can_hold_anything_of_a_person(product):
    columns = {field.name for field in Figure._meta.get_fields()}
    assert columns == {"id", "kind", "day", "subject", "language", "device", "number"}
    browser = reader(**{"x-forwarded-for": "203.0.113.7"})
    browser.force_login(make_user(email="li@example.com"))
    browser.get(product.get_absolute_url())
    browser.get("/en/search/?q=li%40example.com")
    browser.get("/en/search/?q=13800138000")
    tally.flush()
    rows = repr(list(Figure.objects.values_list()))
    for trace in ("203.0.113.7", "127.0.0.1", "Android", "li@", "13800138000", browser.session.session_key):
        assert trace not in rows


def test_a_database_that_is_away_loses_nothing(product, monkeypatch):
    reader().get(product.get_absolute_url())
    with connection.execute_wrapper(refuse), pytest.raises(ConnectionError):
        tally.flush()
    reader().get(product.get_absolute_url())
    assert (sums(), tally.flush()) == ({"visit": 2, "view": 2, "product": 2}, 0)


def refuse(execute, *args):
    raise ConnectionError


def test_too_many_different_things_keep_their_number_and_lose_their_name(monkeypatch):
    monkeypatch.setattr(counting, "MOST_SUMS", 2)
    day = date(2026, 11, 2)
    many = Tally()
    many.add([Count("missed", day, f"word {number}", "en") for number in (1, 2, 3, 4, 1)])
    many.flush()
    assert counted() == {
        ("missed", "word 1", "en", ""): 2,
        ("missed", "word 2", "en", ""): 1,
        ("missed", "", "en", ""): 2,
    }


def test_numbers_of_several_writers_add_up():
    day = date(2026, 11, 2)
    for number in (3, 4):
        add_counts(counts={Count("visit", day, "", "en", "phone"): number, Count("view", day): 1})
    assert sums() == {"visit": 7, "view": 2}


def test_a_basket_begun_and_an_order_sent_are_known_by_language_and_device(product):
    browser = reader(COMPUTER)
    address = reverse("basket:add", args=[product.pk]).replace("/zh-hans/", "/en/")
    for _time in range(2):
        browser.post(address, {"quantity": 1})
    assert {key: number for key, number in counted().items() if key[0] == "filled"} == {
        ("filled", "", "en", "computer"): 1
    }
