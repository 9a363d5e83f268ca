"""A village opens a preorder on a phone without JavaScript, a buyer orders it at the usual checkout, the days move."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation
from playwright.sync_api import expect

from marketplace.consignments.models import Consignment
from marketplace.harvest.models import Preorder
from marketplace.producers.goods import Product
from tests.browser.hands import Hands, signed_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def day(days: int) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def fill(page, **fields: str) -> None:
    for name, value in fields.items():
        page.locator(f"[name={name}]").fill(value)


def test_a_crop_is_ordered_before_it_is_ripe_and_its_days_move(open_context):
    crop = Product.objects.get(upc="YT-001")
    village = signed_in(
        open_context(java_script_enabled=False), "haiwei@yunli.example", wish="/zh-hans/shop/dashboard/my-shop/"
    )
    village.page.get_by_role("link", name=f"{crop.title_zh_hans}的预购").click()
    fill(village.page, arrives_from=day(30), arrives_until=day(40), closes_on=day(20), cap="10", price="36")
    village.page.get_by_role("button", name="开始预购").click()
    preorder = Preorder.objects.get(crop=crop)
    expect(village.page.get_by_text("预购开始了。")).to_be_visible()

    buyer = Hands(open_context(java_script_enabled=False).new_page())
    buyer.page.goto(f"/zh-hans/shop/catalogue/{crop.slug}_{crop.pk}/")
    expect(buyer.page.locator("#preorder")).to_contain_text("还能预购 10 份。")
    buyer.page.locator("#preorder [name=quantity]").fill("2")
    buyer.tap(buyer.page.get_by_role("button", name="预购 · ¥36"))
    buyer.tap(buyer.page.locator("div.msg").get_by_role("link", name="看购物篮"))
    buyer.tap(buyer.page.get_by_role("link", name="去结账"))
    expect(buyer.page.locator("main")).to_contain_text(preorder_words(preorder))
    fill(buyer.page, name="小 Q", phone="13800009876")
    buyer.tap(buyer.page.locator("input[name=pay][value=bank_transfer]"))
    buyer.tap(buyer.page.locator("button[name=seen_total]").locator("visible=true"))
    expect(buyer.page.locator("main")).to_contain_text(preorder_words(preorder))
    assert buyer.taps == 5
    assert Consignment.objects.get(preorder=preorder).lines.get().quantity == 2

    village.page.get_by_role("link", name="改日子").click()
    expect(village.page.get_by_text("会通知 1 位买家")).to_be_visible()
    fill(village.page, arrives_from=day(45), arrives_until=day(55), reason="雨水多，谷子黄得晚。")
    village.page.get_by_role("button", name="就定这些日子").click()
    before, preorder = preorder_words(preorder), Preorder.objects.get(crop=crop)
    expect(village.page.locator("main")).to_contain_text(preorder_words(preorder))

    buyer.page.reload()
    expect(buyer.page.locator("main")).to_contain_text(preorder_words(preorder))
    expect(buyer.page.locator("main")).to_contain_text(before.removesuffix("送到"))
    expect(buyer.page.locator("main")).to_contain_text("雨水多，谷子黄得晚。")


def preorder_words(preorder: Preorder) -> str:
    """Return the promise as a Chinese page says it."""
    with translation.override("zh-hans"):
        return preorder.promise
