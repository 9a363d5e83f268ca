"""From the checkout to another company's page, or to the code on ours, and back."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import cache
from django.urls import reverse
from oscar.core.loading import get_model

from portal.payments.models import Attempt
from tests.browser.conftest import browser_type_launch_args  # noqa: F401
from tests.checkout.factories import CHECKOUT, guest_with, order
from tests.factories import make_home, make_pickup_point, make_product
from tests.payments.houses import HOUSES, AlipayHouse, WeChatHouse
from tests.placement.factories import Basket

Order = get_model("order", "Order")
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1"


@pytest.fixture
def buyer(db):
    """Return a guest's browser with rice for ¥20 and the pickup point to choose."""
    cache.clear()
    make_home()
    point = make_pickup_point()
    client, _basket = guest_with((make_product(price="10.00"), 2))
    return client, f"point-{point.pk}"


def press(buyer, house, **more):
    client, how = buyer
    client.defaults.update(more)
    return order(client, how=how, pay=house.code, seen_total="20.00")


@pytest.mark.parametrize("company", HOUSES, ids=lambda house: house.code)
def test_the_browser_goes_to_the_companys_page_or_to_our_code(buyer, settings, company):
    with company(settings) as house:
        answer = press(buyer, house)

        attempt = Attempt.objects.get()
        elsewhere = attempt.redirect_url or reverse("placement:wait", args=[attempt.number])
        assert (answer.status_code, answer["Location"]) == (303, elsewhere)
        assert answer.get("Referrer-Policy") == ("strict-origin" if attempt.redirect_url else "same-origin")


def test_on_a_phone_wechats_page_is_opened_and_in_its_own_browser_our_code(buyer, settings):
    with WeChatHouse(settings) as house:
        assert "mmpayweb" in press(buyer, house, HTTP_USER_AGENT=PHONE)["Location"]


def test_wechats_own_browser_is_told_how_to_go_on(buyer, settings):
    with WeChatHouse(settings) as house:
        answer = press(buyer, house, HTTP_USER_AGENT=f"{PHONE} MicroMessenger/8.0")

        page = buyer[0].get(answer["Location"]).content.decode()
        assert "WeChat cannot scan its own screen." in page
        assert "<svg" in page


def test_without_a_script_the_code_looks_again_by_itself_and_leads_on_when_paid(buyer, settings):
    client, _how = buyer
    with WeChatHouse(settings) as house:
        address = press(buyer, house)["Location"]
        page = client.get(address).content.decode()
        assert '<noscript><meta http-equiv="refresh" content="10"></noscript>' in page
        asked = len(house.office.asked)
        client.get(address)
        assert len(house.office.asked) == asked  # the company is not asked again within seconds

        house.pay(Attempt.objects.get())
        cache.clear()

        assert client.get(address)["Location"].endswith(f"/{Order.objects.get().delivery.token}/")


def test_who_wants_another_way_keeps_all_and_the_code_is_closed(buyer, settings):
    client, _how = buyer
    with WeChatHouse(settings) as house:
        press(buyer, house)
        attempt = Attempt.objects.get()

        back = client.post(reverse("placement:leave", args=[attempt.number]), follow=True)

        assert back.redirect_chain[-1][0] == CHECKOUT
        assert 'value="L 家"' in back.content.decode()
        assert (house.office.orders[attempt.number]["state"], Basket.objects.get().status) == ("CLOSED", "Open")


def test_who_got_no_code_at_first_gets_it_by_looking_again(buyer, settings):
    client, _how = buyer
    with WeChatHouse(settings) as house:
        house.office.seconds = 2
        address = press(buyer, house)["Location"]
        assert Attempt.objects.get().scan_code == ""
        house.office.seconds = 0

        assert "<svg" in client.get(address).content.decode()


def test_a_provider_set_up_by_half_is_not_to_be_chosen(buyer, settings):
    with AlipayHouse(settings) as house:
        house.use({**house.keys(), "app_id": ""})

        answer = press(buyer, house)

        assert answer.status_code == 422
        assert Attempt.objects.count() == 0


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_a_buyer_scans_and_the_page_goes_on_by_itself(browser, live_server, settings, transactional_db, language):
    make_home()
    make_pickup_point()
    product = make_product(price="39.00", title_zh_hans="红米")
    with WeChatHouse(settings) as house:
        settings.PAYMENT_TIMEOUT = 5
        page = browser.new_context(base_url=live_server.url, viewport={"width": 390, "height": 844}).new_page()
        page.goto(product.get_absolute_url().replace("zh-hans", language))
        page.locator("form[action*=basket] button").first.click()
        page.goto(f"/{language}/shop/checkout/")
        page.fill("[name=name]", "L 家")
        page.fill("[name=phone]", "13800008000")
        page.locator("[value=wechat_pay]").check()
        page.locator("button[name=seen_total]:visible").click()
        assert page.locator(".qr svg").is_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        violations = Axe().run(page).response["violations"]
        assert [found["id"] for found in violations] == []

        house.pay(Attempt.objects.get())

        page.wait_for_url("**/thanks/**", timeout=20000)
