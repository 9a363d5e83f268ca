"""Whatever is published answers in both languages: the original until somebody translates it."""

import pytest
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.models import Locale, Page

from portal.core.services import publish_page, translate_page
from portal.culture.models import StoryPage
from portal.villages.services import page_of
from tests.villages.factories import bring_on

pytestmark = pytest.mark.django_db


def write(parent=None, title="水木刻分水", **fields):
    return publish_page(parent=parent or page_of(bring_on()), page=StoryPage(title=title, **fields))


def english_of(page):
    return page.get_translation(Locale.objects.get(language_code="en")).specific


def test_a_published_story_has_an_alias_in_english_that_says_so():
    story = write()
    alias = english_of(story)
    assert (alias.title, alias.live, alias.alias_of_id) == ("水木刻分水", True, story.pk)
    assert alias.is_untranslated
    assert alias.content_language == "zh-hans"
    assert not story.is_untranslated
    assert story.content_language == "zh-hans"
    assert alias.get_parent().specific.village == story.get_parent().specific.village


def test_a_translation_that_was_opened_but_not_written_still_says_that_it_is_the_original():
    english = english_of(write())
    ConvertAliasPageAction(english).execute(skip_permission_checks=True)
    opened = StoryPage.objects.get(pk=english.pk)
    assert (opened.alias_of_id, opened.is_untranslated) == (None, True)


def test_a_story_written_in_english_has_an_alias_in_chinese():
    village = bring_on()
    story = publish_page(parent=page_of(village, "en"), page=StoryPage(title="Sharing water"))
    alias = story.get_translation(Locale.objects.get(language_code="zh-hans")).specific
    assert story.locale.language_code == "en"
    assert alias.alias_of_id == story.pk
    assert alias.content_language == "en"


def test_the_alias_follows_new_text_and_a_new_address():
    story = write()
    story.title, story.slug = "四十块田", "forty-fields"
    story.save_revision().publish()
    alias = english_of(story)
    assert (alias.title, alias.slug) == ("四十块田", "forty-fields")


def test_a_draft_does_not_show_in_the_other_language():
    parent = page_of(bring_on())
    draft = parent.add_child(instance=StoryPage(title="草稿", live=False))
    draft.save_revision()
    assert not draft.get_translations().exists()


def test_unpublishing_takes_the_alias_off_and_publishing_brings_it_back():
    story = write()
    story.unpublish()
    assert not english_of(story).live
    story.refresh_from_db()
    story.save_revision().publish()
    assert english_of(story).live


def test_a_translation_stands_on_its_own():
    story = write()
    english = translate_page(page=story, language="en", fields={"title": "A log shares the water"})
    story.title = "改了题目"
    story.save_revision().publish()
    english.refresh_from_db()
    assert (english.title, english.alias_of_id, english.is_untranslated) == ("A log shares the water", None, False)
    assert Page.objects.filter(translation_key=story.translation_key).count() == 2


def test_wagtail_localize_turns_the_alias_into_a_page():
    from wagtail_localize.models import StringTranslation, Translation, TranslationSource

    story = write()
    alias_pk = english_of(story).pk
    source, _created = TranslationSource.get_or_create_from_instance(story)
    english = Locale.objects.get(language_code="en")
    translation = Translation.objects.create(source=source, target_locale=english)
    for segment in source.stringsegment_set.filter(context__path="title"):
        StringTranslation.objects.create(
            translation_of=segment.string, context=segment.context, locale=english, data="A log shares the water"
        )
    translation.save_target(publish=True)
    page = StoryPage.objects.get(pk=alias_pk)
    assert (page.title, page.alias_of_id, page.live, page.is_untranslated) == (
        "A log shares the water",
        None,
        True,
        False,
    )


def test_deleting_a_story_takes_its_alias_along():
    story = write()
    key = story.translation_key
    story.delete()
    assert not Page.objects.filter(translation_key=key).exists()


def test_deleting_a_branch_leaves_a_sound_tree():
    village = bring_on(english=None)
    page = page_of(village)
    write(parent=page)
    page.delete()
    assert not StoryPage.objects.exists()
    assert [len(problems) for problems in Page.find_problems()] == [0, 0, 0, 0, 0]


def test_moving_a_story_moves_its_alias():
    story, other = write(), page_of(bring_on())
    story.move(other, pos="last-child")
    assert english_of(story).get_parent().specific.village == other.village


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("水木刻分水", "shui-mu-ke-fen-shui"),
        ("Sour tea", "sour-tea"),
        ("2026 年的茶", "2026-nian-de-cha"),
        ("！", "storypage"),
    ],
)
def test_an_address_is_made_from_the_title(title, slug):
    assert write(title=title).slug == slug


def test_two_stories_of_one_title_have_two_addresses():
    parent = page_of(bring_on())
    assert [write(parent=parent).slug, write(parent=parent).slug] == ["shui-mu-ke-fen-shui", "shui-mu-ke-fen-shui-2"]
