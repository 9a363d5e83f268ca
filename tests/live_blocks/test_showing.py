"""What readers see of a product, a visit, a village, a gallery and a recipe within a text."""

import json
import re
from datetime import date

import pytest
from django.utils import timezone

from marketplace.producers.models import Mention
from marketplace.producers.services import set_price, set_public
from tests.live_blocks.factories import english_of, make_picture, product_of, recipe, write_story
from tests.tourism.factories import make_visit
from tests.villages.factories import bring_on

pytestmark = pytest.mark.django_db
OCTOBER = 1 << 9


@pytest.fixture
def village():
    return bring_on()


@pytest.fixture
def in_may(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *_args: date(2026, 5, 9))


def seen(client, page) -> str:
    response = client.get(page.get_url())
    assert response.status_code == 200
    return response.content.decode()


def text_of(client, page) -> str:
    """Return the text alone, without the shelf below it."""
    return re.search(r'<div class="prose">.*?</article>', seen(client, page), re.DOTALL).group()


def test_both_languages_show_the_same_product_with_todays_price_and_a_button(client, village):
    product = product_of(village, price="39.00", title_zh_hans="红米", title_en="Red rice", stock=4)
    story = write_story(("product", product), village=village)
    chinese, english = text_of(client, story), text_of(client, english_of(story))
    for text, words in ((chinese, ("红米", "¥39", "还剩 4")), (english, ("Red rice", "¥39", "4 left"))):
        for word in words:
            assert word in text
        assert f'/shop/basket/add/{product.pk}/"' in text
    assert f'href="/en/shop/catalogue/{product.slug}_{product.pk}/"' in english


def test_a_sold_out_product_says_so_and_cannot_be_bought(client, village, in_may):
    product = product_of(village, stock=0, season_months=OCTOBER)
    text = text_of(client, english_of(write_story(("product", product), village=village)))
    assert "Sold out" in text
    assert "In season from October" in text
    assert "basket/add" not in text


def test_a_product_off_sale_leaves_its_name_its_season_and_the_way_to_the_village(client, village, in_may):
    product = product_of(village, title_en="Red rice", price="39.00", season_months=OCTOBER)
    story = write_story(("product", product), village=village)
    set_public(products=[product], is_public=False)
    text = text_of(client, english_of(story))
    assert "Not on sale now" in text
    assert "In season from October" in text
    assert f'href="/en/villages/{village.slug}/"' in text
    for word in ("¥39", "basket/add", f"_{product.pk}/"):
        assert word not in text


def test_a_product_that_is_gone_leaves_nothing_and_the_page_whole(client, village):
    product = product_of(village)
    story = write_story(("product", product), recipe(product), ("text", "<p>完。</p>"), village=village)
    product.stockrecords.all().delete()
    product.delete()
    text = text_of(client, story)
    assert 'class="panel slip"' not in text
    assert "完。" in text
    assert "红米粥" in text


def test_a_visit_shows_its_page_in_the_readers_language_with_todays_price(client, village):
    visit = make_visit(village, price="168.00")
    story = write_story(("visit", visit), village=bring_on("茶山", "Chashan"))
    assert f'href="/zh-hans/villages/{village.slug}/{visit.slug}/"' in text_of(client, story)
    english = text_of(client, english_of(story))
    assert f'href="/en/villages/{village.slug}/{visit.slug}/"' in english
    assert "¥168 <small>per person</small>" in english


def test_a_visit_or_village_without_a_page_leaves_nothing(client, village, django_capture_on_commit_callbacks):
    visit = make_visit(village)
    story = write_story(("visit", visit), ("village", village), village=bring_on("茶山", "Chashan"))
    assert text_of(client, story).count('class="vc"') == 2
    with django_capture_on_commit_callbacks(execute=True):
        visit.experience_pages.get(alias_of=None).unpublish()
    assert text_of(client, story).count('class="vc"') == 1
    with django_capture_on_commit_callbacks(execute=True):
        village.pages.get(locale__language_code="zh-hans").unpublish()
    assert 'class="vc"' not in text_of(client, story)


def test_a_village_shows_its_name_in_the_readers_language(client, village):
    story = write_story(("village", village), village=bring_on("茶山", "Chashan"))
    assert f'<a href="/en/villages/{village.slug}/">Yunti</a>' in text_of(client, english_of(story))


def test_a_gallery_shows_its_pictures_with_their_words(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    pictures = [{"image": make_picture(name), "alt": f"{name} alt", "caption": name} for name in ("a", "b", "c")]
    text = text_of(client, write_story(("gallery", {"pictures": pictures})))
    assert [f'alt="{name} alt"' in text for name in ("a", "b", "c")] == [True] * 3
    assert text.count("<figcaption>") == 3


def test_each_picture_of_a_gallery_leads_to_its_larger_self(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    picture = make_picture()
    text = text_of(client, write_story(("gallery", {"pictures": [{"image": picture, "alt": "a", "caption": ""}] * 2})))
    large = picture.renditions.get(filter_spec="max-1600x1600|format-jpeg")
    assert text.count(f'<a href="{large.url}" title="看大图"><picture>') == 2


def test_the_shelf_below_a_story_leaves_out_what_its_own_text_shows(client, village):
    shown, cooked, tied = (product_of(village, title_zh_hans=title) for title in ("红米", "糯米", "鸭蛋"))
    story = write_story(("product", shown), recipe(cooked), village=village)
    Mention.objects.create(page_key=story.translation_key, product=tied)
    shelf = seen(client, story).split("</article>")[1]
    assert "鸭蛋" in shelf
    assert "红米" not in shelf
    assert "糯米" not in shelf


def test_a_story_whose_text_shows_all_its_products_has_no_shelf(client, village):
    story = write_story(("product", product_of(village)), village=village)
    assert 'class="grid"' not in seen(client, story).split("</article>")[1]


def test_a_recipe_sells_its_ingredients_and_tells_machines(client, village):
    product = product_of(village, price="39.00", title_zh_hans="云梯红米")
    page = seen(client, write_story(recipe(product), village=village))
    for words in ("红米粥", "200 克", "两升", "云梯红米", "¥39", f"/shop/basket/add/{product.pk}/", "煮四十分钟"):
        assert words in page
    graph = json.loads(re.search(r"ld\+json\">(.*?)</script>", page).group(1))["@graph"]
    told = next(node for node in graph if node["@type"] == "Recipe")
    assert (told["name"], told["recipeYield"], told["totalTime"]) == ("红米粥", "4", "PT50M")
    assert told["recipeIngredient"] == ["红米 200 克", "水 两升"]
    assert [step["text"] for step in told["recipeInstructions"]] == ["淘米", "煮四十分钟"]


def test_price_stock_and_withdrawal_show_at_once_although_the_text_is_remembered(client, village):
    product = product_of(village, price="39.00", stock=50, net_grams=None)
    story = write_story(("product", product), recipe(product), village=village)
    assert text_of(client, story).count("¥39") == 2
    set_price(product=product, price="41.50")
    assert text_of(client, story).count("¥41.50") == 2
    product.stockrecords.update(num_allocated=47)
    assert "还剩 3" in text_of(client, story)
    set_public(products=[product], is_public=False)
    assert "basket/add" not in text_of(client, story)


def test_a_visits_new_price_shows_at_once(client, village, django_capture_on_commit_callbacks):
    visit = make_visit(village, price="88.00")
    story = write_story(("visit", visit), village=village)
    assert "¥88" in text_of(client, story)
    with django_capture_on_commit_callbacks(execute=True):
        visit.price = "98.00"
        visit.save()
    assert "¥98" in text_of(client, story)


def look(client, story, counter) -> int:
    with counter as queries:
        seen(client, story)
    return len(queries)


@pytest.mark.parametrize("remembered", [True, False])
def test_ten_products_cost_as_many_queries_as_two(client, django_assert_max_num_queries, remembered):
    from portal.core.freshness import bump

    counts = []
    for number in (2, 10):
        village = bring_on(f"村{number}", f"Village {number}")
        products = [product_of(village) for _number in range(number)]
        blocks = [("product", product) for product in products]
        story = write_story(*blocks, recipe(*products), village=village)
        seen(client, story)
        if not remembered:
            bump()
        counts.append(look(client, story, django_assert_max_num_queries(30 if remembered else 60)))
    assert counts[0] == counts[1]
