"""A coordinator translates a story on a phone, and the other address shows the translation without the note."""

import pytest
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

from portal.core.services import publish_page
from portal.culture.models import StoryPage
from portal.villages.models import VillagePage
from tests.browser.hands import Hands, signed_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ENGLISH = {
    "鸭子进田": "Ducks in the field",
    "栽完秧二十天，鸭子进田。": "Twenty days after planting the ducks go in.",
    "P 大妈": "Auntie P.",
}
NOTE = "Not translated yet. This is the original."


@pytest.fixture
def story(demo):
    parent = VillagePage.objects.get(slug="yunti", locale__language_code="zh-hans")
    body = [("text", "<p>栽完秧二十天，鸭子进田。</p>")]
    page = StoryPage(title="鸭子进田", body=body, teller="P 大妈", summary="栽完秧二十天，鸭子进田。")
    return publish_page(parent=parent, page=page)


def translate_what_is_shown(hands: Hands) -> None:
    """Write the English of every piece on the open tab."""
    pieces = hands.page.locator("li.incomplete:visible")
    while pieces.count():
        left = pieces.count()
        piece = pieces.first
        english = ENGLISH[piece.locator("p").first.inner_text()]
        hands.tap(piece.get_by_role("button", name="翻译"))
        hands.write(piece.locator("textarea"), english)
        hands.tap(piece.get_by_role("button", name="保存"))
        expect(pieces).to_have_count(left - 1)


def test_coordinator_translates_a_story_and_the_note_is_gone(open_context, story):
    address = "/en/villages/yunti/" + story.slug + "/"
    reader = open_context().new_page()
    reader.goto(address)
    expect(reader.locator(".note")).to_have_text(NOTE)
    assert reader.locator("article").get_attribute("lang") == "zh-hans"

    hands = signed_in(open_context(), "yunti@yunli.example", wish="/admin/")
    hands.tap(hands.page.locator(".desk").get_by_role("link", name="鸭子进田"))
    expect(hands.page.locator(".untranslated")).to_contain_text("这一页还没翻译")
    hands.tap(hands.page.get_by_role("button", name="翻译这一页"))
    expect(hands.page.locator(".js-translation-editor h3").first).to_have_text("从简体中文翻成 English")
    translate_what_is_shown(hands)
    reader.goto(address)
    expect(reader.locator(".note")).to_have_text(NOTE)
    hands.tap(hands.page.get_by_role("tab", name="更多"))
    translate_what_is_shown(hands)
    hands.tap(hands.page.get_by_role("button", name="发布：English"))
    expect(hands.page.locator(".messages")).to_contain_text("“Ducks in the field”的 English 版已发布。")
    assert_english_stands(reader, address)
    hands.page.goto("/admin/")
    expect(hands.page.get_by_role("link", name="鸭子进田")).to_have_count(0)


def assert_english_stands(reader: Tab, address: str) -> None:
    """The translation stands at the English address without a note, and the Chinese is as it was."""
    reader.goto(address)
    expect(reader.locator(".note")).to_have_count(0)
    expect(reader.locator("h1")).to_have_text("Ducks in the field")
    expect(reader.locator("article")).to_contain_text("Twenty days after planting the ducks go in.")
    assert reader.locator("article").get_attribute("lang") == "en"
    reader.goto(address.replace("/en/", "/zh-hans/"))
    expect(reader.locator("h1")).to_have_text("鸭子进田")
