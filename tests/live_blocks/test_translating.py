"""The translator translates the words of blocks; the rows stay the same."""

import json

import pytest
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from tests.factories import make_user
from tests.live_blocks.factories import english_of, make_picture, product_of, recipe, write_story
from tests.tourism.factories import make_visit
from tests.villages.factories import bring_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(settings, tmp_path):
    """Return a story with every kind of block, and its product."""
    settings.MEDIA_ROOT = tmp_path
    village = bring_on()
    product = product_of(village)
    pictures = [{"image": make_picture(name), "alt": f"图{name}", "caption": ""} for name in ("a", "b")]
    blocks = [
        ("text", "<p>插秧后放鱼。</p>"),
        ("quote", {"text": "鸭子薅草不要工钱。", "by": "P 大婶"}),
        ("gallery", {"pictures": pictures}),
        recipe(product),
        *(("product", product), ("visit", make_visit(village)), ("village", village)),
    ]
    return write_story(*blocks, village=village), product


def translate(story) -> dict[str, str]:
    """Translate every string of a story into English with wagtail-localize; return what was asked by path."""
    source, _created = TranslationSource.get_or_create_from_instance(story)
    english = Locale.objects.get(language_code="en")
    translation = Translation.objects.create(source=source, target_locale=english)
    asked = {}
    for segment in source.stringsegment_set.select_related("string", "context"):
        asked[segment.context.path] = segment.string.data
        StringTranslation.objects.create(
            translation_of=segment.string, context=segment.context, locale=english, data=f"EN {segment.string.data}"
        )
    translation.save_target(publish=True)
    return asked


def test_words_are_translated_and_rows_stay(told):
    story, product = told
    asked = translate(story)
    page = english_of(story)
    blocks = {block.block_type: block.value for block in page.body}
    assert (page.alias_of_id, page.live) == (None, True)
    assert (blocks["product"], blocks["recipe"]["ingredients"][0]["product"]) == (product, product)
    originals = {block.block_type: block.value for block in story.body}
    assert [blocks[kind].pk for kind in ("visit", "village")] == [originals[kind].pk for kind in ("visit", "village")]
    assert blocks["recipe"]["title"] == "EN 红米粥"
    assert list(blocks["recipe"]["steps"]) == ["EN 淘米", "EN 煮四十分钟"]
    assert [row["amount"] for row in blocks["recipe"]["ingredients"]] == ["EN 200 克", "EN 两升"]
    assert (blocks["recipe"]["serves"], blocks["recipe"]["minutes"]) == (4, 50)
    assert blocks["quote"]["text"] == "EN 鸭子薅草不要工钱。"
    assert [one["alt"] for one in blocks["gallery"]["pictures"]] == ["EN 图a", "EN 图b"]
    assert [one["image"].title for one in blocks["gallery"]["pictures"]] == ["a", "b"]
    assert sum(path.startswith("body.") for path in asked) == 12


def test_the_translators_screen_asks_for_words_and_never_for_rows(client, told):
    story, product = told
    translate(story)
    client.force_login(make_user(is_staff=True, is_superuser=True))
    page = client.get(f"/admin/pages/{english_of(story).pk}/edit/")
    assert page.status_code == 200
    assert json.dumps("EN 红米粥").strip('"') in page.content.decode()
    overridable = TranslationSource.objects.get(object__translation_key=story.translation_key).overridablesegment_set
    assert {segment.context.path.rsplit(".", 1)[-1] for segment in overridable.all()} <= {"image"}


def test_the_translated_page_sells_the_same_product(client, told):
    story, product = told
    translate(story)
    text = client.get(english_of(story).get_url()).content.decode().split("</article>")[0]
    assert text.count(f'/en/shop/basket/add/{product.pk}/"') == 2
