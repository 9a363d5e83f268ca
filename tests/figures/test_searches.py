"""What people look for and do not find is kept, unless it may tell of a person."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from portal.figures.counting import Count
from portal.figures.kinds import MISSED
from portal.figures.models import Figure
from portal.figures.searches import without_persons
from portal.figures.services import MOST_TEXTS_A_DAY, add_counts, prune
from tests.factories import make_home, make_product
from tests.figures.factories import counted, reader

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("text_index")]
TODAY = date(2026, 11, 23)


def missed() -> dict[str, int]:
    """Return the texts without a hit and how often each was looked for."""
    return {key[1]: number for key, number in counted().items() if key[0] == MISSED}


def searches() -> int:
    return sum(number for key, number in counted().items() if key[0] == "search")


@pytest.fixture
def honey(db):
    make_home()
    with translation.override("en"):
        yield make_product(title_en="Wild honey", title_zh_hans="野蜂蜜")


@pytest.mark.parametrize("address", ["/en/search/", "/en/shop/catalogue/"])
def test_a_search_without_a_hit_is_kept_in_one_form(honey, address):
    for text in ("Yak  WOOL", "yak wool", "ｙａｋ wool "):
        assert reader().get(address, {"q": text}).status_code == 200
    reader().get(address, {"q": "honey"})
    assert (missed(), searches()) == ({"yak wool": 3}, 4)


def test_a_kept_page_without_a_hit_counts_for_each_who_looks(honey, kept_pages):
    for _reader in range(3):
        reader().get("/en/search/?q=yak+wool")
    assert (missed(), searches()) == ({"yak wool": 3}, 3)


@pytest.mark.parametrize(
    "query", ["q=yak&season=7", "q=yak&price_from=5", "q=honey&price_from=5000", "season=now", "q=honey&page=2"]
)
def test_filters_beside_the_words_are_not_to_blame_on_the_words(honey, query):
    reader().get(f"/en/shop/catalogue/?{query}")
    assert missed() == {}


def test_a_kind_opened_from_the_results_is_no_second_search(honey):
    reader().get("/en/search/?q=yak&kind=products")
    assert (missed(), searches()) == ({}, 0)


def test_signs_without_a_word_are_no_search(honey):
    reader().get("/en/search/?q=%3F%3F")
    assert (missed(), searches()) == ({}, 0)


@pytest.mark.parametrize(
    "text",
    [
        "13800138000",
        "138 0013 8000",
        "１３８００１３８０００",
        "138-0013-8000",
        "530102199001011234",
        "261123-0007",
        "li@example.com",
        "li@example",
        "微信 abc",
        "https://example.com/x",
        "www.example.com",
    ],
)
def test_what_may_tell_of_a_person_is_counted_without_its_text(honey, text):
    assert without_persons(text) == ""
    reader().get("/en/search/", {"q": text})
    assert (missed(), searches()) == ({"": 1}, 1)


@pytest.mark.parametrize(
    ("text", "kept"), [("2斤红米", "2斤红米"), ("Tea 2025", "tea 2025"), ("a" * 200, "a" * 60), ("a\u202eb", "ab")]
)
def test_other_words_stay_up_to_a_length(text, kept):
    assert without_persons(text) == kept


def test_a_day_keeps_only_so_many_different_texts(db):
    texts = [Count(MISSED, TODAY, f"word {number}", "en") for number in range(MOST_TEXTS_A_DAY + 20)]
    add_counts(counts=dict.fromkeys(texts[:200], 1))
    add_counts(counts=dict.fromkeys(texts, 1))
    rows = Figure.objects.of(MISSED)
    assert (rows.exclude(subject="").count(), rows.get(subject="").number) == (MOST_TEXTS_A_DAY, 20)
    assert rows.total() == 200 + MOST_TEXTS_A_DAY + 20


def test_a_text_that_one_person_typed_once_is_forgotten_after_a_week(db):
    long_ago, lately = TODAY - timedelta(days=8), TODAY - timedelta(days=7)
    add_counts(
        counts={
            Count(MISSED, long_ago, "old and single", "en"): 1,
            Count(MISSED, lately, "new and single", "en"): 1,
            Count(MISSED, long_ago, "asked twice", "en"): 1,
            Count(MISSED, lately, "asked twice", "en"): 1,
        }
    )
    assert prune(today=TODAY) == "0 old rows, 1 single texts"
    assert missed() == {"new and single": 1, "asked twice": 2, "": 1}
    assert prune(today=TODAY) == "0 old rows, 0 single texts"


def test_names_are_forgotten_after_the_time_that_is_set_and_sums_stay(db, settings):
    settings.FIGURES_KEEP_DAYS = 30
    kept, gone = TODAY - timedelta(days=30), TODAY - timedelta(days=31)
    for day in (kept, gone):
        kinds = [Count("visit", day, "", "en", "phone"), Count("begun", day), Count("product", day, "7", "en")]
        add_counts(counts=dict.fromkeys([*kinds, Count(MISSED, day, "yak", "en")], 2))
    assert prune(today=TODAY) == "2 old rows, 0 single texts"
    assert set(Figure.objects.values_list("day", "kind")) == {
        *((day, kind) for day in (kept, gone) for kind in ("visit", "begun")),
        (kept, "product"),
        (kept, MISSED),
    }
