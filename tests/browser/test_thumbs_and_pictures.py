"""What a thumb meets and what a slow line carries, on the pages people use most."""

import pytest
from playwright.sync_api import expect

from portal.tourism.models import Visit
from tests.browser.hands import signed_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PATHS = [
    "/",
    "/villages/",
    "/villages/yunti/",
    "/villages/yunti/yunti-rice/",
    "/villages/yunti/long-table/",
    "/villages/yunti/terrace-dawn/",
    "/communities/green-lake/",
    "/search/?q=cha",
    "/shop/catalogue/",
    "/shop/catalogue/?q=zzzz&village=yunti",
    "/shop/basket/",
    "/shop/track/",
    "/accounts/login/",
    "/accounts/signup/",
]
WORKROOMS = [
    "/shop/dashboard/today/",
    "/shop/dashboard/today/print/",
    "/shop/dashboard/my-shop/",
    "/shop/dashboard/my-shop/new/",
]

# Links inside a sentence may be as high as its line; a card's link covers the card; a box counts with its label.
TOO_SMALL = """least => {
  const shown = e => e.getBoundingClientRect().width > 0 && e.getBoundingClientRect().height > 0 && e.checkVisibility();
  const inSentence = e => e.tagName === "A" && getComputedStyle(e).display === "inline"
    && [...e.parentElement.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
  const found = [];
  for (const e of document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")) {
    if (!shown(e) || e.closest(".vh, .skip") || inSentence(e)) continue;
    let {width, height} = e.getBoundingClientRect();
    const label = e.closest("label") || (e.labels && e.labels[0]);
    if (["radio", "checkbox"].includes(e.type) && label) ({width, height} = label.getBoundingClientRect());
    if (e.matches(".vc h3 a, .p h3 a")) ({width, height} = e.closest(".vc, .p").getBoundingClientRect());
    if (width < 43.5 || height < least - .5)
      found.push(`${(e.textContent || e.name || "").trim().slice(0, 20)} ${Math.round(width)} x ${Math.round(height)}`);
  }
  return found;
}"""
PICTURE_FAULTS = """() => [...document.querySelectorAll("img")].flatMap(i => {
  const top = i.getBoundingClientRect().top, name = i.currentSrc.split("/").pop(), wrong = [];
  if (!i.hasAttribute("width") || !i.hasAttribute("height")) wrong.push("no size");
  if (!i.hasAttribute("alt")) wrong.push("no alt");
  if (top > 2 * innerHeight && i.loading !== "lazy") wrong.push("not lazy");
  if (i.srcset && !i.sizes) wrong.push("no sizes");
  return wrong.map(fault => `${name}: ${fault}`);
})"""


def product_path(page, language: str) -> str:
    """Return the address of the first product of the market."""
    page.goto(f"/{language}/shop/catalogue/")
    return page.locator(".p h3 a").first.get_attribute("href")


@pytest.mark.parametrize(("large", "least"), [(False, 44), (True, 60)], ids=["normal", "large"])
def test_every_target_is_as_large_as_a_thumb(open_context, large, least):
    page = open_context(width=390, large=large, bypass_csp=True).new_page()
    small = []
    for language in ("zh-hans", "en"):
        for address in [*(f"/{language}{path}" for path in PATHS), product_path(page, language)]:
            page.goto(address)
            small += [f"{address} {target}" for target in page.evaluate(TOO_SMALL, least)]
    assert small == []


@pytest.mark.parametrize(("large", "least"), [(False, 44), (True, 60)], ids=["normal", "large"])
def test_every_target_of_the_packing_room_is_as_large_as_a_thumb(open_context, large, least):
    page = signed_in(
        open_context(width=390, large=large, bypass_csp=True), "chashan@yunli.example", wish="/zh-hans" + WORKROOMS[0]
    ).page
    small = []
    for path in WORKROOMS:
        page.goto(f"/zh-hans{path}")
        small += [f"{path} {target}" for target in page.evaluate(TOO_SMALL, least)]
    assert small == []


def test_every_picture_has_a_size_a_description_and_waits_until_it_is_near(open_context):
    page = open_context().new_page()
    wrong = []
    for address in [*(f"/zh-hans{path}" for path in PATHS), product_path(page, "zh-hans")]:
        page.goto(address)
        wrong += [f"{address} {fault}" for fault in page.evaluate(PICTURE_FAULTS)]
    assert wrong == []


def test_nothing_moves_while_a_page_loads(open_context):
    page = open_context().new_page()
    for path in PATHS[:4]:
        page.goto(f"/zh-hans{path}", wait_until="networkidle")
        moved = page.evaluate(
            """() => new Promise(done => {
              let sum = 0;
              new PerformanceObserver(list => list.getEntries().forEach(e => { sum += e.value; }))
                .observe({type: "layout-shift", buffered: true});
              setTimeout(() => done(sum), 200);
            })"""
        )
        assert (path, round(moved, 3)) == (path, 0)


def test_a_refused_form_takes_the_focus_to_its_list_of_errors_and_keeps_what_was_typed(open_context):
    page = open_context().new_page()
    page.goto(f"/zh-hans/visit-questions/ask/{Visit.objects.first().pk}/")
    page.fill("[name=name]", "居民 W")
    page.locator("main form").evaluate("form => form.noValidate = true")
    page.locator("main form button").click()
    expect(page.locator(".errs")).to_be_focused()
    assert page.input_value("[name=name]") == "居民 W"
    described = page.locator("main form [aria-invalid=true]").first.get_attribute("aria-describedby")
    assert all(page.locator(f"#{name}").count() == 1 for name in described.split())


def test_no_bar_hides_the_end_of_a_page_on_a_phone(open_context):
    page = open_context(width=390).new_page()
    page.goto("/zh-hans/shop/track/")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    last = page.locator("footer a").last.bounding_box()
    assert last["y"] + last["height"] <= page.locator(".tabs").bounding_box()["y"]


def test_no_tab_is_current_in_a_workroom(open_context):
    page = signed_in(open_context(), "chashan@yunli.example", wish="/zh-hans" + WORKROOMS[0]).page
    assert page.locator(".tabs [aria-current]").count() == 0
    page.goto("/zh-hans/shop/dashboard/my-shop/?show=hidden")
    page.locator(".chips[aria-label] .chip").filter(has_text="全部").click()
    assert page.url.split("/zh-hans")[1].rstrip("?") == "/shop/dashboard/my-shop/"
