"""A village is short, offers something else, and the buyer agrees: on a phone, without JavaScript."""

import pytest
from oscar.core.loading import get_model
from playwright.sync_api import expect

from home.demo.orders import place_one
from marketplace.placement.choices import Contact, Delivery
from portal.communities.models import PickupPoint
from tests.browser.hands import signed_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BOARD = "/zh-hans/shop/dashboard/today/"
Line = get_model("order", "Line")


def an_order():
    """Return a new order of three cakes of tea from Chashan, to be paid at pickup."""
    return place_one(
        lines={"CS-005": 3},
        contact=Contact(name="阿 B", phone="13900001111", email="b@example.com"),
        delivery=Delivery(method="pickup", point=PickupPoint.objects.order_by("pk").first()),
        provider="pay_at_pickup",
        user=None,
    )


def test_the_village_offers_and_the_buyer_agrees(open_context, demo):
    order = an_order()
    parcel = order.consignments.get()
    village = signed_in(open_context(java_script_enabled=False), "chashan@yunli.example", wish=BOARD)
    card = village.page.locator(f"article[id='{parcel.number}']")
    village.tap(card.get_by_role("link", name="有货不够"))
    village.tap(village.page.get_by_role("link", name="问买家能不能换一样"))
    village.page.select_option("[name=product]", index=1)
    village.page.fill("[name=fewer]", "2")
    village.page.fill("[name=quantity]", "2")
    village.tap(village.page.get_by_role("button", name="看看买家会看到什么"))
    village.tap(village.page.get_by_role("button", name="对，去问买家"))
    expect(card).to_contain_text("等买家答复")
    expect(card.get_by_role("button", name="装好了")).to_have_count(0)

    buyer = open_context(java_script_enabled=False).new_page()
    buyer.goto(f"/zh-hans/shop/track/{order.delivery.token}/")
    buyer.get_by_role("link", name="去看看，答复").click()
    expect(buyer.get_by_role("heading", level=1)).to_have_text("换一样行吗？")
    buyer.get_by_role("button", name="好，换这个").click()
    expect(buyer.locator(".msg").first).to_contain_text("谢谢")
    expect(buyer.locator("main")).to_contain_text("你同意了")

    village.page.goto(BOARD)
    village.tap(card.get_by_role("button", name="装好了"))
    parcel.refresh_from_db()
    assert (parcel.status, sorted(packed.quantity for packed in parcel.lines.all())) == ("packed", [1, 2])
    assert Line.objects.filter(order=order).count() == 2
