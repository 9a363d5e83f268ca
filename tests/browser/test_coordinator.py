"""A coordinator writes a story on a phone and everybody can read it."""

import io

import pytest
from PIL import Image
from playwright.sync_api import Page, expect
from wagtail.models import Locale

from portal.culture.models import StoryPage
from portal.villages.models import VillagePage
from tests.browser.hands import Hands, signed_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TITLE = "水尺边的早晨"
TEXT = "天没亮，L 叔就去看水尺。"
ALT = "木头水尺立在田边"


def photo() -> dict:
    """Return a photo as a phone hands it over."""
    out = io.BytesIO()
    Image.new("RGB", (1600, 1000), "#335566").save(out, "JPEG")
    return {"name": "IMG_0421.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}


def write_story(hands: Hands) -> None:
    """Open a story from the desk and fill it in with an uploaded picture."""
    page = hands.page
    hands.tap(page.get_by_role("link", name="写故事"))
    hands.write(page.locator("#id_title"), TITLE)
    hands.write(page.locator(".Draftail-Editor [contenteditable=true]").first, TEXT)
    hands.tap(page.get_by_role("button", name="选图片").first)
    hands.tap(page.get_by_role("tab", name="上传"))
    hands.give_file(page.locator("#tab-upload input[type=file]"), photo())
    expect(page.locator("#tab-upload [name$=title]")).to_have_value("IMG_0421")
    hands.write(page.locator("#tab-upload [name$=description]"), ALT)
    hands.tap(page.locator("#tab-upload").get_by_role("button", name="上传"))
    page.locator(".modal-body").wait_for(state="detached")


def look_at_preview(page: Page) -> None:
    """Open the preview, see the unpublished story in it, and close it again."""
    toggle = page.get_by_role("button", name="预览开关")
    toggle.click()
    inside = page.frame_locator("#w-preview-iframe")
    expect(inside.locator("h1")).to_have_text(TITLE)
    expect(inside.get_by_text(TEXT).last).to_be_visible()
    toggle.click()


def test_coordinator_publishes_a_story_with_a_picture_in_six_taps(open_context):
    hands = signed_in(open_context(), "yunti@yunli.example", wish="/admin/")
    write_story(hands)
    look_at_preview(hands.page)
    assert not StoryPage.objects.filter(title=TITLE, live=True).exists()
    hands.tap(hands.page.get_by_role("button", name="发布", exact=True))
    expect(hands.page.locator(".messages")).to_contain_text(TITLE)
    assert (hands.taps, hands.typed) == (6, 3)
    story = StoryPage.objects.get(title=TITLE, alias_of=None)
    assert (story.live, story.picture_alt) == (True, ALT)
    assert_everybody_sees(story, open_context().new_page())
    assert_kept_to_own_village(hands.page)


def assert_everybody_sees(story: StoryPage, page: Page) -> None:
    """A stranger finds the story at the village, at home and by the search box, and in English with a note."""
    for address in ("/zh-hans/villages/yunti/", "/zh-hans/", "/zh-hans/search/?q=水尺"):
        page.goto(address)
        expect(page.get_by_role("link", name=TITLE, exact=True)).to_be_visible()
    page.get_by_role("link", name=TITLE, exact=True).click()
    expect(page.locator("h1")).to_have_text(TITLE)
    assert page.get_by_alt_text(ALT).evaluate("image => image.decode().then(() => image.naturalWidth)") > 250
    english = story.get_translation(Locale.objects.get(language_code="en")).get_url()
    assert (page.goto(english).status, english.startswith("/en/villages/yunti/")) == (200, True)
    expect(page.locator(".note")).to_have_text("Not translated yet. This is the original.")
    expect(page.locator("h1")).to_have_text(TITLE)


def assert_kept_to_own_village(page: Page) -> None:
    """Of two villages' edit pages only one's own is there."""
    pages = VillagePage.objects.filter(locale__language_code="zh-hans")
    answers = {each.slug: page.goto(f"/admin/pages/{each.pk}/edit/").status for each in pages}
    assert answers == {"yunti": 200, "chashan": 404, "haiwei": 404}
