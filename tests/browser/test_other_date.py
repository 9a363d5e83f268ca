"""A host asks a guest to come on another date; the guest says yes on a phone, from the order's private link."""

import pytest
from playwright.sync_api import expect

from marketplace.bookings.models import Proposal, Slot
from marketplace.placement.services import confirm_payment
from tests.bookings.factories import book
from tests.browser.hands import Hands, signed_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_guest_is_asked_and_moved_by_the_private_link(open_context):
    slots = (
        Slot.objects.bookable()
        .with_places()
        .filter(visit__kind="experience", left__gt=1, visit__village__memberships__user__email="haiwei@yunli.example")
    )
    found = {}
    for slot in slots.order_by("-starts_at").distinct():
        found.setdefault((slot.visit_id, slot.price), []).append(slot)
    old, new = next(dates for dates in found.values() if len(dates) > 1)[:2]
    order = book(old, provider="bank_transfer", language="zh-hans")
    confirm_payment(order=order)
    booking = order.bookings.get()

    date = f"/zh-hans/shop/dashboard/calendar/date/{old.pk}/"
    host = signed_in(open_context(java_script_enabled=False), "haiwei@yunli.example", wish=date)
    host.page.locator("article", has_text=booking.order.delivery.name).get_by_role(
        "link", name="请客人改期"
    ).first.click()
    host.page.locator("[name=slot]").select_option(str(new.pk))
    host.page.locator("[name=note]").fill("那天村里办喜事。")
    host.page.get_by_role("button", name="问客人").click()
    expect(host.page.locator("main")).to_contain_text("已问客人能不能改到")

    guest = Hands(open_context(java_script_enabled=False).new_page())
    guest.page.goto(f"/zh-hans/shop/track/{order.delivery.token}/")
    guest.tap(guest.page.get_by_role("link", name="看看那一天"))
    expect(guest.page.locator("main")).to_contain_text("那天村里办喜事。")
    guest.tap(guest.page.get_by_role("button", name="好，改过去"))

    booking.refresh_from_db()
    assert (booking.starts_at, Proposal.objects.get(booking=booking).status, guest.taps) == (
        new.starts_at,
        "accepted",
        2,
    )
