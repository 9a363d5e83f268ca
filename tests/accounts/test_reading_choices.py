import pytest

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
