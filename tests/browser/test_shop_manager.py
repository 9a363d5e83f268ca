"""Packing and handing over on a phone, without JavaScript, by the people who do it."""

import pytest
from oscar.core.loading import get_model
from playwright.sync_api import Locator, Page, expect

from marketplace.consignments.models import Consignment
from portal.core.templatetags.ui import cny
from tests.browser.hands import Hands, signed_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BOARD = "/zh-hans/shop/dashboard/today/"
SHELF = "/zh-hans/shop/dashboard/shelf/"
TO_PACK = Consignment.Status.TO_PACK


def parcel_of(name: str) -> Consignment:
    """Return the only parcel of the buyer with this name."""
    return Consignment.objects.select_related("order__delivery", "order__placement__attempt").get(
        order__delivery__name=name
    )


def in_lane(page: Page, lane: str, parcel: Consignment) -> Locator:
    """Return the parcel's card in a lane of the board."""
    return page.locator(f'section[aria-labelledby={lane}] [id="{parcel.number}"]')


def reached(page: Page, parcel: Consignment) -> str:
    """Return the last step the buyer reads, found by the order's number and the end of the phone number."""
    page.goto("/zh-hans/shop/track/")
    page.fill("[name=code]", parcel.order.number)
    page.fill("[name=tail]", parcel.order.delivery.phone[-4:])
    page.locator("main form button").click()
    return page.locator(".trace li:not(.todo) b").last.inner_text()


def test_shop_manager_packs_with_one_tap_takes_it_back_and_hands_over_without_scripts(open_context):
    parcel = parcel_of("L 大爷")
    hands = signed_in(open_context(java_script_enabled=False), "haiwei@yunli.example", wish=BOARD)
    buyer = open_context(java_script_enabled=False).new_page()
    page, packed = hands.page, in_lane(hands.page, "pack", parcel).get_by_role("button", name="装好了")

    hands.tap(packed)
    assert hands.taps == 1
    expect(in_lane(page, "hand", parcel)).to_be_visible()
    assert reached(buyer, parcel) == "装好了"
    hands.tap(page.get_by_role("button", name="撤销"))
    expect(in_lane(page, "pack", parcel)).to_be_visible()
    assert reached(buyer, parcel) == "已下单"

    hands.tap(packed)
    hands.tap(in_lane(page, "hand", parcel).get_by_role("button", name="已交货"))
    expect(page.locator(f'article[id="{parcel.number}"]')).to_have_count(0)
    assert reached(buyer, parcel) == "在路上"
    assert_cannot_move_other_villages(page)


def assert_cannot_move_other_villages(page: Page) -> None:
    """A step posted by hand for a parcel of a village one does not manage is not found and changes nothing."""
    theirs = Consignment.objects.filter(partner__producer__village__slug="chashan", status=TO_PACK).first()
    token = page.locator("[name=csrfmiddlewaretoken]").first.get_attribute("value")
    own = Consignment.objects.filter(partner__producer__village__slug="haiwei", status=TO_PACK).first()
    answers = []
    for parcel in (theirs, own):
        form = {"csrfmiddlewaretoken": token, "to": "packed"}
        answers.append(page.request.post(f"{BOARD}{parcel.number}/step/", form=form).status)
        parcel.refresh_from_db()
    assert (answers, theirs.status, own.status) == ([404, 200], "to_pack", "packed")
    assert theirs.events.count() == 1


def test_a_price_changed_in_my_shop_is_the_price_in_the_market(open_context):
    rice = get_model("catalogue", "Product").objects.get(upc="YT-001")
    context = open_context(java_script_enabled=False)
    page = signed_in(context, "haiwei@yunli.example", wish="/zh-hans/shop/dashboard/my-shop/").page
    form = page.locator(f"#ware-{rice.pk} form.quick")
    form.locator("[name$=price]").fill("48.50")
    form.get_by_role("button").click()
    buyer = open_context().new_page()
    buyer.goto(f"/zh-hans{rice.get_absolute_url().removeprefix('/zh-hans').removeprefix('/en')}")
    expect(buyer.locator(".price.big")).to_contain_text("48.50")


def test_keeper_takes_in_two_parcels_and_the_money_and_gives_them_away_by_code(open_context):
    order = get_model("order", "Order").objects.get(delivery__name="J", delivery__method="pickup")
    due = order.placement.attempt.amount  # less than the order's total: something was weighed
    hands = signed_in(open_context(java_script_enabled=False), "shelf@yunli.example", wish=SHELF)
    page = hands.page
    for parcel in order.consignments.all():
        hands.tap(page.locator("article", has_text=parcel.number).get_by_role("button", name="到了"))
    find(hands, order.delivery.pickup_code)
    expect(page.locator(".note")).to_contain_text(cny(due))
    hands.tap(page.locator("form[action$='/give/'] button"))
    for parcel in order.consignments.all():
        expect(page.locator("div.msg")).to_contain_text(parcel.number)
    order = get_model("order", "Order").objects.select_related("placement__attempt").get(pk=order.pk)
    attempt = order.placement.attempt
    assert (order.status, attempt.status, attempt.amount) == ("completed", "paid", due)
    assert {parcel.status for parcel in order.consignments.all()} == {"handed_over"}
    assert (hands.taps, hands.typed) == (4, 1)


def find(hands: Hands, code: str) -> None:
    """Type the code the buyer says."""
    hands.write(hands.page.locator("#code"), code)
    hands.tap(hands.page.locator(".lookup button:not([data-scan])"))
