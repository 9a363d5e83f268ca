"""What search engines and messengers read in the head of a page."""

import re

import pytest

from portal.core.services import publish_page, translate_page
from portal.culture.models import StoryPage
from tests.factories import make_home, make_producer, make_product, make_village, make_village_page

pytestmark = pytest.mark.django_db
SITE = "http://127.0.0.1:8000"


def links(html: str) -> dict[str, str]:
    """Return the head's canonical and alternate addresses by their kind or language."""
    own = re.search(r'rel="canonical" href="([^"]+)"', html)
    others = dict(re.findall(r'rel="alternate" hreflang="([^"]+)" href="([^"]+)"', html))
    return {"canonical": own[1], **others} if own else others


def meta(html: str) -> dict[str, str]:
    """Return the head's named values."""
    return dict(re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)"', html))


def tab_bar(html: str) -> str:
    return re.search(r'<nav class="tabs".*?</nav>', html, re.DOTALL)[0]


def read(client, path: str) -> str:
    """Return a page's HTML."""
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


@pytest.fixture
def story():
    """A story written in Chinese only, in a village that is written in both languages."""
    make_home()
    village = make_village(slug="yunti")
    page = make_village_page(village)
    return publish_page(parent=page, page=StoryPage(title="水尺", slug="ruler", summary="一根木头分一条水。"))


def test_a_translated_page_names_itself_and_both_languages(client, story):
    translate_page(page=story, language="en", fields={"title": "The ruler", "summary": "One log, one stream."})
    path = "villages/yunti/ruler/"
    for language in ("zh-hans", "en"):
        assert links(read(client, f"/{language}/{path}")) == {
            "canonical": f"{SITE}/{language}/{path}",
            "zh-hans": f"{SITE}/zh-hans/{path}",
            "en": f"{SITE}/en/{path}",
            "x-default": f"{SITE}/zh-hans/{path}",
        }


def test_a_page_nobody_translated_is_one_page_at_its_own_address(client, story):
    own = f"{SITE}/zh-hans/villages/yunti/ruler/"
    for language in ("zh-hans", "en"):
        html = read(client, f"/{language}/villages/yunti/ruler/")
        assert links(html) == {"canonical": own, "zh-hans": own, "x-default": own}


def test_filters_and_sorting_make_no_new_page_but_further_pages_do(client, story):
    make_product(make_producer())
    for query, end in (("", ""), ("?sort=price&village=yunti", ""), ("?page=1", ""), ("?page=x", "")):
        html = read(client, f"/en/shop/catalogue/{query}")
        assert links(html)["canonical"] == f"{SITE}/en/shop/catalogue/{end}"


@pytest.mark.parametrize(
    "path", ["shop/basket/", "accounts/login/", "search/?q=x", "shop/track/", "shop/checkout/", "accounts/signup/"]
)
def test_what_belongs_to_one_person_is_not_listed(client, story, path):
    html = client.get(f"/en/{path}", follow=True).content.decode()
    assert (meta(html)["robots"], links(html)) == ("noindex", {})


def test_a_page_that_is_not_there_is_not_listed(client, story):
    answer = client.get("/en/nowhere/")
    assert (answer.status_code, meta(answer.content.decode())["robots"]) == (404, "noindex")
    assert b'name="q"' in answer.content


@pytest.mark.parametrize("path", ["nowhere/", "shop/catalogue/nothing_999/", "villages/nowhere/"])
def test_a_page_that_is_not_there_lies_in_no_tab(client, story, path):
    assert 'aria-current="page"' in tab_bar(read(client, "/en/"))
    answer = client.get(f"/en/{path}", follow=True)
    assert answer.status_code == 404
    assert "aria-current" not in tab_bar(answer.content.decode())


def test_a_storys_card_says_what_it_is(client, story):
    told = meta(read(client, "/zh-hans/villages/yunti/ruler/"))
    assert {name: told[name] for name in ("og:type", "og:title", "og:description", "og:locale", "og:url")} == {
        "og:type": "article",
        "og:title": "水尺",
        "og:description": "一根木头分一条水。",
        "og:locale": "zh_CN",
        "og:url": f"{SITE}/zh-hans/villages/yunti/ruler/",
    }


def test_a_products_card_is_in_the_readers_language(client, story):
    tea = make_product(make_producer(), title_zh_hans="春茶", title_en="Spring tea")
    for language, title in (("en", "Spring tea"), ("zh-hans", "春茶")):
        html = client.get(f"/{language}/shop/catalogue/{tea.slug}_{tea.pk}/", follow=True).content.decode()
        assert (meta(html)["og:type"], meta(html)["og:title"]) == ("product", title)
