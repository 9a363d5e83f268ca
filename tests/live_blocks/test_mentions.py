"""A story knows its products: the mentions follow the blocks in its text."""

import pytest

from marketplace.producers.models import Mention
from portal.core.services import translate_page
from tests.live_blocks.factories import product_of, recipe, write_story
from tests.villages.factories import bring_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def village():
    return bring_on()


@pytest.fixture
def goods(village):
    return [product_of(village) for _number in range(4)]


def mentioned(story) -> list[int]:
    return list(Mention.objects.filter(page_key=story.translation_key).values_list("product", flat=True))


def keys(*products) -> list[int]:
    return [product.pk for product in products]


def publish(story, *blocks) -> None:
    story.body = list(blocks)
    story.save_revision().publish()


def test_products_and_ingredients_are_mentioned_once_in_the_order_of_the_text(village, goods):
    one, two, three, _four = goods
    story = write_story(("product", two), recipe(one, two), ("product", three), village=village)
    assert mentioned(story) == keys(two, one, three)


def test_a_product_taken_out_is_no_longer_mentioned_once_that_is_published(village, goods):
    one, two, *_rest = goods
    story = write_story(("product", one), ("product", two), village=village)
    story.body = [("product", two)]
    story.save_revision()
    assert mentioned(story) == keys(one, two)
    publish(story, ("product", two))
    assert mentioned(story) == keys(two)


def test_what_was_tied_by_hand_stays_and_stands_once(village, goods):
    one, two, *_rest = goods
    story = write_story(village=village)
    for product in (one, two):
        Mention.objects.create(page_key=story.translation_key, product=product)
    publish(story, ("product", one))
    assert mentioned(story) == keys(one, two)
    publish(story, ("text", "<p>完。</p>"))
    assert mentioned(story) == keys(one, two)


def test_the_texts_of_both_languages_count(village, goods):
    one, two, *_rest = goods
    story = write_story(("product", one), village=village)
    translate_page(page=story, language="en", fields={"title": "Fields", "body": [("product", two)]})
    assert mentioned(story) == keys(one, two)


def test_an_unpublished_or_deleted_story_tells_of_nothing(village, goods):
    story = write_story(("product", goods[0]), village=village)
    story.unpublish()
    assert mentioned(story) == []
    story.refresh_from_db()
    story.save_revision().publish()
    assert mentioned(story) == keys(goods[0])
    key = story.translation_key
    story.delete()
    assert not Mention.objects.filter(page_key=key).exists()
