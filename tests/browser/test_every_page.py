"""Every public page in both languages and text sizes: no fault axe can see, nothing wider than the phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PUBLIC = [
    "/",
    "/villages/",
    "/villages/yunti/",
    "/villages/yunti/yunti-rice/",
    "/villages/yunti/water-log/",
    "/villages/yunti/long-table/",
    "/villages/yunti/terrace-dawn/",
    "/villages/yunti/mushroom-house/",
    "/stories/",
    "/events/",
    "/visit/",
    "/communities/",
    "/communities/green-lake/",
    "/notices/green-lake/",
    "/around/green-lake/",
    "/around/green-lake/services/",
    "/around/green-lake/shop/barber-under-the-camphor/",
    "/around/green-lake/nearby/",
    "/search/?q=cha",
    "/search/?q=zzzz",
    "/shop/",
    "/shop/?season=now&village=yunti",
    "/shop/basket/",
    "/shop/track/",
    "/shop/accounts/",
    "/accounts/login/",
    "/accounts/signup/",
    "/accounts/password/reset/",
    "/harvest/",
    "/help/",
    "/contact/",
    "/privacy/",
    "/sellers/",
    "/villages/haiwei/lake-shore/",
    "/not-here/",
]


def faults(page) -> list[str]:
    """Return what axe finds wrong, one line a rule."""
    found = Axe().run(page).response["violations"]
    return [f"{rule['id']}: {[node['target'] for node in rule['nodes']][:3]}" for rule in found]


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
def test_no_public_page_has_an_axe_fault_or_runs_over_a_narrow_phone(open_context, large):
    page = open_context(width=320, large=large, bypass_csp=True).new_page()
    wrong = []
    for language in ("zh-hans", "en"):
        for path in [*PUBLIC, product_path(page, language)]:
            address = path if path.startswith(("/zh", "/en")) else f"/{language}{path}"
            page.goto(address)
            wrong += [f"{address} {fault}" for fault in faults(page)]
            over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            if over > 0:
                wrong.append(f"{address} is {over} px too wide")
    assert wrong == []


def test_no_public_page_has_an_axe_fault_at_night(open_context):
    page = open_context(color_scheme="dark", bypass_csp=True).new_page()
    wrong = []
    for path in [*PUBLIC, product_path(page, "zh-hans")]:
        address = path if path.startswith("/zh") else f"/zh-hans{path}"
        page.goto(address)
        wrong += [f"{address} {fault}" for fault in faults(page)]
    assert wrong == []


def ground(page) -> str:
    """Return the colour the page is drawn on."""
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


def test_the_reader_decides_over_the_device_and_paper_stays_white(open_context):
    page = open_context(color_scheme="dark").new_page()
    page.goto("/en/shop/")
    assert ground(page) == "rgb(18, 25, 29)"
    page.get_by_role("link", name="Light colours").click()
    assert ground(page) == "rgb(251, 247, 238)"
    page.get_by_role("link", name="Dark colours").click()
    assert ground(page) == "rgb(18, 25, 29)"
    page.emulate_media(media="print")
    assert ground(page) == "rgb(255, 255, 255)"


def product_path(page, language: str) -> str:
    """Return the address of the first product the market shows."""
    page.goto(f"/{language}/shop/")
    return page.locator(".p h3 a").first.get_attribute("href")


def test_no_page_asks_another_host_or_breaks_its_own_policy(open_context, demo):
    page = open_context().new_page()
    foreign, refused = [], []
    page.on("request", lambda request: None if request.url.startswith((demo, "data:")) else foreign.append(request.url))
    page.on("console", lambda said: refused.append(said.text) if "Content Security Policy" in said.text else None)
    for path in PUBLIC[:14]:
        page.goto(f"/zh-hans{path}")
    assert (foreign, refused) == ([], [])
