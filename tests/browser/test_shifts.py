"""A village plans a picking shift on a phone without JavaScript, its manager says yes, the board shows it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from marketplace.producers.goods import Product
from marketplace.shifts.models import Shift
from tests.browser.hands import signed_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_shift_is_planned_joined_and_seen_beside_the_pick_list(open_context):
    crop = Product.objects.get(upc="YT-001")
    room = "/zh-hans/shop/dashboard/shifts/"
    village = signed_in(open_context(java_script_enabled=False), "haiwei@yunli.example", wish=room)
    page = village.page
    known = set(Shift.objects.values_list("pk", flat=True))
    village.tap(page.get_by_role("link", name="排一班"))
    village.tap(page.locator("main").get_by_role("link", name=crop.title_zh_hans, exact=True))
    tomorrow = timezone.localdate() + timedelta(days=1)
    for name, text in (("day", tomorrow.isoformat()), ("starts", "07:00"), ("ends", "11:00"), ("hands", "2")):
        page.locator(f"[name={name}]").fill(text)
    page.locator("[name=meeting_zh_hans]").fill("村口大榕树下")
    village.tap(page.get_by_role("button", name="保存"))
    shift = Shift.objects.exclude(pk__in=known).get()
    village.tap(page.get_by_role("button", name="我来"))
    expect(page.locator("main")).to_contain_text("人手：1/2")
    assert (shift.meeting_zh_hans, shift.day, village.taps) == ("村口大榕树下", tomorrow, 4)

    page.goto("/zh-hans/shop/dashboard/today/")
    expect(page.locator("#pack").locator("..")).to_contain_text("村口大榕树下")

    page.goto(f"{room}{shift.pk}/")
    page.get_by_role("link", name="取消这一场").click()
    page.get_by_role("button", name="是的，取消这一场").click()
    shift.refresh_from_db()
    assert shift.called_off_at
