"""Every block a writer may add has a sign, a name, a sentence and a preview, on an empty site too."""

import pytest
from django.urls import reverse

from portal.core.models import BasePage
from portal.culture.models import StoryPage
from portal.tourism.models import ExperiencePage
from portal.villages.models import VillagePage
from portal.villages.services import appoint
from tests.factories import make_user
from tests.live_blocks.factories import make_picture, product_of
from tests.tourism.factories import make_visit
from tests.villages.factories import bring_on

pytestmark = pytest.mark.django_db
BLOCKS = StoryPage._meta.get_field("body").stream_block.child_blocks


@pytest.fixture
def coordinator(client):
    village, person = bring_on(), make_user(language="en")
    appoint(user=person, village=village, role="coordinator")
    client.force_login(person)
    return village


def preview(client, name: str) -> str:
    response = client.get(reverse("wagtailadmin_block_preview"), {"id": BLOCKS[name].definition_prefix})
    assert response.status_code == 200
    return response.content.decode()


def test_a_story_offers_text_first_and_all_live_blocks():
    assert list(BLOCKS) == [
        *("text", "heading", "picture", "gallery", "quote"),
        *("product", "recipe", "visit", "village"),
    ]
    assert BasePage._meta.get_field("body").stream_block.child_blocks.keys() == BLOCKS.keys()


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_says_what_it_is_for(name):
    block = BLOCKS[name]
    assert block.meta.icon != "placeholder"
    assert 10 <= len(str(block.get_description())) < 120
    assert block.is_previewable


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("text", "Auntie P. has six fields."),
        ("heading", "Who goes in first"),
        ("picture", "The terraces in February"),
        ("gallery", "Harvest"),
        ("quote", "Ducks weed for no wages."),
        ("product", "Terrace red rice"),
        ("recipe", "Red rice porridge"),
        ("visit", "At the terraces before light"),
    ],
)
def test_a_preview_shows_something_real_on_an_empty_site(client, name, shown, coordinator):
    page = preview(client, name)
    assert shown in page
    assert "css/site.css" in page


def test_the_preview_of_a_village_needs_no_village(client):
    client.force_login(make_user(is_staff=True, is_superuser=True, language="en"))
    assert "The fields have just been filled" in preview(client, "village")


def test_a_preview_shows_what_the_site_has(client, coordinator):
    product_of(coordinator, title_en="Wild honey", price="88.00")
    make_visit(coordinator, price="66.00")
    assert "Wild honey" in preview(client, "product")
    assert "¥66" in preview(client, "visit")
    assert "Yunti" in preview(client, "village")


def test_a_preview_of_a_card_shows_its_picture(client, coordinator):
    make_visit(coordinator)
    for model in (VillagePage, ExperiencePage):
        model.objects.update(picture=make_picture())
    for name in ("visit", "village"):
        assert 'loading="lazy"' in preview(client, name)


def test_previews_are_for_those_who_write(client):
    assert client.get(reverse("wagtailadmin_block_preview"), {"id": "x"}).status_code == 302
