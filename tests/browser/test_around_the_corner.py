"""A shop posts an offer that a neighbour uses once, one asks to be listed, the villages nearby: without a script."""

import pytest
from playwright.sync_api import expect

from portal.businesses.models import Business, Offer, Voucher
from tests.browser.hands import signed_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORDS = {
    "zh-hans": {
        "post": "发优惠",
        "send": "发出去",
        "take": "领一张",
        "used": "已经用过",
        "back": "撤销核销",
        "ask": "申请列入",
        "decide": "列入名单",
        "save": "保存",
        "nearby": "附近的村子",
        "season": "当季",
    },
    "en": {
        "post": "Post an offer",
        "send": "Post the offer",
        "take": "Take a voucher",
        "used": "used already",
        "back": "Take it back",
        "ask": "Ask to be listed",
        "decide": "List it",
        "save": "Save",
        "nearby": "Villages nearby",
        "season": "In season",
    },
}
LANGUAGES = ["zh-hans", "en"]


def phone(open_context):
    """Return a phone whose browser runs no script."""
    return open_context(java_script_enabled=False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_shop_posts_an_offer_and_a_neighbour_uses_it_once(open_context, language):
    words, code = WORDS[language], "zh_hans" if language == "zh-hans" else "en"
    shop = Business.objects.get(slug="barber-under-the-camphor")
    desk = f"/{language}/my-business/{shop.pk}/"
    owner = signed_in(phone(open_context), "barber@yunli.example", wish=desk)

    owner.tap(owner.page.get_by_role("link", name=words["post"], exact=True))
    owner.write(owner.page.locator(f"[name=title_{code}]"), "XYZ")
    owner.write(owner.page.locator(f"[name=benefit_{code}]"), "¥9")
    owner.tap(owner.page.get_by_role("button", name=words["send"]))
    assert owner.taps <= 4
    offer = Offer.objects.latest("pk")
    assert (getattr(offer, f"title_{code}"), offer.places) == ("XYZ", None)

    page = f"/{language}/around/green-lake/shop/{shop.slug}/"
    neighbour = signed_in(phone(open_context), "visitor@yunli.example", wish=f"/{language}/accounts/vouchers/")
    neighbour.page.goto(page)
    neighbour.tap(neighbour.page.locator(".panel", has_text="XYZ").get_by_role("button", name=words["take"]))
    voucher = Voucher.objects.get(offer=offer)
    expect(neighbour.page.get_by_text(voucher.spaced)).to_be_visible()
    expect(neighbour.page.locator(".qr svg")).to_be_visible()

    owner.page.goto(f"/v/{voucher.code}")
    owner.tap(owner.page.locator("form[action$='/counter/'] button"))
    voucher.refresh_from_db()
    assert voucher.used_at
    owner.page.locator("[name=code]").fill(voucher.code)
    owner.tap(owner.page.locator("form[action$='/counter/'] button"))
    expect(owner.page.locator(".fld .err")).to_contain_text(words["used"])

    owner.page.goto(f"{desk}counter/")
    owner.tap(owner.page.get_by_role("button", name=f"{words['back']} {voucher.spaced}"))
    voucher.refresh_from_db()
    assert voucher.used_at is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_neighbour_asks_to_list_a_shop_and_it_is_approved(open_context, language):
    words, name = WORDS[language], f"Kites {language}"
    asking = signed_in(phone(open_context), "resident@yunli.example", wish=f"/{language}/around/green-lake/ask/")
    asking.page.locator("[name=name_en]").fill(name)
    asking.page.locator("[name=kind]").select_option("other")
    asking.tap(asking.page.get_by_role("button", name=words["ask"]))
    shop = Business.objects.get(name_en=name)
    asking.page.goto(f"/{language}/my-business/{shop.pk}/hours/")
    asking.page.locator("[name=opens_1_1]").fill("09:00")
    asking.page.locator("[name=closes_1_1]").fill("18:00")
    asking.tap(asking.page.get_by_role("button", name=words["save"]).first)

    stranger = phone(open_context).new_page()
    address = f"/{language}/around/green-lake/shop/{shop.slug}/"
    assert stranger.goto(address).status == 404

    wish = f"/admin/community-businesses/edit/{shop.pk}/"
    editor = signed_in(open_context(), "neighbours@yunli.example", wish=wish)
    editor.tap(editor.page.locator("input[name=step][value=approve]"))
    editor.tap(editor.page.locator("main footer [type=submit]").first)
    editor.page.wait_for_url("**/admin/community-businesses/")

    assert stranger.goto(address).status == 200
    expect(stranger.get_by_role("heading", name=name)).to_be_visible()
    expect(stranger.get_by_text("09:00–18:00")).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_villages_nearby_are_walked_from_the_community(open_context, language):
    words = WORDS[language]
    page = phone(open_context).new_page()
    page.goto(f"/{language}/communities/green-lake/")
    section = page.locator("#nearby")
    expect(section.get_by_role("heading", name=words["nearby"])).to_be_visible()
    section.locator(".head a").click()
    expect(page.locator(".vc")).to_have_count(3)
    page.get_by_role("link", name=words["season"], exact=True).click()
    expect(page.locator(".vc")).to_have_count(3)
    page.locator(".vc h3 a").first.click()
    expect(page.locator("#buyers")).to_be_visible()
