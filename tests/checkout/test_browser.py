"""From a village's page to a followed order in a real browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from oscar.core.loading import get_model

from marketplace.consignments.models import Delivery
from tests.browser.conftest import browser_type_launch_args  # noqa: F401
from tests.checkout.factories import make_delivering_producer
from tests.factories import make_pickup_point, make_product, make_village, make_village_page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Order = get_model("order", "Order")


@pytest.fixture
def village_page(transactional_db):
    """Return the page of a village that sells rice for ¥39, in a city with two pickup points."""
    village = make_village()
    page = make_village_page(village)
    make_product(make_delivering_producer(village), price="39.00", title_zh_hans="红米")
    make_pickup_point()
    make_pickup_point(name_zh_hans="图书室")
    return page


def open_page(browser, live_server, **options):
    return browser.new_context(base_url=live_server.url, viewport={"width": 390, "height": 844}, **options).new_page()


def fill_basket(page, village_page):
    """Go from the village to the checkout and return the number of taps."""
    page.goto(village_page.url)
    page.locator(".p form button").first.click()
    page.goto("/zh-hans/shop/basket/")
    page.locator('a[href="/zh-hans/shop/checkout/"]').first.click()


@pytest.mark.parametrize("scripts", [False, True])
def test_guest_buys_with_two_typed_fields(browser, live_server, village_page, scripts):
    page = open_page(browser, live_server, java_script_enabled=scripts)
    fill_basket(page, village_page)
    page.fill("[name=name]", "L 家")
    page.fill("[name=phone]", "13800008000")
    page.locator("button[name=seen_total]:visible").click()
    delivery = Delivery.objects.get()
    assert page.url == f"{live_server.url}/zh-hans/shop/checkout/thanks/{delivery.token}/"
    assert page.locator(".code").inner_text() == delivery.pickup_code
    page.locator(f'a[href$="/track/{delivery.token}/"]').first.click()
    assert page.locator(".trace li").count() == 6
    assert Order.objects.get().total_incl_tax == 39


@pytest.mark.parametrize("scripts", [False, True])
def test_home_delivery_shows_its_address_and_total_without_a_round_trip(browser, live_server, village_page, scripts):
    page = open_page(browser, live_server, java_script_enabled=scripts)
    fill_basket(page, village_page)
    assert page.locator("button[name=seen_total]:visible").get_attribute("value") == "39.00"
    assert not page.locator("[name=city]").is_visible()
    page.locator(".home input").check()
    assert page.locator("button[name=seen_total]:visible").get_attribute("value") == "47.00"
    assert not page.locator("[value=pay_at_pickup]").is_visible()
    page.locator("[value=bank_transfer]").check()
    for name, text in {"name": "L 家", "phone": "13800008000", "city": "昆明市", "district": "五华区"}.items():
        page.fill(f"[name={name}]", text)
    page.fill("[name=street]", "翠湖南路 1 号")
    page.select_option("[name=province]", "53")
    page.locator("button[name=seen_total]:visible").click()
    assert "/thanks/" in page.url
    assert Order.objects.get().total_incl_tax == 47


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_pages_have_no_barriers_and_no_overflow(browser, live_server, village_page, language):
    page = open_page(browser, live_server)
    page.emulate_media(reduced_motion="reduce")
    fill_basket(page, village_page)
    page.goto(f"/{language}/shop/checkout/")
    steps = [
        lambda: page.locator(".home input").check(),
        lambda: page.locator("button[name=seen_total]:visible").click(),
        lambda: page.locator(".opt input").first.check(),
        lambda: page.goto(f"/{language}/shop/track/"),
    ]
    for large in (False, True):
        page.context.add_cookies([{"name": "text-size", "value": "large" if large else "", "url": live_server.url}])
        page.goto(f"/{language}/shop/checkout/")
        for step in steps:
            step()
            assert_clean(page)
    page.goto(f"/{language}/shop/checkout/")
    page.locator(".opt input").first.check()
    page.locator("[value=bank_transfer]").check()
    page.fill("[name=name]", "L 家")
    page.fill("[name=phone]", "13800008000")
    page.locator("button[name=seen_total]:visible").click()
    assert_clean(page)
    page.locator("a.btn.te").click()
    assert_clean(page)
    page.locator("a.btn.da").click()
    assert_clean(page)


def assert_clean(page) -> None:
    """No finding of axe, and nothing wider than a narrow phone."""
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
    page.set_viewport_size({"width": 320, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.set_viewport_size({"width": 390, "height": 844})
