import pytest

from tests.dashboard.factories import make_operator

pytestmark = pytest.mark.django_db


def test_the_language_last_read_is_the_one_the_root_leads_to(client):
    assert client.get("/", headers={"accept-language": "zh-CN"}).url == "/zh-hans/"
    client.get("/en/shop/accounts/", headers={"accept-language": "zh-CN"})
    assert client.get("/", headers={"accept-language": "zh-CN"}).url == "/en/"


def test_no_cookie_is_set_while_the_browser_asks_for_that_language_anyway(client):
    response = client.get("/en/shop/accounts/", headers={"accept-language": "en"})
    assert "django_language" not in response.cookies


def test_the_other_language_is_the_same_page(client):
    page = client.get("/en/accounts/login/?next=/en/shop/basket/").content.decode()
    assert 'href="/zh-hans/accounts/login/?next=/en/shop/basket/"' in page


def test_large_text_stays_until_it_is_taken_back(client):
    client.get("/en/text-size/?size=large&next=/en/shop/accounts/")
    assert 'data-size="large"' in client.get("/en/shop/accounts/").content.decode()
    client.get("/en/text-size/?size=normal")
    assert 'data-size="large"' not in client.get("/en/shop/accounts/").content.decode()


def test_a_colour_choice_stays_until_the_device_decides_again(client):
    market = "/en/shop/accounts/"
    assert "data-look" not in client.get(market).content.decode()
    assert client.get(f"/en/look/?look=dark&next={market}").url == market
    page = client.get(market).content.decode()
    assert 'data-look="dark"' in page
    assert '<meta name="theme-color" content="#12191D">' in page
    client.get("/en/look/?look=light")
    assert 'data-look="light"' in client.get(market).content.decode()
    client.get("/en/look/?look=auto")
    assert "data-look" not in client.get(market).content.decode()


@pytest.mark.parametrize("place", ["HERE", "home", "javascript:alert(1)", "//elsewhere.example/"])
def test_a_place_that_is_no_address_of_ours_leads_to_the_front(client, place):
    assert client.get("/en/look/", {"look": "dark", "next": place}).url == "/"


@pytest.mark.parametrize("room", ["/admin/", "/django-admin/"])
def test_the_colours_chosen_in_an_admin_lead_back_to_it(client, room):
    client.force_login(make_operator())
    assert f'href="/en/look/?look=dark&amp;next={room}"' in client.get(room).content.decode().replace("zh-hans", "en")


def test_a_colour_that_is_none_is_forgotten_and_a_foreign_address_is_not_followed(client):
    response = client.get("/en/look/?look=%22onload&next=https://elsewhere.example/")
    assert response.url == "/"
    assert response.cookies["look"].value == ""
    client.cookies["look"] = '"><script>'
    assert "data-look" not in client.get("/en/shop/accounts/").content.decode()
