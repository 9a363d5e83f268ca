"""From packing to hand-over on an old phone: twenty taps at most for all orders, one print, one scan."""

import pytest
from playwright.sync_api import expect

from marketplace.consignments.models import Consignment, Delivery
from marketplace.consignments.services import advance
from tests.browser.hands import signed_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BOARD, SHELF = "/zh-hans/shop/dashboard/today/", "/zh-hans/shop/dashboard/shelf/"
#: A phone that reads codes: whatever lies before its camera says what the test puts there.
DETECTOR = """
window.BarcodeDetector = class { async detect() { return window.seen ? [{ rawValue: window.seen }] : []; } };
navigator.mediaDevices.getUserMedia = async () => document.createElement("canvas").captureStream();
"""


def test_all_orders_are_packed_with_two_taps_and_taken_back_with_one(open_context):
    hands = signed_in(open_context(), "haiwei@yunli.example", wish=BOARD)
    page, waiting = hands.page, Consignment.objects.filter(status="to_pack")
    mine = waiting.filter(partner__producer__village__slug__in=("haiwei", "yunti")).funded()
    before = mine.count()
    assert before > 1

    hands.tap(page.locator("[data-check-all] input"))
    hands.tap(page.locator("#together button[value=packed]"))

    expect(page.locator(".msg.success, .msg").first).to_contain_text(f"{before} 个包裹装好了")
    assert (mine.count(), hands.taps) == (0, 2)
    hands.tap(page.get_by_role("button", name=f"撤销这 {before} 个"))
    expect(page.locator(".msg").first).to_contain_text(f"已撤销 {before} 个包裹")
    assert mine.count() == before


def test_a_keeper_scans_the_buyers_code_in_the_page_and_hands_over(open_context):
    context = open_context()
    context.add_init_script(DETECTOR)
    hands = signed_in(context, "shelf@yunli.example", wish=SHELF)
    page, delivery = hands.page, Delivery.objects.get(name="J", method="pickup")
    for parcel in delivery.order.consignments.all():
        advance(consignment=parcel, to="at_point")
    page.reload()

    hands.tap(page.get_by_role("button", name="扫码"))
    page.evaluate("window.seen = 'https://elsewhere.example/steal'")
    expect(page.locator("[data-scanner]")).to_be_visible()
    page.evaluate(f"window.seen = 'https://labels.example/g/{delivery.token}'")
    page.wait_for_url(f"**{SHELF}?code={delivery.pickup_code}")
    hands.tap(page.locator("form[action$='/give/'] button"))

    expect(page.locator("div.msg").first).to_contain_text("已交货")
    assert hands.taps == 2
    assert {parcel.status for parcel in delivery.order.consignments.all()} == {"handed_over"}


def test_a_phone_that_reads_no_codes_offers_no_camera(open_context):
    context = open_context()
    context.add_init_script("delete window.BarcodeDetector")
    page = signed_in(context, "shelf@yunli.example", wish=SHELF).page
    expect(page.locator("[data-scan]")).to_be_hidden()
    expect(page.locator("#code")).to_be_visible()
