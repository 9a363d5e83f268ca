"""A resident offers a room, the office looks at it, a stranger finds it and writes, both answer: without a script."""

import pytest
from playwright.sync_api import expect

from portal.housing.models import Listing, SavedSearch, Thread
from tests.browser.hands import signed_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORDS = {
    "zh-hans": {
        "offer": "发布住房或车位",
        "send": "发布",
        "show": "显示出来",
        "filter": "筛选",
        "find": "显示",
        "write": "给对方留言",
        "submit": "提交",
        "keep": "存下来",
        "map": "看地图",
    },
    "en": {
        "offer": "Offer a home or parking",
        "send": "Offer it",
        "show": "Show it",
        "filter": "Filter",
        "find": "Show",
        "write": "Write to them",
        "submit": "Send",
        "keep": "Keep it",
        "map": "On the map",
    },
}
LANGUAGES = ["zh-hans", "en"]


def phone(open_context):
    """Return a phone whose browser runs no script."""
    return open_context(java_script_enabled=False)


def offer_a_room(open_context, language: str) -> Listing:
    """Offer a room from “My home” and return it; it waits."""
    words, field = WORDS[language], "text_zh_hans" if language == "zh-hans" else "text_en"
    hands = signed_in(phone(open_context), "green-lake-2@yunli.example", wish=f"/{language}/my-home/green-lake/")
    hands.tap(hands.page.get_by_role("link", name=words["offer"]))
    hands.page.locator("[name=kind]").select_option("room")
    hands.write(hands.page.locator("[name=price]"), "777")
    hands.write(hands.page.locator(f"[name={field}]"), "XYZ")
    hands.tap(hands.page.get_by_role("button", name=words["send"], exact=True))
    assert (hands.taps, hands.typed) == (2, 2)
    return Listing.objects.get(price=777)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_home_is_offered_looked_at_found_and_asked_about(open_context, language):
    words, home = WORDS[language], offer_a_room(open_context, language)
    stranger = phone(open_context).new_page()
    assert stranger.goto(home.get_absolute_url().replace("/zh-hans/", f"/{language}/")).status == 404

    clerk = signed_in(phone(open_context), "office@yunli.example", wish=f"/{language}/homes/desk/{home.pk}/")
    clerk.tap(clerk.page.get_by_role("button", name=words["show"], exact=True))
    home.refresh_from_db()
    assert home.state == "shown"

    asking = signed_in(phone(open_context), "visitor@yunli.example", wish=f"/{language}/my-homes/")
    asking.page.goto(f"/{language}/homes/in/green-lake/")
    asking.tap(asking.page.locator("summary", has_text=words["filter"]))
    asking.write(asking.page.locator("[name=price]"), "800")
    asking.tap(asking.page.get_by_role("button", name=words["find"], exact=True))
    asking.tap(asking.page.get_by_role("button", name=words["keep"]))
    assert SavedSearch.objects.filter(user__email="visitor@yunli.example", query__contains="price=800").exists()
    asking.page.go_back()
    asking.tap(asking.page.locator(".vc", has_text="¥777").locator("h3 a"))
    asking.tap(asking.page.get_by_role("link", name=words["write"]))
    asking.write(asking.page.locator("[name=text]"), "Question XYZ")
    asking.tap(asking.page.get_by_role("button", name=words["submit"], exact=True))
    thread = Thread.objects.get(listing=home)
    expect(asking.page.get_by_text("Question XYZ")).to_be_visible()

    wish = f"/{language}/my-homes/talks/{thread.pk}/"
    owner = signed_in(phone(open_context), "green-lake-2@yunli.example", wish=wish)
    expect(owner.page.get_by_text("Question XYZ")).to_be_visible()
    expect(owner.page.get_by_text("visitor@")).to_have_count(0)
    owner.write(owner.page.locator("[name=text]"), "Answer XYZ")
    owner.tap(owner.page.get_by_role("button", name=words["submit"], exact=True))
    asking.page.reload()
    expect(asking.page.get_by_text("Answer XYZ")).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_map_leads_to_the_homes_of_a_community_and_of_a_village(open_context, language):
    page = phone(open_context).new_page()
    page.goto(f"/{language}/homes/")
    page.get_by_role("link", name=WORDS[language]["map"]).click()
    page.locator("svg.map a[href*='/in/green-lake/'] circle:not(.hit)").click()
    page.wait_for_url(f"**/{language}/homes/in/green-lake/")
    expect(page.locator(".vc").first).to_be_visible()
    page.goto(f"/{language}/homes/map/")
    page.locator("svg.map a[href*='village=yunti'] circle:not(.hit)").click()
    page.wait_for_url("**village=yunti**")
    expect(page.locator(".vc")).to_have_count(1)
