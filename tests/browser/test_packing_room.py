"""From packing to hand-over on an old phone: twenty taps at most for all orders, one print, one scan."""

from decimal import Decimal

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


def test_all_orders_but_the_one_to_weigh_are_packed_with_two_taps_and_taken_back_with_one(open_context):
    hands = signed_in(open_context(), "haiwei@yunli.example", wish=BOARD)
    page, waiting = hands.page, Consignment.objects.filter(status="to_pack")
    ready = waiting.filter(waits_until=None, preorder=None)
    mine = ready.filter(partner__producer__village__slug__in=("haiwei", "yunti")).funded()
    before = mine.count() - 1
    assert before > 1

    hands.tap(page.locator("[data-check-all] input"))
    hands.tap(page.locator("#together button[value=packed]"))

    expect(page.get_by_role("heading", name="称重装箱")).to_be_visible()
    expect(page.locator(".msg.success, .msg").first).to_contain_text(f"{before} 个包裹装好了")
    assert (mine.count(), hands.taps) == (1, 2)
    page.goto(BOARD)
    hands.tap(page.get_by_role("button", name=f"撤销这 {before} 个"))
    expect(page.locator(".msg").first).to_contain_text(f"已撤销 {before} 个包裹")
    assert mine.count() == before + 1


def test_a_villager_types_jin_on_the_card_and_the_buyer_owes_what_it_weighs(open_context):
    hands = signed_in(open_context(), "haiwei@yunli.example", wish=BOARD)
    page, parcel = hands.page, Consignment.objects.get(order__delivery__name="N 奶奶")
    card = page.locator(f'[id="{parcel.number}"]')
    owed = parcel.order.placement.attempt.amount

    hands.write(card.get_by_role("textbox", name="手舂饵块"), "1.2")
    hands.tap(card.get_by_role("button", name="装好了"))
    expect(page.locator(".err").last).to_contain_text("只有 0.6 公斤（1.2 斤）？")
    page.get_by_role("textbox", name="手舂饵块").fill("4斤2两")
    hands.tap(page.get_by_role("button", name="装好了"))

    expect(page.locator(".msg", has_text="称了 2.1 公斤")).to_contain_text("退给买家 ¥4.80")
    parcel.order.placement.attempt.refresh_from_db()
    packed = parcel.lines.get(grams__isnull=False)
    assert (packed.grams, packed.charged) == (2100, Decimal("33.60"))
    assert owed - parcel.order.placement.attempt.amount == Decimal("4.80")
    assert (hands.taps, hands.typed) == (2, 1)


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
