"""Pictures in the sizes a page asks for: WebP at once, AVIF from the worker, cut around what matters."""

import io
import re

import pytest
from django.core.files.base import ContentFile
from PIL import Image
from wagtail.images.models import Filter

from home.pictures import develop_pictures
from portal.core.services import publish_page
from portal.culture.models import StoryPage
from portal.images import twins
from portal.images.models import CustomImage, CustomRendition
from tests.factories import make_village, make_village_page

pytestmark = pytest.mark.django_db
BLUE = (20, 40, 200)
STORY = "/zh-hans/villages/yunti/ruler/"


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path, monkeypatch):
    """Files go into a folder that goes away, and no picture is given up before the test."""
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(twins, "_given_up", set())


def make_picture(**fields) -> CustomImage:
    """Return a tall picture with a blue field near its lower edge."""
    drawn = Image.radial_gradient("L").resize((1600, 2400)).convert("RGB")
    drawn.paste(BLUE, (700, 2100, 900, 2300))
    out = io.BytesIO()
    drawn.save(out, "PNG")
    return CustomImage.objects.create(title="水尺", file=ContentFile(out.getvalue(), name="ruler.png"), **fields)


def tell_story(picture: CustomImage) -> StoryPage:
    """Return a published story with this picture."""
    parent = make_village_page(make_village(slug="yunti"))
    return publish_page(parent=parent, page=StoryPage(title="水尺", slug="ruler", picture=picture))


def hero(client) -> str:
    """Return the HTML of the story's large picture."""
    return re.search(r'<div class="hero">.*?</div>', client.get(STORY).content.decode(), re.S)[0]


def opened(rendition: CustomRendition) -> Image.Image:
    with rendition.file.open() as file:
        picture = Image.open(io.BytesIO(file.read()))
        picture.load()
    return picture


def test_a_page_shows_webp_and_never_makes_avif_itself(client):
    tell_story(make_picture())
    shown = hero(client)
    assert re.findall(r"\.webp (\d+)w", shown) == ["780", "1600"]
    assert 'height="490"' in shown
    assert 'width="780"' in shown
    assert "avif" not in shown
    assert not CustomRendition.objects.filter(filter_spec__contains="avif").exists()


def test_the_worker_adds_avif_in_the_same_sizes_and_the_page_offers_both(
    client, settings, django_capture_on_commit_callbacks
):
    settings.CACHES = {**settings.CACHES, "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    tell_story(make_picture())
    hero(client)
    with django_capture_on_commit_callbacks(execute=True):
        assert develop_pictures() == "2 for pages, 0 for products"
    shown = hero(client)
    assert re.findall(r"\.avif (\d+)w", shown) == ["780", "1600"]
    assert re.findall(r"\.webp (\d+)w", shown) == ["780", "1600"]
    assert shown.index("<source ") < shown.index('type="image/avif"') < shown.index("<img")
    assert develop_pictures() == ""


def test_the_files_are_what_their_names_say_and_avif_is_the_smaller(client):
    picture = make_picture()
    tell_story(picture)
    hero(client)
    develop_pictures()
    for size in ("fill-780x490", "fill-1600x700"):
        light = picture.renditions.get(filter_spec=f"format-webp|{size}")
        slow = picture.renditions.get(filter_spec=f"format-avif|{size}")
        assert (opened(light).format, opened(slow).format) == ("WEBP", "AVIF")
        assert opened(light).size == opened(slow).size == (slow.width, slow.height)
        assert slow.file.size < light.file.size < picture.file.size


def has_blue(rendition: CustomRendition) -> bool:
    """Say whether the blue field is in the cut."""
    small = opened(rendition).convert("RGB").resize((96, 54))
    return any(blue > red + 60 and blue > green + 60 for red, green, blue in small.get_flattened_data())


def test_what_matters_stays_in_the_cut(client):
    spec = {kind: f"format-{kind}|fill-480x270" for kind in ("webp", "avif")}
    centred = make_picture()
    pointed = make_picture(focal_point_x=800, focal_point_y=2200, focal_point_width=200, focal_point_height=200)
    for kind in spec.values():
        assert not has_blue(centred.get_rendition(kind))
        assert has_blue(pointed.get_rendition(kind))


def test_a_moved_focal_point_gets_cuts_of_its_own_and_the_old_ones_are_left_alone(client):
    picture = make_picture()
    tell_story(picture)
    hero(client)
    picture.focal_point_x, picture.focal_point_y = 800, 2200
    picture.focal_point_width = picture.focal_point_height = 200
    picture.save()
    CustomImage.objects.get(pk=picture.pk).get_renditions("format-webp|fill-780x490", "format-webp|fill-1600x700")
    assert twins.make_twins(seconds=60) == 2
    key = Filter(spec="fill-780x490").get_cache_key(picture)
    made = picture.renditions.filter(filter_spec__contains="avif")
    assert key
    assert {rendition.focal_point_key for rendition in made} == {key}
    assert twins.make_twins(seconds=60) == 0


def test_a_lost_file_does_not_keep_the_others_waiting(client):
    lost, kept = make_picture(), make_picture()
    for picture in (kept, lost):
        picture.get_renditions("format-webp|fill-480x270")
    lost.file.storage.delete(lost.file.name)
    assert twins.make_twins(seconds=60) == 1
    assert kept.renditions.filter(filter_spec="format-avif|fill-480x270").exists()
    assert not lost.renditions.filter(filter_spec__contains="avif").exists()


def test_no_time_makes_no_pictures(client):
    make_picture().get_renditions("format-webp|fill-480x270")
    assert twins.make_twins(seconds=0) == 0
    assert not CustomRendition.objects.filter(filter_spec__contains="avif").exists()
