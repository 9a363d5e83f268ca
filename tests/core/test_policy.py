"""The Content-Security-Policy by area, and the language a visitor meets."""

import pytest

from portal.users.models import User

pytestmark = pytest.mark.django_db
STRICT = {
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'self'",
    "object-src 'none'",
    "base-uri 'none'",
}


def policy(response) -> set[str]:
    return set(response["Content-Security-Policy"].split("; "))


@pytest.mark.parametrize("path", ["/", "/zh-hans/no-such-page/", "/en/shop/", "/en/shop/dashboard/", "/healthz"])
def test_everything_but_the_admins_has_the_strict_policy(client, path):
    assert policy(client.get(path)) == STRICT


@pytest.mark.parametrize("path", ["/admin/", "/django-admin/"])
def test_the_admins_may_write_scripts_inline_but_load_nothing_from_elsewhere(client, path):
    rules = policy(client.get(path))
    assert "script-src 'self' 'unsafe-inline'" in rules
    assert "default-src 'self'" in rules
    assert not any("http" in rule or "*" in rule for rule in rules)


def test_an_address_that_only_looks_like_the_admin_stays_strict(client):
    assert policy(client.get("/administrator/")) == STRICT


@pytest.mark.parametrize(
    ("accepted", "home"),
    [
        ("en-GB,en;q=0.9", "/en/"),
        ("zh-CN,zh;q=0.9", "/zh-hans/"),
        ("zh-TW", "/zh-hans/"),
        ("fr,en;q=0.5", "/en/"),
        ("fr", "/zh-hans/"),
        ("", "/zh-hans/"),
    ],
)
def test_the_root_goes_to_the_language_of_the_browser(client, accepted, home):
    response = client.get("/", headers={"Accept-Language": accepted})
    assert (response.status_code, response["Location"]) == (302, home)
    assert response["Vary"] == "Accept-Language, Cookie"


def test_the_cookie_counts_more_than_the_browser(client):
    client.cookies["django_language"] = "en"
    assert client.get("/", headers={"Accept-Language": "zh-CN"})["Location"] == "/en/"


@pytest.mark.parametrize(("language", "word"), [("zh-hans", 'lang="zh-hans"'), ("en", 'lang="en"')])
def test_the_wagtail_admin_speaks_the_language_of_the_person(client, language, word):
    user = User.objects.create_superuser(f"{language}@yunli.example", language=language)
    client.force_login(user)
    other = "en" if language != "en" else "zh-CN"
    html = client.get("/admin/", headers={"Accept-Language": other}).content.decode()
    assert word in html.split("<head")[0].lower()
