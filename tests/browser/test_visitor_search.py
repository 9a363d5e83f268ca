"""A visitor looks for things: one search box, the market's filters, larger letters, the other language."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def found(page: Page, home: str, words: str) -> dict[str, list[str]]:
    """Type words into the box of a front page and return the titles found, by heading."""
    page.goto(home)
    page.locator("main [name=q]").fill(words)
    page.locator("main form[role=search] button").click()
    page.wait_for_url("**/search/?q=*")
    groups = page.locator("main section").all()
    return {group.locator("h2").inner_text(): group.locator("h3").all_inner_texts() for group in groups}


@pytest.mark.parametrize("scripts", [True, False])
def test_one_box_finds_villages_stories_and_products_in_chinese_pinyin_and_english(open_context, scripts):
    page = open_context(java_script_enabled=scripts).new_page()
    assert found(page, "/zh-hans/", "绿茶") == {"村子": ["海尾村"]}
    chinese = found(page, "/zh-hans/", "茶")
    assert (chinese["村子"], "竹筒酸茶" in chinese["商品"]) == (["茶山村", "海尾村"], True)
    pinyin = found(page, "/zh-hans/", "cha")
    assert (pinyin["村子"], pinyin["故事"]) == (["茶山村"], ["埋在土里的酸茶"])
    english = found(page, "/en/", "tea")
    assert {"Villages", "Products", "Stories", "Things to do", "Events"} <= set(english)
    assert "Sour tea in bamboo" in english["Products"]


def test_filters_hold_over_the_switch_of_language_and_large_text_over_pages(open_context):
    page = open_context(java_script_enabled=False).new_page()
    page.goto("/zh-hans/shop/")
    page.locator(".filters summary").click()
    page.select_option("[name=village]", "yunti")
    page.select_option("[name=season]", "10")
    page.locator(".filters button").click()
    products = page.locator("#products h3")
    expect(products).to_have_text(["梯田鸭蛋", "梯田红米"])
    page.get_by_role("link", name="大字版").click()
    expect(page.locator("html[data-size=large]")).to_have_count(1)
    expect(products).to_have_text(["梯田鸭蛋", "梯田红米"])
    page.get_by_role("link", name="English").click()
    expect(products).to_have_text(["Terrace duck eggs", "Terrace red rice"])
    assert page.url.split("?")[0].endswith("/en/shop/catalogue/")
    page.get_by_role("link", name="Terrace red rice", exact=True).click()
    expect(page.locator("html[data-size=large] h1")).to_have_text("Terrace red rice")
    page.get_by_role("link", name="中文").click()
    expect(page.locator("html[data-size=large] h1")).to_have_text("梯田红米")
    page.get_by_role("link", name="标准字").click()
    expect(page.locator("html:not([data-size]) h1")).to_have_text("梯田红米")
