"""Nothing a page loads, runs or posts to lies on a foreign host; links a reader may follow are another matter."""

import re
from html.parser import HTMLParser

import pytest

from portal.users.models import User
from tests.factories import make_home, make_product, make_village_page

pytestmark = [pytest.mark.django_db, pytest.mark.once]
FOLLOWED = {("a", "href"), ("area", "href")}
LOADING = {"src", "href", "srcset", "action", "formaction", "poster", "data", "style"}
OURS = re.compile(r"https?://(testserver|localhost|127\.0\.0\.1)[:/]")
FOREIGN = re.compile(r"(?:https?:)?//", re.I)
PUBLIC = [
    "/{}/",
    "/{}/villages/",
    "/{}/search/?q=tea",
    "/{}/shop/",
    "/{}/shop/basket/",
    "/{}/accounts/login/",
    "/{}/accounts/signup/",
    "/{}/accounts/password/reset/",
    "/{}/no-such-page/",
]
STAFF = [
    "/admin/",
    "/admin/pages/",
    "/admin/images/",
    "/admin/images/add/",
    "/django-admin/",
    "/django-admin/users/user/",
    "/en/shop/dashboard/",
    "/en/shop/dashboard/orders/",
    "/en/shop/dashboard/catalogue/",
    "/en/shop/dashboard/users/",
    "/en/shop/dashboard/offers/",
    "/en/shop/dashboard/vouchers/",
    "/en/shop/dashboard/reports/",
]


class Requests(HTMLParser):
    """Collects every address a browser would load or post to by itself."""

    def __init__(self):
        super().__init__()
        self.found: list[str] = []
        self.inside_style = False

    def handle_starttag(self, tag, attrs):
        self.inside_style = tag == "style"
        for name, value in attrs:
            is_loaded = name in LOADING and (tag, name) not in FOLLOWED
            if is_loaded and FOREIGN.search(value or "") and not OURS.match(value):
                self.found.append(f"<{tag} {name}={value}>")

    def handle_data(self, data):
        if self.inside_style:
            self.found += re.findall(r"(?:https?:)?//[^\s\"')]+", data)
            self.inside_style = False


def foreign_requests(response) -> list[str]:
    parser = Requests()
    parser.feed(response.content.decode())
    return parser.found


@pytest.fixture
def site():
    make_village_page()
    make_product()
    return make_home()


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("path", PUBLIC)
def test_a_public_page_asks_nobody_else(client, site, path, language):
    response = client.get(path.format(language), follow=True)
    assert response.status_code in {200, 404}
    assert foreign_requests(response) == []


@pytest.mark.parametrize("path", STAFF)
def test_an_operators_page_asks_nobody_else(client, site, path):
    client.force_login(User.objects.create_superuser("operator@yunli.example"))
    response = client.get(path, follow=True)
    assert response.status_code == 200
    assert foreign_requests(response) == []


def test_the_reader_of_pages_sees_what_a_browser_would_load():
    parser = Requests()
    parser.feed(
        '<script src="//cdn.example/jquery.js"></script><a href="https://elsewhere.example/">x</a>'
        "<style>@import url(https://fonts.example/f.css)</style><img src=/static/a.png>"
    )
    assert parser.found == ["<script src=//cdn.example/jquery.js>", "https://fonts.example/f.css"]
