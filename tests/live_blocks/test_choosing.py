"""A coordinator chooses a product, a visit or a village for a text, and is told what readers miss."""

import json
import re

import pytest
from django.urls import reverse
from django.utils import translation
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from marketplace.producers.services import set_public
from portal.culture.models import StoryPage
from portal.villages.services import appoint, page_of
from tests.factories import make_user
from tests.live_blocks.factories import product_of, write_story
from tests.tourism.factories import make_visit
from tests.villages.factories import bring_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("text_index")]


@pytest.fixture
def other():
    return bring_on("茶山村", "Chashan")


@pytest.fixture
def own(client, other):
    village, person = bring_on(), make_user(language="en")
    appoint(user=person, village=village, role="coordinator")
    client.force_login(person)
    return village


def listed(client, kind: str, **query) -> list[str]:
    """Return the names a chooser lists, in their order."""
    response = client.get(reverse(f"{kind}_chooser:choose_results"), query)
    assert response.status_code == 200
    rows = re.findall(r"data-chooser-modal-choice.*?>(.*?)</a>", response.content.decode(), re.DOTALL)
    return [row.strip() for row in rows]


def chosen(client, kind: str, row) -> int:
    return client.get(reverse(f"{kind}_chooser:chosen", args=[row.pk])).status_code


def test_products_on_sale_are_listed_ones_own_village_first(client, own, other):
    product_of(other, title_en="Sour tea")
    product_of(own, title_en="Red rice")
    set_public(products=[product_of(own, title_en="Hidden")], is_public=False)
    assert listed(client, "product") == ["Red rice", "Sour tea"]


@pytest.mark.parametrize("text", ["红米", "hongmi", "red rice", "Yunti"])
def test_a_product_is_found_in_chinese_pinyin_and_english_and_by_its_village(client, own, other, text):
    product_of(own, title_zh_hans="梯田红米", title_en="Terrace red rice").save()
    product_of(other, title_zh_hans="酸茶", title_en="Sour tea").save()
    assert listed(client, "product", q=text) == ["Terrace red rice"]


def test_what_nobody_sells_or_a_strange_text_finds_nothing(client, own):
    product_of(own)
    for text in ("bicycle", "%", "a" * 200, '"(', "\x00"):
        assert listed(client, "product", q=text) in ([], listed(client, "product"))
    assert listed(client, "product", q="bicycle") == []


def test_long_lists_come_in_pages_at_a_fixed_cost(client, own, django_assert_max_num_queries):
    for number in range(12):
        product_of(own, title_en=f"Rice {number:02}")
    with django_assert_max_num_queries(16) as few:
        assert len(listed(client, "product")) == 10
    for number in range(12):
        product_of(own, title_en=f"Tea {number:02}")
    with django_assert_max_num_queries(len(few)):
        assert len(listed(client, "product", p=2)) == 10


def test_a_hidden_product_of_another_village_is_not_there(client, own, other):
    shown, hidden = product_of(other), product_of(other, title_en="Secret")
    set_public(products=[hidden], is_public=False)
    assert (chosen(client, "product", shown), chosen(client, "product", hidden)) == (200, 404)
    for address in ("chosen/abc/", "chosen/99999999999999999999/", "create/", "chosen-multiple/?id=1"):
        assert client.get(f"/admin/choose-product/{address}").status_code == 404


def test_visits_and_villages_with_a_page_are_listed_ones_own_first(client, own, other):
    with translation.override("zh-hans"):
        make_visit(other, name_en="Press a cake", name_zh_hans="压茶饼")
    make_visit(own, name_en="Terraces at dawn", name_zh_hans="看梯田日出")
    draft = make_visit(own, live=False, name_en="Not yet")
    assert listed(client, "visit") == ["Terraces at dawn", "Press a cake"]
    assert listed(client, "visit", q="chabing") == ["Press a cake"]
    assert chosen(client, "visit", draft) == 404
    assert listed(client, "village") == ["Yunti", "Chashan"]
    assert listed(client, "village", q="茶山") == ["Chashan"]


def test_choosers_are_closed_to_those_who_do_not_write(client):
    client.force_login(make_user())
    for kind in ("product", "visit", "village"):
        assert client.get(reverse(f"{kind}_chooser:choose")).status_code in (302, 403, 404)


def story_data(*blocks) -> dict:
    data = {"title": "水木刻分水", "body": streamfield(list(blocks)), "told_on": "2026-11-24", "slug": ""}
    empty = dict.fromkeys(("teller", "summary", "picture", "picture_alt"), "")
    return {**nested_form_data({**data, **empty}), "action-publish": "1"}


def send(client, village, *blocks):
    url = reverse("wagtailadmin_pages:add", args=["culture", "storypage", page_of(village).pk])
    return client.post(url, story_data(*blocks))


def test_a_story_is_published_with_the_product_that_was_chosen(client, own):
    product = product_of(own)
    text = ("text", rich_text("<p>四十块田。</p>"))
    assert send(client, own, text, ("product", product.pk)).status_code == 302
    story = StoryPage.objects.get(alias_of=None)
    assert [block.value for block in story.body if block.block_type == "product"] == [product]
    form = client.get(reverse("wagtailadmin_pages:edit", args=[story.pk])).content.decode()
    assert json.dumps(product.title).strip('"') in form
    assert "Readers do not see everything" not in form


def test_a_hidden_product_named_by_hand_is_not_taken(client, own, other):
    hidden = product_of(other, title_en="Secret honey")
    set_public(products=[hidden], is_public=False)
    for value in (hidden.pk, "abc", 10**9):
        response = send(client, own, ("product", value))
        assert response.status_code == 200
        assert "Secret honey" not in response.content.decode()
    assert not StoryPage.objects.exists()


def test_the_form_tells_what_readers_do_not_see_and_keeps_it(client, own):
    sold_out, hidden, gone = (product_of(own, title_en=name) for name in ("Red rice", "Black tea", "Honey"))
    story = write_story(*(("product", product) for product in (sold_out, hidden, gone)), village=own)
    sold_out.stockrecords.update(num_in_stock=0)
    set_public(products=[hidden], is_public=False)
    gone.stockrecords.all().delete()
    gone.delete()
    form = client.get(reverse("wagtailadmin_pages:edit", args=[story.pk])).content.decode()
    assert "“Red rice” is sold out." in form
    assert "“Black tea” is not on sale." in form
    assert "A product in the text is gone." in form
    blocks = [("product", sold_out.pk), ("product", hidden.pk)]
    answer = client.post(reverse("wagtailadmin_pages:edit", args=[story.pk]), story_data(*blocks))
    assert answer.status_code == 302
    story.refresh_from_db()
    assert [block.value for block in story.body] == [sold_out, hidden]


def test_a_recipe_is_written_with_an_ingredient_of_the_market(client, own):
    product = product_of(own)
    rows = [{"name": "红米", "amount": "200 克", "product": product.pk}, {"name": "水", "amount": "", "product": ""}]
    numbers = {"serves": "4", "minutes": "50"}
    recipe = {"title": "红米粥", **numbers, "ingredients": list_of(rows), "steps": list_of(["煮"])}
    assert send(client, own, ("recipe", recipe)).status_code == 302
    value = StoryPage.objects.get(alias_of=None).body[0].value
    assert [one["product"] for one in value["ingredients"]] == [product, None]
    assert (value["serves"], value["minutes"], list(value["steps"])) == (4, 50, ["煮"])


def list_of(rows: list) -> dict:
    """Return the form data of a ListBlock, which counts its rows as a StreamBlock does."""
    return streamfield([("item", row) for row in rows])
