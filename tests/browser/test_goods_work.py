"""A shop manager's goods on a phone without JavaScript: one table, one file with a wrong row, one answer."""

import csv
import io

import pytest
from oscar.core.loading import get_model
from playwright.sync_api import expect

from tests.browser.hands import signed_in
from tests.outbox.rounds import deliver_all

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SHOP = "/zh-hans/shop/dashboard/my-shop/"


def record_of(code: str):
    """Return the stock record of a product of the demo."""
    return get_model("partner", "StockRecord").objects.select_related("product").get(partner_sku=code)


def test_many_goods_are_changed_in_one_table_and_by_a_file_with_a_wrong_row_without_scripts(open_context):
    rice, eggs = record_of("YT-001"), record_of("YT-002")
    hands = signed_in(open_context(java_script_enabled=False), "haiwei@yunli.example", wish=SHOP)
    page = hands.page

    hands.tap(page.get_by_role("link", name="表格", exact=True))
    page.locator(f"#row-{rice.product_id} [name$='-price']").fill("47.5")
    page.locator(f"#row-{eggs.product_id} [name$='-stock']").fill("x")
    hands.tap(page.get_by_role("button", name="全部保存"))
    expect(page.locator("div.errs")).to_contain_text("1 样商品没有存")
    expect(page.locator(f"#row-{eggs.product_id} [name$='-stock']")).to_have_value("x")
    rice.refresh_from_db()
    assert str(rice.price) == "47.50"
    over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert over == 0
    assert hands.taps == 2

    hands.tap(page.get_by_role("link", name="← 我的店"))
    hands.tap(page.get_by_role("link", name="文件", exact=True))
    out = io.StringIO()
    rows = [["商品编号", "售价", "库存", "价格（¥）"], ["YT-001", "", "", "46"], ["YT-002", "", "两百", ""]]
    csv.writer(out).writerows(rows)
    page.locator("[name=village]").select_option(label="云梯村")
    page.locator("[name=file]").set_input_files(
        {"name": "价格.csv", "mimeType": "text/csv", "buffer": out.getvalue().encode("gb18030")}
    )
    hands.tap(page.get_by_role("button", name="看看会改什么"))
    expect(page.locator("main")).to_contain_text("“两百”不是整数。")
    expect(page.locator("main")).to_contain_text("用不上的列：售价")
    hands.tap(page.get_by_role("button", name="写进 1 行"))
    expect(page.locator("progress")).to_be_visible()
    deliver_all()
    expect(page.locator("main")).to_contain_text("写好了", timeout=30_000)  # the page looks again by itself
    rice.refresh_from_db()
    eggs.refresh_from_db()
    assert (str(rice.price), eggs.num_in_stock > 0) == ("46.00", True)
