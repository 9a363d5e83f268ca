"""A page is found by its words in either language, once, and answers in the language of the address."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale

from portal.core.services import publish_page, translate_page
from portal.culture.models import EventPage, StoryPage
from portal.images.models import CustomImage
from portal.site_search.kinds import all_kinds, live_pages
from portal.site_search.services import search
from portal.tourism.models import ExperiencePage, StayPage
from portal.villages.models import IndustryPage, VillagePage
from portal.villages.services import page_of
from tests.factories import make_home, make_producer, make_product
from tests.tourism.factories import make_visit
from tests.villages.factories import bring_on

pytestmark = pytest.mark.django_db


def found(model, language: str, text: str) -> list[str]:
    return [page.title for page in search(queryset=live_pages(model)(language), text=text)]


@pytest.fixture
def story():
    page = publish_page(
        parent=page_of(bring_on()), page=StoryPage(title="七个结", summary="板蓝根染的布", teller="杨阿姨")
    )
    fields = {"title": "Seven knots", "summary": "Cloth dyed with indigo", "teller": "Aunt Yang"}
    translate_page(page=page, language="en", fields=fields)
    return page


@pytest.mark.parametrize("text", ["七个结", "qigejie", "板蓝根", "杨阿姨", "yangayi", "knots", "indigo", "Aunt Yang"])
@pytest.mark.parametrize(("language", "title"), [("zh-hans", "七个结"), ("en", "Seven knots")])
def test_either_language_finds_the_page_of_the_address_once(story, language, title, text):
    assert found(StoryPage, language, text) == [title]


def test_a_page_nobody_has_translated_is_found_once_at_either_address():
    publish_page(parent=page_of(bring_on()), page=StoryPage(title="木刻分水"))
    assert found(StoryPage, "en", "木刻") == found(StoryPage, "zh-hans", "木刻") == ["木刻分水"]


def test_new_words_of_one_language_are_found_in_the_other_and_old_ones_no_more(story):
    story.summary = "茶叶包"
    story.save_revision().publish()
    assert (found(StoryPage, "en", "茶叶"), found(StoryPage, "en", "板蓝根")) == (["Seven knots"], [])


def test_a_translation_taken_back_leaves_the_original_as_the_answer_without_its_words(story):
    story.get_translation(Locale.objects.get(language_code="en")).specific.unpublish()
    assert (found(StoryPage, "en", "板蓝根"), found(StoryPage, "en", "indigo")) == (["七个结"], [])


def test_a_deleted_translation_leaves_no_words_behind(story):
    story.get_translation(Locale.objects.get(language_code="en")).delete()
    assert (found(StoryPage, "zh-hans", "indigo"), found(StoryPage, "zh-hans", "板蓝根")) == ([], ["七个结"])


def test_a_draft_of_a_translation_is_no_reason_to_be_found(story):
    english = story.get_translation(Locale.objects.get(language_code="en")).specific
    english.summary = "A secret word"
    english.save_revision()
    assert found(StoryPage, "zh-hans", "secret") == found(StoryPage, "en", "secret") == []


@pytest.mark.parametrize(
    "text", ["元阳县", "yuanyang", "Yuanyang", "哈尼族", "hanizu", "Terraces", "云梯", "yunti", "稻的梯子"]
)
def test_a_village_is_found_by_its_facts_in_both_languages(text):
    facts = {
        **{"county_zh_hans": "元阳县", "county_en": "Yuanyang", "people_zh_hans": "哈尼族", "people_en": "Hani"},
        **{"landscape_zh_hans": "梯田", "landscape_en": "Terraces", "meaning_zh_hans": "稻的梯子"},
    }
    bring_on(facts=facts)
    assert (found(VillagePage, "zh-hans", text), found(VillagePage, "en", text)) == (["云梯村"], ["Yunti"])


def test_a_changed_fact_is_found_at_once():
    village = bring_on()
    village.county_zh_hans = "绿春县"
    village.save()
    assert (found(VillagePage, "en", "绿春"), found(VillagePage, "en", "红河")) == (["Yunti"], [])


@pytest.mark.parametrize(("model", "kind"), [(ExperiencePage, "experience"), (StayPage, "stay")])
@pytest.mark.parametrize("text", ["四小时", "火塘", "手电", "老人", "晒谷场", "前一天"])
def test_a_trip_is_found_by_all_its_plain_texts(model, kind, text):
    village = bring_on()
    words = {
        "duration": "四小时",
        "includes": "火塘边一顿饭",
        "bring": "手电",
        "suits": "老人",
        "meeting_point": "晒谷场",
    }
    page = model(title="日出", visit=make_visit(village, live=False, kind=kind), cancellation="前一天说", **words)
    publish_page(parent=page_of(village), page=page)
    assert found(model, "zh-hans", text) == found(model, "en", text) == ["日出"]


@pytest.mark.parametrize("text", ["晒谷场", "shaigu"])
def test_an_event_is_found_by_its_place(text):
    now = timezone.now()
    event = EventPage(title="长街宴", place="晒谷场", starts_at=now, ends_at=now + timedelta(days=1))
    publish_page(parent=page_of(bring_on()), page=event)
    assert found(EventPage, "en", text) == ["长街宴"]


def titles_of(model, text):
    kind = next(kind for kind in all_kinds() if kind.rows("en").model is model)
    return [page.title for page in search(queryset=kind.rows("zh-hans"), text=text, named=kind.named)]


def test_the_exact_name_comes_first_then_names_that_begin_with_it():
    parent = page_of(bring_on())
    for title in ("红米", "红米红米红米", "说红米", "米"):
        publish_page(parent=parent, page=StoryPage(title=title, slug="", summary="红米 " * 9 if title == "米" else ""))
    ranked = titles_of(StoryPage, "红米")
    assert (ranked[:2], set(ranked[2:])) == (["红米", "红米红米红米"], {"说红米", "米"})


def test_the_exact_name_in_the_other_language_comes_first_too(story):
    other = publish_page(parent=story.get_parent(), page=StoryPage(title="Seven knots seven knots", slug="more"))
    assert titles_of(StoryPage, "seven KNOTS") == ["七个结", other.title]


def test_the_group_that_holds_the_exact_name_comes_first(client):
    village = bring_on(page_fields={"zh-hans": {"summary": "出 红米"}})
    make_product(village.producer, title_zh_hans="红米")
    html = client.get("/zh-hans/search/", {"q": "红米"}).content.decode()
    assert 0 < html.index(">商品<") < html.index(">村子<")


def test_a_product_nobody_sells_is_not_counted_among_the_best(client):
    make_home()
    make_product(make_producer(), title_zh_hans="红米")
    for _number in range(4):
        make_product(make_producer(), title_zh_hans="红米红米").stockrecords.all().delete()
    html = client.get("/zh-hans/search/", {"q": "红米"}).content.decode()
    assert (html.count("<h3"), "kind=products" in html) == (1, False)


@pytest.mark.parametrize(
    "text", ['"', "\x00", "   ", '"云梯\x00村"', "%", "_", "\\", "'", "a' OR '1", "云" * 300, "AND OR NOT"]
)
def test_the_search_page_answers_whatever_is_typed(client, text):
    bring_on()
    assert client.get("/en/search/", {"q": text}).status_code == 200


def test_search_over_every_kind_costs_two_queries_whatever_the_rows(
    client, django_assert_num_queries, remembered_parts
):
    """The products' prices and stock, and how many pieces are in the basket."""
    for _number in range(4):
        one_of_each()
    client.post(f"/zh-hans/shop/basket/add/{make_product(make_producer()).pk}/", {"quantity": 1})
    client.get("/zh-hans/search/?q=红米")
    with django_assert_num_queries(2):
        html = client.get("/zh-hans/search/?q=红米").content.decode()
    assert (html.count("<h3"), html.count("kind=")) == (7 * 3, 7)


def test_a_search_nobody_made_before_costs_thirty_three_queries_at_most(client, django_assert_max_num_queries):
    """Ten looks at the index, and the rows of seven kinds with their pictures."""
    for _number in range(4):
        one_of_each()
    client.get("/zh-hans/search/?q=云")
    with django_assert_max_num_queries(33):
        assert client.get("/zh-hans/search/?q=红米").status_code == 200


def one_of_each():
    """Publish something of every kind that speaks of red rice, each page with a picture."""
    village = bring_on("红米村")
    make_product(village.producer, title_zh_hans="红米")
    parent, now, picture = (
        page_of(village),
        timezone.now(),
        CustomImage.objects.create(title="田", file=get_test_image_file()),
    )
    pages = (
        StoryPage(title="红米的故事"),
        EventPage(title="红米节", starts_at=now, ends_at=now + timedelta(days=1)),
        ExperiencePage(title="收红米", visit=make_visit(village, live=False)),
        StayPage(title="住红米田", visit=make_visit(village, live=False, kind="stay")),
        IndustryPage(title="红米"),
    )
    for page in pages:
        page.picture, page.picture_alt = picture, "田"
        publish_page(parent=parent, page=page)
