"""What a first visit carries over the line, how often it asks, and what axe says of a filled basket and checkout.

`benchmarks/quality` measures the same on a running site and adds Lighthouse.
"""

import gzip

import pytest
from playwright.sync_api import BrowserContext, Response

from tests.browser.test_every_page import faults
from tests.browser.test_thumbs_and_pictures import product_path

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
REQUESTS, CSS_KB, SCRIPT_KB = 15, 8, 20
#: Path below the language (or `product`) and the most kilobytes of a first visit.
LISTED = {
    "/": 200,
    "/villages/yunti/": 200,
    "/villages/yunti/water-log/": 200,
    "/villages/yunti/long-table/": 200,
    "/villages/yunti/terrace-dawn/": 200,
    "/shop/catalogue/": 200,
    "/search/?q=cha": 200,
    "product": 150,
}
FILLED = {"/shop/basket/": 100, "/shop/checkout/": 100}


def on_the_line(answer: Response) -> int:
    """Return the bytes of an answer as the real line carries it: pictures as they are, text packed."""
    body = answer.body()
    return len(body) if "/media/" in answer.url or answer.url.endswith(".woff2") else len(gzip.compress(body))


def shortfalls(context: BrowserContext, address: str, kilobytes: int) -> list[str]:
    """Open a page in a browser that has seen nothing, and return in words what is too much."""
    page, answers = context.new_page(), []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(address, wait_until="networkidle")
    answers = [answer for answer in answers if answer.url.startswith("http") and answer.status == 200]
    sizes = {answer: on_the_line(answer) for answer in answers}
    styles, scripts = (
        sum(size for answer, size in sizes.items() if answer.request.resource_type == kind)
        for kind in ("stylesheet", "script")
    )
    counted = (
        (len(answers), REQUESTS, "requests"),
        (sum(sizes.values()) / 1000, kilobytes, "kB"),
        (styles / 1000, CSS_KB, "kB of css"),
        (scripts / 1000, SCRIPT_KB, "kB of js"),
    )
    assert styles > 1000, address
    found = [f"{address}: {value:.1f} {unit}, {most} at most" for value, most, unit in counted if value > most]
    if any(answer.url.endswith(".woff2") for answer in answers):
        found.append(f"{address}: a font on the first visit")
    page.close()
    return found


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_a_first_visit_on_a_sharp_phone_is_light(open_context, language):
    product, wrong = product_path(open_context().new_page(), language), []
    for path, kilobytes in LISTED.items():
        address = product if path == "product" else f"/{language}{path}"
        wrong += shortfalls(open_context(device_scale_factor=3), address, kilobytes)
    assert wrong == []


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_a_filled_basket_and_its_checkout_are_light_and_without_fault(open_context, language):
    buyer = open_context(bypass_csp=True).new_page()
    buyer.goto(f"/{language}/shop/catalogue/")
    buyer.locator(".p form button").first.click()
    buyer.wait_for_load_state("networkidle")
    wrong = []
    for path, kilobytes in FILLED.items():
        fresh = open_context(device_scale_factor=3)
        fresh.add_cookies(buyer.context.cookies())
        wrong += shortfalls(fresh, f"/{language}{path}", kilobytes)
        buyer.goto(f"/{language}{path}")
        assert buyer.locator("main form").count() > 0
        wrong += [f"{path} {fault}" for fault in faults(buyer)]
    assert wrong == []
