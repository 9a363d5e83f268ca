"""A coordinator writes a story and sees it; the desk is laid out for that."""

import io

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from PIL import Image
from wagtail.models import Locale
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from portal.culture.models import EventPage, StoryPage
from portal.images.models import CustomImage
from portal.tourism.services import ask_question
from portal.villages.services import appoint, page_of
from tests.factories import make_user
from tests.tourism.factories import make_visit
from tests.villages.factories import bring_on

pytestmark = pytest.mark.django_db
PUBLISH = {"action-publish": "1"}


@pytest.fixture
def village(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    village, person = bring_on(), make_user(language="en")
    appoint(user=person, village=village, role="coordinator")
    client.force_login(person)
    return village


def picture(village, description="") -> CustomImage:
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "green").save(out, "JPEG")
    file = ContentFile(out.getvalue(), "a.jpg")
    return CustomImage.objects.create(title="a", file=file, collection=village.collection, description=description)


def story_data(**fields):
    text = rich_text("<p>四十块田喝同一条水。人人都看得见。</p>")
    data = {"title": "水木刻分水", "body": streamfield([("text", text)]), "told_on": "2026-11-24", "slug": ""}
    return nested_form_data({**data, "teller": "", "summary": "", "picture": "", "picture_alt": "", **fields})


def write(client, village, **fields):
    url = reverse("wagtailadmin_pages:add", args=["culture", "storypage", page_of(village).pk])
    return client.post(url, {**story_data(**fields)})


def test_title_picture_and_text_are_enough_to_publish(client, village):
    image = picture(village)
    response = write(client, village, picture=image.pk, picture_alt="木刻横在水沟上", **PUBLISH)
    story = StoryPage.objects.get(alias_of=None)
    assert response.status_code == 302
    assert (story.live, story.slug, story.summary) == (True, "shui-mu-ke-fen-shui", "四十块田喝同一条水。")
    assert client.get(story.get_url()).status_code == 200
    english = story.get_translation(Locale.objects.get(language_code="en")).specific
    assert client.get(english.get_url()).status_code == 200


def test_a_picture_without_description_is_held_back_but_a_draft_is_kept(client, village):
    image = picture(village)
    assert write(client, village, picture=image.pk, **PUBLISH).status_code == 200
    assert not StoryPage.objects.exists()
    assert write(client, village, picture=image.pk).status_code == 302
    assert not StoryPage.objects.get().live


def test_the_description_typed_at_the_upload_serves_the_story(client, village):
    write(client, village, picture=picture(village, "木刻").pk, **PUBLISH)
    assert StoryPage.objects.get(alias_of=None).picture_alt == "木刻"


def test_a_second_story_of_the_same_title_gets_its_own_address(client, village):
    for _ in range(2):
        assert write(client, village, **PUBLISH).status_code == 302
    slugs = StoryPage.objects.filter(alias_of=None).order_by("pk").values_list("slug", flat=True)
    assert list(slugs) == ["shui-mu-ke-fen-shui", "shui-mu-ke-fen-shui-1"]


def test_the_address_follows_the_title_until_it_is_published(client, village):
    write(client, village, title="水")
    story = StoryPage.objects.get()
    url = reverse("wagtailadmin_pages:edit", args=[story.pk])
    assert client.post(url, {**story_data(title="水木刻"), **PUBLISH}).status_code == 302
    story.refresh_from_db()
    assert story.slug == "shui-mu-ke"


def test_publishing_stands_first_in_the_menu(client, village):
    url = reverse("wagtailadmin_pages:add", args=["culture", "storypage", page_of(village).pk])
    page = client.get(url).content.decode()
    assert page.index("action-publish") < page.index("保存草稿" if "保存草稿" in page else "Save draft")


def test_an_event_cannot_end_before_it_begins(client, village):
    url = reverse("wagtailadmin_pages:add", args=["culture", "eventpage", page_of(village).pk])
    data = story_data(starts_at="2026-12-05 12:00", ends_at="2026-12-05 11:00", place="村口")
    assert client.post(url, {**data, **PUBLISH}).status_code == 200
    assert client.post(url, {**data, **PUBLISH, "ends_at": "2026-12-05 13:00"}).status_code == 302
    assert EventPage.objects.filter(alias_of=None).count() == 1


def test_the_desk_leads_to_everything_in_one_tap(client, village):
    visit = make_visit(village)
    ask_question(visit=visit, name="陈", contact="x@example.com", text="可以吗？", language="zh-hans")
    draft = page_of(village).add_child(instance=StoryPage(title="未完成", live=False))
    draft.save_revision()
    page = page_of(village)
    desk = client.get(reverse("wagtailadmin_home")).content.decode()
    for model in ("storypage", "eventpage"):
        assert reverse("wagtailadmin_pages:add", args=["culture", model, page.pk]) in desk
    assert "1 question waits" in desk
    assert page.get_url() in desk
    assert "未完成" in desk
    assert "/shop/dashboard/today/" not in desk
    assert "/shop/dashboard/my-shop/" not in desk


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_menu_holds_only_what_a_coordinator_works_with(client, village, language):
    from wagtail.admin.menu import admin_menu

    village.group.user_set.update(language=language)
    request = client.get(reverse("wagtailadmin_home")).wsgi_request
    names = [item.name for item in admin_menu.menu_items_for_request(request)]
    rooms = ["images", "questions", "visits", "bookings", "shifts", "gatherings", "site"]
    assert names == ["desk", f"my-village-{village.pk}", *rooms]


def test_an_operator_finds_every_door_in_one_menu(client):
    from wagtail.admin.menu import admin_menu

    client.force_login(make_user(is_superuser=True, is_staff=True))
    request = client.get(reverse("wagtailadmin_home")).wsgi_request
    desk = client.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("villages:add") in desk
    names = {item.name for item in admin_menu.menu_items_for_request(request)}
    assert {"desk", "pages", "villages", "questions", "visits", "overview", "orders", "products", "records"} <= names


def test_a_trip_of_another_village_cannot_be_chosen(client, village):
    mine, theirs = make_visit(village, live=False), make_visit(live=False)
    url = reverse("wagtailadmin_pages:add", args=["tourism", "experiencepage", page_of(village).pk])
    blank = dict.fromkeys(("duration", "includes", "bring", "suits", "meeting_point", "cancellation"), "")
    data = {**story_data(), **blank}
    assert client.post(url, {**data, **PUBLISH, "visit": theirs.pk}).status_code == 200
    assert client.post(url, {**data, **PUBLISH, "visit": mine.pk}).status_code == 302


def test_signing_in_to_the_admin_happens_at_the_sites_own_page(client):
    response = client.get("/admin/", follow=True)
    assert response.redirect_chain[-1][0].startswith("/zh-hans/accounts/login/?next=")
