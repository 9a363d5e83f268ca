"""A guest books two places on a phone without JavaScript, and changes her mind."""

import pytest
from playwright.sync_api import expect

from marketplace.bookings.models import Booking, Slot
from portal.core.templatetags.ui import cny
from portal.tourism.models import ExperiencePage
from tests.browser.hands import Hands

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_guest_books_in_few_taps_and_cancels_with_the_sum_before_her_eyes(open_context):
    slot = Slot.objects.bookable().with_places().filter(left__gt=1, visit__kind="experience").order_by("-starts_at")[0]
    first = Slot.objects.bookable().with_places().filter(visit=slot.visit, left__gt=1)[0]
    url = ExperiencePage.objects.get(visit=slot.visit, locale__language_code="zh-hans").url
    page = open_context(java_script_enabled=False).new_page()
    hands = Hands(page)
    page.goto(url)

    page.locator("#dates [name=quantity]").fill("2")
    hands.tap(page.get_by_role("button", name="加入购物篮"))
    hands.tap(page.get_by_role("link", name="去结账"))
    page.locator("[name=name]").fill("小 Q")
    page.locator("[name=phone]").fill("13800009876")
    hands.tap(page.locator("input[name=pay][value=bank_transfer]"))
    hands.tap(page.locator("button[name=seen_total]").locator("visible=true"))

    booking = Booking.objects.latest("pk")
    assert hands.taps == 4
    assert (booking.quantity, booking.starts_at) == (2, first.starts_at)
    expect(page.get_by_role("link", name="放进我的日历")).to_be_visible()

    page.get_by_role("link", name="取消预订").click()
    expect(page.locator("main table b")).to_have_text(cny(booking.price))
    page.get_by_role("button", name="是的，取消预订").click()

    booking.refresh_from_db()
    assert (booking.status, booking.back) == ("cancelled", booking.price)
    expect(page.get_by_text("预订取消了。")).to_be_visible()
