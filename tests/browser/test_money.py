"""An invoice with another title, and a village's bank account, on a phone without scripts."""

import pytest
from playwright.sync_api import expect

from marketplace.invoicing.models import Invoice
from marketplace.settlement.models import BankAccount
from tests.browser.hands import signed_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_buyer_changes_the_title_of_an_invoice_and_sees_the_credit_note(open_context):
    first = Invoice.objects.select_related("order__delivery").get(kind="invoice")
    page = open_context(java_script_enabled=False).new_page()
    page.goto(f"/zh-hans/shop/track/{first.order.delivery.token}/")

    page.get_by_role("link", name="改抬头").click()
    page.get_by_label("税号").fill("123")
    page.get_by_label("抬头").fill("昆明东门食堂")
    page.get_by_role("button", name="开票").click()
    expect(page.get_by_text("税号不对，请对照营业执照逐位核对。", exact=True)).to_be_visible()
    page.get_by_label("税号").fill("91350100m000100y43")
    page.get_by_role("button", name="开票").click()

    second = Invoice.objects.get(kind="invoice", is_open=True)
    assert (second.title, second.tax_number) == ("昆明东门食堂", "91350100M000100Y43")
    for paper in Invoice.objects.all():
        expect(page.get_by_role("link", name=paper.number)).to_be_visible()
    assert sum(paper.gross for paper in Invoice.objects.all()) == second.gross


def test_a_manager_enters_the_bank_account_and_reads_four_digits_of_it(open_context):
    hands = signed_in(
        open_context(java_script_enabled=False),
        "chashan@yunli.example",
        wish="/zh-hans/shop/dashboard/money/village/chashan/",
    )
    page = hands.page
    page.get_by_role("link", name="修改", exact=True).click()
    page.get_by_label("户名").fill("茶山合作社")
    page.get_by_label("开户行").fill("农商行茶山支行")
    page.get_by_label("账号", exact=True).fill("6228 4800 1122 3344")
    page.get_by_label("再填一次账号").fill("6228480011223344")
    page.get_by_role("button", name="以后汇到这个账号").click()

    expect(page.get_by_text("•••• 3344").first).to_be_visible()
    assert BankAccount.objects.first().number == "6228480011223344"
    assert "62284800112" not in page.content()
