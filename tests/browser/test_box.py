"""A village makes a box on a phone without JavaScript, a buyer orders it, the packer reads what to put in."""

import pytest
from playwright.sync_api import expect

from marketplace.consignments.models import Consignment
from marketplace.producers.goods import Product
from tests.browser.hands import Hands, signed_in
from tests.placement.factories import stock_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_box_is_made_ordered_and_packed_from_its_parts(open_context):
    fans, beans = (Product.objects.get(upc=code) for code in ("HW-001", "HW-004"))
    before = stock_of(fans)[1], stock_of(beans)[1]
    shop = signed_in(
        open_context(java_script_enabled=False), "haiwei@yunli.example", wish="/zh-hans/shop/dashboard/my-shop/"
    )
    shop.page.get_by_role("link", name="新组合箱").click()
    form = shop.page.locator("main form")
    form.locator("[name=title_zh_hans]").fill("湖边一箱")
    if form.locator("[name=village]").count():
        form.locator("[name=village]").select_option(label=fans.village.name_zh_hans)
    form.locator("[name=category]").select_option(label="厨房常备")
    form.locator("[name=in-0-part]").select_option(str(fans.pk))
    form.locator("[name=in-0-quantity]").fill("2")
    form.get_by_role("button", name="再加一行").click()
    expect(form).to_contain_text("里面的东西单买共 ¥84。")
    expect(form.locator("[name=title_zh_hans]")).to_have_value("湖边一箱")
    form.locator("[name=in-1-part]").select_option(str(beans.pk))
    form.locator("[name=in-1-quantity]").fill("1")
    form.locator("[name=price]").fill("95")
    form.locator("[name=is_public]").check()
    form.get_by_role("button", name="保存").click()
    box = Product.objects.get(title_zh_hans="湖边一箱")
    expect(shop.page.locator(f"#ware-{box.pk}")).to_contain_text("组合箱")

    buyer = Hands(open_context(java_script_enabled=False).new_page())
    buyer.page.goto(f"/zh-hans/shop/catalogue/{box.slug}_{box.pk}/")
    expect(buyer.page.locator("main")).to_contain_text("单买共 ¥103.80，整箱省 ¥8.80。")
    buyer.tap(buyer.page.locator(".buybar button"))
    buyer.tap(buyer.page.locator("div.msg").get_by_role("link", name="看购物篮"))
    expect(buyer.page.locator("main")).to_contain_text("箱子里有：乳扇 × 2")
    buyer.tap(buyer.page.get_by_role("link", name="去结账"))
    buyer.page.locator("[name=name]").fill("小 Q")
    buyer.page.locator("[name=phone]").fill("13800009876")
    buyer.tap(buyer.page.locator("button[name=seen_total]").locator("visible=true"))
    parcel = Consignment.objects.get(lines__line__product=box)
    expect(buyer.page.locator("main")).to_contain_text("箱子里有：乳扇 × 2")
    assert (stock_of(fans)[1], stock_of(beans)[1]) == (before[0] + 2, before[1] + 1)

    shop.page.goto("/zh-hans/shop/dashboard/today/")
    expect(shop.page.locator(f"[id='{parcel.number}']")).to_contain_text("装入：乳扇 × 2")
