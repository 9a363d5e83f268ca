"""The search box on real rows, on whichever database the tests run."""

import pytest

from portal.culture.models import StoryPage
from portal.site_search.services import matching, search
from tests.factories import make_village_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    page = make_village_page()
    return page.add_child(
        instance=StoryPage(title="木刻分水", summary="我们村的古树绿茶 and a carved log", locale=page.locale)
    )


def found(text):
    return list(search(queryset=StoryPage.objects.live(), text=text))


@pytest.mark.parametrize("text", ["绿茶", "古树", "分水", "木刻分水", "carved", "CARVED log", "muke", "fenshui"])
def test_search_finds_a_story_by_chinese_english_and_pinyin(story, text):
    assert found(text) == [story]


@pytest.mark.parametrize("text", ["红茶", "茶绿", "beer", '"', "", "\x00", "   ", "' OR 1=1 --", "%", "*"])
def test_search_finds_nothing_and_does_not_fail_on_anything_else(story, text):
    assert found(text) == []


def test_search_never_shows_a_draft(story):
    story.unpublish()
    assert found("绿茶") == []


def test_matching_keeps_the_filters_of_the_queryset(story):
    rows = StoryPage.objects.filter(teller="").order_by("-told_on")
    assert list(matching(queryset=rows, text="绿茶")) == [story]
    assert list(matching(queryset=rows.filter(teller="x"), text="绿茶")) == []


def test_search_page_answers_in_one_sentence_when_nothing_matches(client, story):
    response = client.get("/en/search/", {"q": "zzzz"})
    assert response.status_code == 200
    assert "Nothing found for “zzzz”." in response.content.decode()
