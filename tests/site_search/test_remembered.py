"""What was found is remembered until a page, a fact or the index changes."""

import pytest
from django.test import Client

from portal.core.services import publish_page
from portal.culture.models import StoryPage
from tests.factories import make_home, make_product, make_village_page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("remembered_parts")]


def found(text: str) -> str:
    return Client().get("/zh-hans/search/", {"q": text}).content.decode()


def tell(parent, title: str, slug: str):
    return publish_page(parent=parent, page=StoryPage(title=title, slug=slug))


def test_a_new_story_is_found_at_once(django_capture_on_commit_callbacks):
    village = make_village_page()
    with django_capture_on_commit_callbacks(execute=True):
        tell(village, "采茶的早晨", "morning")
    assert "采茶的早晨" in found("采茶")
    with django_capture_on_commit_callbacks(execute=True):
        tell(village, "采茶的夜晚", "evening")
    assert "采茶的夜晚" in found("采茶")


def test_a_new_title_shows_and_a_withdrawn_story_is_gone_at_once(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        story = tell(make_village_page(), "采茶的早晨", "morning")
    assert "采茶的早晨" in found("采茶")
    with django_capture_on_commit_callbacks(execute=True):
        story.title = "采茶的正午"
        story.save_revision().publish()
    assert "采茶的正午" in found("采茶")
    with django_capture_on_commit_callbacks(execute=True):
        story.unpublish()
    assert "采茶的正午" not in found("采茶")


def test_a_new_product_is_found_and_a_new_price_shows_at_once(django_capture_on_commit_callbacks):
    make_home()
    assert "红米甲" not in found("红米")
    with django_capture_on_commit_callbacks(execute=True):
        product = make_product(title_zh_hans="红米甲", price="39.00")
    assert "¥39" in found("红米")
    product.stockrecords.update(price="41.50")
    assert "¥41.50" in found("红米")
    type(product).objects.filter(pk=product.pk).update(is_public=False)
    assert "红米甲" not in found("红米")
