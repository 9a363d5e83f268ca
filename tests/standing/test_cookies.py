"""Cookies: none before a visitor does something, and every one of them in the table of the privacy page."""

import re

import pytest
from django.test import Client

from home.models import HomePage
from home.standing.services import plant_standing_pages
from tests.factories import make_home, make_product, make_user, make_village_page
from tests.users.test_sign_up import sign_up

pytestmark = pytest.mark.django_db
BROWSERS = {"zh-hans": "zh-CN,zh;q=0.9", "en": "en-GB,en;q=0.9"}
READ = [
    "",
    "villages/",
    "search/?q=tea",
    "shop/catalogue/",
    "shop/basket/",
    "shop/accounts/",
    "contact/",
    "privacy/",
    "buying/",
    "help/",
    "sellers/",
    "no-such-page/",
]
#: Pages with a form that only a token keeps safe from other sites.
FORMS = ["accounts/login/", "accounts/signup/", "accounts/password/reset/"]


@pytest.fixture
def site():
    make_village_page()
    plant_standing_pages(home=HomePage.objects.get(locale__language_code="zh-hans"))
    return make_product(stock=10)


def cookies_at(path: str, language: str) -> set[str]:
    """Return what a first visitor gets whose browser asks for this language."""
    answer = Client().get(f"/{language}/{path}", headers={"Accept-Language": BROWSERS[language]})
    assert answer.status_code in {200, 404}
    return set(answer.cookies)


@pytest.mark.parametrize("language", BROWSERS)
def test_a_first_visitor_reads_without_a_single_cookie(site, language):
    product = site.get_absolute_url().removeprefix("/zh-hans/").removeprefix("/en/")
    found = {path: cookies_at(path, language) for path in [*READ, product]}
    assert {path: names for path, names in found.items() if names} == {}


@pytest.mark.parametrize("language", BROWSERS)
def test_a_form_that_needs_one_sets_its_token_and_nothing_else(site, language):
    assert {path: cookies_at(path, language) for path in FORMS} == {path: {"csrftoken"} for path in FORMS}


def cookies_of_a_whole_visit(product) -> set[str]:
    """Return every cookie somebody gets who uses all that the site offers."""
    visitor, found = Client(headers={"Accept-Language": BROWSERS["en"]}), set()

    def note(answer):
        found.update(name for name, cookie in answer.cookies.items() if cookie.value)

    note(visitor.get("/zh-hans/"))
    for choice in ("text-size/?size=large", "look/?look=dark"):
        note(visitor.get(f"/en/{choice}"))
    note(visitor.post(f"/en/shop/basket/add/{product.pk}/", {"quantity": 1}))
    note(visitor.get("/en/accounts/login/"))
    note(sign_up(visitor, language="en"))
    note(visitor.post("/en/accounts/phone/code/", {"resend": ""}))
    make_user(email="ana@example.com")
    note(visitor.post("/en/accounts/logout/"))
    note(visitor.post("/en/accounts/login/", {"login": "ana@example.com", "password": "pass-word-1"}))
    return found


@pytest.mark.parametrize(("language", "words"), [("zh-hans", "直到关掉浏览器"), ("en", "until you close the browser")])
def test_the_privacy_page_lists_exactly_the_cookies_that_are_set(client, site, language, words):
    page = client.get(f"/{language}/privacy/").content.decode()
    listed = re.findall(r'<th scope="row"><code>([\w-]+)</code>', page)
    assert len(listed) == len(set(listed)) == 7
    assert set(listed) == cookies_of_a_whole_visit(site)
    assert words in page


def test_the_table_says_how_long_each_cookie_lasts(client, site):
    page = client.get("/en/privacy/").content.decode()
    said = dict(re.findall(r"<code>([\w-]+)</code></th>\s*<td>[^<]+</td>\s*<td>(\d+) days</td>", page))
    visitor = Client()
    visitor.get("/en/text-size/?size=large")
    visitor.get("/en/look/?look=dark")
    visitor.get("/en/accounts/login/")
    visitor.post(f"/en/shop/basket/add/{site.pk}/", {"quantity": 1})
    visitor.cookies["django_language"] = "zh-hans"
    visitor.get("/en/")
    sign_up(visitor, language="en")
    real = {name: str(int(cookie["max-age"]) // 86400) for name, cookie in visitor.cookies.items() if cookie["max-age"]}
    assert {**real, "oscar_open_basket": "7"} == said


def test_other_pages_of_text_have_no_table(client, site):
    make_home()
    assert "oscar_open_basket" not in client.get("/en/about/").content.decode()
