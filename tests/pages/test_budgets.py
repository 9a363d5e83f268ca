"""How many queries the pages people read cost, whatever the number of rows."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.core.services import publish_page
from portal.culture.models import EventPage, StoryPage
from tests.factories import make_home, make_producer, make_product, make_village, make_village_page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("remembered_parts")]
HOME = 11
VILLAGE = 15


def fill(client, *, villages: int, each: int):
    """Publish villages with stories, an event and products; put two lines into the visitor's basket."""
    make_home()
    for _number in range(villages):
        village = make_village()
        producer = make_producer(village)
        page = make_village_page(village)
        now = timezone.now()
        for number in range(each):
            publish_page(parent=page, page=StoryPage(title=f"故事 {village.pk} {number}", slug=f"story-{number}"))
            make_product(producer)
        times = {"starts_at": now + timedelta(days=1), "ends_at": now + timedelta(days=2)}
        publish_page(parent=page, page=EventPage(title=f"节 {village.pk}", slug="event", **times))
    for product in (make_product(producer), make_product(producer)):
        client.post(f"/zh-hans/shop/basket/add/{product.pk}/", {"quantity": 1})
    return page


def count(client, path: str, counter) -> int:
    """Return how many queries the second look at a page costs."""
    assert client.get(path).status_code == 200
    with counter as seen:
        assert client.get(path).status_code == 200
    return len(seen)


@pytest.mark.parametrize(("villages", "each"), [(1, 2), (4, 8)])
def test_front_page_costs_at_most_eleven_queries(client, django_assert_max_num_queries, villages, each):
    fill(client, villages=villages, each=each)
    assert count(client, "/zh-hans/", django_assert_max_num_queries(HOME)) <= HOME


@pytest.mark.parametrize("each", [2, 12])
def test_village_page_costs_at_most_fifteen_queries(client, django_assert_max_num_queries, each):
    page = fill(client, villages=1, each=each)
    path = f"/zh-hans/villages/{page.slug}/"
    assert count(client, path, django_assert_max_num_queries(VILLAGE)) <= VILLAGE


def test_search_for_what_was_found_before_costs_the_look_into_the_basket_alone(client, django_assert_num_queries):
    fill(client, villages=2, each=6)
    assert count(client, "/zh-hans/search/?q=故事", django_assert_num_queries(1)) == 1


def test_products_that_are_found_cost_one_query_more(client, text_index, django_assert_num_queries):
    fill(client, villages=2, each=6)
    assert count(client, "/zh-hans/search/?q=红米", django_assert_num_queries(2)) == 2


def test_a_published_change_shows_at_once_although_lists_are_cached(client, django_capture_on_commit_callbacks):
    page = fill(client, villages=1, each=2)
    story = StoryPage.objects.child_of(page).first()
    assert story.title in client.get(f"/zh-hans/villages/{page.slug}/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        story.title = "新题目"
        story.save_revision().publish()
    assert "新题目" in client.get(f"/zh-hans/villages/{page.slug}/").content.decode()
    assert "新题目" in client.get("/zh-hans/").content.decode()


def test_a_changed_fact_shows_at_once_although_lists_are_cached(client, django_capture_on_commit_callbacks):
    page = fill(client, villages=1, each=1)
    client.get(f"/zh-hans/villages/{page.slug}/")
    with django_capture_on_commit_callbacks(execute=True):
        page.village.county_zh_hans = "新县"
        page.village.save()
    assert "新县" in client.get(f"/zh-hans/villages/{page.slug}/").content.decode()
