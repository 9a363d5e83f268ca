"""In the admin a coordinator meets nothing of another village: planted markers never come back."""

import io
import json

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from PIL import Image

from portal.core.services import publish_page
from portal.culture.models import StoryPage
from portal.documents.models import CustomDocument
from portal.images.models import CustomImage
from portal.villages.models import Village
from portal.villages.services import appoint, page_of
from tests.factories import make_user
from tests.villages.factories import bring_on

pytestmark = pytest.mark.django_db
MINE, THEIRS = "MARKER-MINE", "MARKER-THEIRS"


def png() -> ContentFile:
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "PNG")
    return ContentFile(out.getvalue(), "a.png")


class Planted:
    """A village with a live story, a draft, a picture and a document that all carry a marker."""

    def __init__(self, marker: str):
        self.village = Village.objects.get(name_zh_hans=f"{marker}-VILLAGE")
        self.page = page_of(self.village)
        self.story = StoryPage.objects.get(title=f"{marker}-LIVE", alias_of=None)
        self.draft = StoryPage.objects.get(title=f"{marker}-DRAFT", alias_of=None)
        self.image = CustomImage.objects.get(title=f"{marker}-IMAGE")
        self.document = CustomDocument.objects.get(title=f"{marker}-DOCUMENT")


def plant(marker: str) -> None:
    """Bring on a village and put everything in it."""
    village = bring_on(name=f"{marker}-VILLAGE", english=None)
    page = page_of(village)
    publish_page(parent=page, page=StoryPage(title=f"{marker}-LIVE"))
    page.add_child(instance=StoryPage(title=f"{marker}-DRAFT", live=False)).save_revision()
    CustomImage.objects.create(title=f"{marker}-IMAGE", file=png(), collection=village.collection)
    file = ContentFile(b"x", "a.txt")
    CustomDocument.objects.create(title=f"{marker}-DOCUMENT", file=file, collection=village.collection)


def plant_both() -> None:
    """Plant two villages and appoint a coordinator for the first."""
    for marker in (MINE, THEIRS):
        plant(marker)
    appoint(user=make_user(), village=Planted(MINE).village, role="coordinator")


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return tmp_path_factory.mktemp("files")


@pytest.fixture
def planted(client, settings, files, transactional_db, database_copies):
    settings.MEDIA_ROOT = files
    database_copies.fill_once("planted", plant_both)
    mine, theirs = Planted(MINE), Planted(THEIRS)
    client.force_login(mine.village.memberships.get().user)
    return mine, theirs


def text(response) -> str:
    body = response.content.decode() if not response.streaming else ""
    return body.encode().decode("unicode_escape", errors="ignore") + body


LISTS = [
    ("wagtailadmin_home", [], {}),
    ("wagtailadmin_explore_root", [], {}),
    ("wagtailadmin_pages:search", [], {"q": "MARKER"}),
    ("wagtailadmin_choose_page", [], {}),
    ("wagtailadmin_choose_page", [], {"page_type": "culture.storypage"}),
    ("wagtailadmin_choose_page_search", [], {"q": "MARKER"}),
    ("wagtailimages:index", [], {}),
    ("wagtailimages:index", [], {"q": "MARKER"}),
    ("wagtailimages_chooser:choose", [], {}),
    ("wagtailimages_chooser:choose_results", [], {"q": "MARKER"}),
    ("wagtaildocs:index", [], {}),
    ("wagtaildocs_chooser:choose", [], {}),
    ("wagtailadmin_api:pages:listing", [], {}),
    ("wagtailadmin_api:images:listing", [], {}),
    ("wagtailadmin_api:documents:listing", [], {}),
    ("wagtailadmin_collections:index", [], {}),
    ("wagtailsnippets:index", [], {}),
    ("wagtailadmin_reports:aging_pages", [], {}),
    ("wagtailadmin_reports:locked_pages", [], {}),
    ("wagtailadmin_reports:site_history", [], {}),
    ("wagtailadmin_reports:page_types_usage", [], {}),
    ("wagtail_localize:translations_report", [], {}),
    ("wagtailadmin_pages:type_use", ["culture", "storypage"], {}),
    ("wagtailusers_users:index", [], {}),
    ("villages:index", [], {}),
    ("people-in-charge:index", [], {}),
    ("questions:index", [], {}),
    ("visits:index", [], {}),
    ("communities:index", [], {}),
    ("pickup-points:index", [], {}),
]


@pytest.mark.parametrize(("name", "args", "query"), LISTS, ids=lambda value: value if isinstance(value, str) else "")
def test_no_list_shows_another_villages_marker(client, planted, name, args, query):
    response = client.get(reverse(name, args=args), query, follow=True)
    assert response.status_code in {200, 403, 404}
    assert THEIRS not in text(response)


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("wagtailadmin_explore", {}),
        ("wagtailimages:index", {}),
        ("wagtailimages_chooser:choose", {}),
        ("wagtaildocs_chooser:choose", {}),
        ("wagtailadmin_api:pages:listing", {}),
        ("wagtailadmin_api:images:listing", {}),
        ("wagtailadmin_api:documents:listing", {}),
    ],
)
def test_ones_own_is_there(client, planted, name, query):
    args = [planted[0].page.pk] if name == "wagtailadmin_explore" else []
    assert MINE in text(client.get(reverse(name, args=args), query))


PAGE_VIEWS = [
    "wagtailadmin_explore",
    "wagtailadmin_choose_page_child",
    "wagtailadmin_pages:edit",
    "wagtailadmin_pages:view_draft",
    "wagtailadmin_pages:history",
    "wagtailadmin_pages:usage",
    "wagtailadmin_pages:delete",
    "wagtailadmin_pages:unpublish",
    "wagtailadmin_pages:move",
    "wagtailadmin_pages:copy",
    "wagtailadmin_pages:add_subpage",
    "wagtailadmin_pages:set_privacy",
    "wagtailadmin_pages:convert_alias",
    "wagtailadmin_pages:workflow_history",
    "wagtail_localize:submit_page_translation",
]


@pytest.mark.parametrize("name", PAGE_VIEWS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_another_villages_page_is_not_found(client, planted, name, method):
    theirs = planted[1]
    for page in (theirs.page, theirs.draft, theirs.story):
        response = getattr(client, method)(reverse(name, args=[page.pk]))
        assert response.status_code == 404
        assert THEIRS not in text(response)
    theirs.story.refresh_from_db()
    assert theirs.story.live


def test_another_villages_files_are_not_found(client, planted):
    theirs = planted[1]
    views = [(f"wagtailimages:{name}", theirs.image) for name in ("edit", "delete", "url_generator", "image_usage")]
    views += [(f"wagtailimages_chooser:{name}", theirs.image) for name in ("chosen", "select_format")]
    views += [(f"wagtaildocs:{name}", theirs.document) for name in ("edit", "delete", "document_usage")]
    views += [("wagtaildocs_chooser:chosen", theirs.document)]
    views += [("wagtailadmin_api:images:detail", theirs.image), ("wagtailadmin_api:documents:detail", theirs.document)]
    for name, thing in views:
        response = client.get(reverse(name, args=[thing.pk]))
        assert response.status_code == 404, name
    many = client.get(reverse("wagtailimages_chooser:chosen_multiple"), {"id": theirs.image.pk})
    assert many.status_code == 404


def test_bulk_actions_do_not_name_others(client, planted):
    theirs = planted[1]
    for app, model, thing in (
        ("wagtailcore", "page", theirs.draft),
        ("images", "customimage", theirs.image),
        ("documents", "customdocument", theirs.document),
    ):
        url = reverse("wagtail_bulk_action", args=[app, model, "delete"])
        for response in (client.get(url, {"id": thing.pk}), client.post(f"{url}?id={thing.pk}")):
            assert response.status_code == 404
            assert THEIRS not in text(response)
    assert CustomImage.objects.filter(pk=theirs.image.pk).exists()


def test_a_story_cannot_be_put_into_another_village(client, planted):
    url = reverse("wagtailadmin_pages:add", args=["culture", "storypage", planted[1].page.pk])
    before = StoryPage.objects.count()
    assert client.get(url).status_code in {302, 403, 404}
    assert client.post(url, {"title": "x"}).status_code in {302, 403, 404}
    assert StoryPage.objects.count() == before


def test_the_page_api_keeps_to_ones_own(client, planted):
    theirs = planted[1]
    assert client.get(reverse("wagtailadmin_api:pages:detail", args=[theirs.draft.pk])).status_code == 404
    answer = client.get(reverse("wagtailadmin_api:pages:listing"), {"child_of": theirs.page.pk})
    assert answer.status_code in {400, 404} or json.loads(answer.content)["meta"]["total_count"] == 0
    action = reverse("wagtailadmin_api:pages:action", args=[theirs.story.pk, "unpublish"])
    assert client.post(action, {}, content_type="application/json").status_code == 404


def test_ones_own_village_page_cannot_be_deleted_moved_or_taken_off(client, planted):
    page = planted[0].page
    home = page.get_parent().get_parent()
    for name, args in (("delete", [page.pk]), ("unpublish", [page.pk]), ("move_confirm", [page.pk, home.pk])):
        response = client.post(reverse(f"wagtailadmin_pages:{name}", args=args))
        assert response.status_code in {302, 403}
    page.refresh_from_db()
    assert page.live
    assert page.get_parent().pk != home.pk


def test_a_customer_does_not_enter_the_admin(client, planted):
    client.force_login(make_user())
    response = client.get(reverse("wagtailadmin_home"))
    assert response.status_code in {302, 403}
    assert THEIRS not in text(response)


def test_a_dismissed_coordinator_loses_everything_at_once(client, planted):
    from portal.villages.services import dismiss

    person = planted[0].village.memberships.get().user
    dismiss(user=person, village=planted[0].village, role="coordinator")
    assert client.get(reverse("wagtailadmin_explore", args=[planted[0].page.pk])).status_code in {302, 403, 404}


@pytest.mark.parametrize("asked", ["id=²", "id=99999999999999999999"])
def test_an_id_that_is_no_number_is_nobodys_picture(client, planted, asked):
    assert client.get(f"/admin/images/chooser/chosen-multiple/?{asked}").status_code == 404


def test_bulk_actions_on_all_pages_do_not_show_other_villages(client, planted):
    mine, theirs = planted
    bulk = "/admin/bulk/wagtailcore/page/delete/?id=all"
    assert client.get(bulk).status_code == 404
    assert client.get(f"{bulk}&childOf={theirs.page.pk}").status_code == 404
    own = client.get(f"{bulk}&childOf={mine.page.pk}")
    assert own.status_code in (200, 302)
    assert THEIRS not in text(own)
