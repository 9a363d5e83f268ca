"""A page is found by its whole address, and what Wagtail promises of the way there still holds."""

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from portal.core.services import publish_page
from portal.culture.models import StoryPage
from tests.factories import make_village_page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("remembered_parts")]


@pytest.fixture
def story():
    return publish_page(parent=make_village_page(), page=StoryPage(title="采茶", slug="tea"))


def status(page) -> int:
    return Client().get(page.get_url()).status_code


def test_a_page_below_others_is_found_and_the_same_word_elsewhere_is_not(story):
    other = make_village_page()
    assert status(story) == 200
    assert Client().get(f"{other.get_url()}tea/").status_code == 404
    assert Client().get(f"{story.get_url()}tea/").status_code == 404
    twin = publish_page(parent=other, page=StoryPage(title="喝茶", slug="tea"))
    assert "喝茶" in Client().get(twin.get_url()).content.decode()


def test_a_page_that_is_not_published_is_not_there(story):
    address = story.get_url()
    story.unpublish()
    assert Client().get(address).status_code == 404


def test_a_page_that_moves_into_another_slug_answers_there(story):
    village = story.get_parent().specific
    village.slug = "moved"
    village.save_revision().publish()
    story.refresh_from_db()
    assert "/moved/tea/" in story.get_url()
    assert status(story) == 200


def test_a_page_that_becomes_private_asks_at_once(story, django_capture_on_commit_callbacks):
    assert status(story) == 200
    with django_capture_on_commit_callbacks(execute=True):
        lock = PageViewRestriction.objects.create(page=story.get_parent(), restriction_type=PageViewRestriction.LOGIN)
    assert status(story) == 302
    with django_capture_on_commit_callbacks(execute=True):
        lock.delete()
    assert status(story) == 200
