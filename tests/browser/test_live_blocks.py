"""A coordinator puts a product into a story on a phone; a visitor reads it in the other language and buys it there."""

import pytest
from playwright.sync_api import Route, expect

from portal.culture.models import StoryPage
from tests.browser.hands import signed_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TITLE = "红米下锅以前"


def test_a_product_chosen_on_a_phone_is_bought_in_the_other_language(open_context):
    hands = signed_in(open_context(has_touch=True), "yunti@yunli.example", wish="/admin/")
    page = hands.page
    page.get_by_role("link", name="写故事").click()
    hands.write(page.locator("#id_title"), TITLE)
    hands.write(page.locator(".Draftail-Editor [contenteditable=true]").first, "先淘三遍。")
    page.locator(".c-sf-add-button").last.click()
    page.locator(".w-combobox__option", has_text="商品").click()
    page.get_by_role("button", name="选商品").click()
    modal = page.locator(".modal-body")
    modal.get_by_label("搜索", exact=True).fill("hongmi")
    expect(modal.locator("table").get_by_role("link")).to_have_count(1)
    modal.get_by_role("link", name="梯田红米").click()
    modal.wait_for(state="detached")
    page.get_by_role("button", name="发布", exact=True).click()
    expect(page.locator(".messages")).to_contain_text(TITLE)
    buy_in_english(StoryPage.objects.get(title=TITLE, alias_of=None), open_context().new_page())


def test_a_story_published_while_its_draft_is_being_kept_is_one_story(open_context):
    hands = signed_in(open_context(has_touch=True), "yunti@yunli.example", wish="/admin/")
    page, held = hands.page, []
    page.get_by_role("link", name="写故事").click()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(3000)  # until then Wagtail takes what is typed for what was there
    page.route("**/admin/pages/add/**", lambda route: hold(route, held))
    hands.write(page.locator(".Draftail-Editor [contenteditable=true]").first, "先淘三遍。")
    page.locator("#id_title").press_sequentially(TITLE)
    page.locator("#id_title").blur()
    for _look in range(100):
        if held:
            break
        page.wait_for_timeout(100)
    page.get_by_role("button", name="发布", exact=True).click(no_wait_after=True)
    page.wait_for_timeout(500)
    held[0].continue_()
    expect(page.locator(".messages")).to_contain_text(TITLE, timeout=30_000)
    assert [story.live for story in StoryPage.objects.filter(title=TITLE, alias_of=None)] == [True]


def hold(route: Route, held: list[Route]) -> None:
    """Let everything through but the first draft that the editor wants to keep by itself."""
    kept_by_itself = route.request.method == "POST" and route.request.resource_type == "fetch"
    if kept_by_itself and not held:
        held.append(route)
    else:
        route.continue_()


def buy_in_english(story: StoryPage, page) -> None:
    """Read the story at its English address and put the product into the basket from within the text."""
    page.goto(story.get_url().replace("/zh-hans/", "/en/"))
    product = page.locator(".prose .slip")
    expect(product.get_by_role("link", name="Terrace red rice")).to_be_visible()
    expect(product).to_contain_text("¥46")
    product.get_by_role("button", name="Add").click()
    expect(page.locator("h1")).to_have_text(TITLE)
    expect(page.locator(".top")).to_contain_text("1")
    page.goto("/en/shop/basket/")
    expect(page.get_by_role("link", name="Terrace red rice").first).to_be_visible()
