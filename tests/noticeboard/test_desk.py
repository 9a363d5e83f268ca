"""The office's pages of notices; what belongs to another compound is not there."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from portal.noticeboard.models import Notice
from tests.factories import make_user
from tests.noticeboard.factories import make_notice
from tests.residents.factories import add_building, make_compound, make_resident, make_staff

pytestmark = pytest.mark.django_db
TYPED = {
    "title_en": "Lift off",
    "text_en": "The lift is off on Monday.",
    "audience": "residents",
    "shown_until": "2099-01-01T20:00",
}


@pytest.fixture
def office(client):
    community = make_compound()
    staff = make_staff(community)
    client.force_login(staff)
    return community, staff


def test_two_typed_fields_and_one_button_post_a_notice(client, office):
    community, staff = office
    page = client.get("/en/office/notices/new/")
    assert page.context["form"].initial["audience"] == "residents"
    response = client.post("/en/office/notices/new/", {**TYPED, "do": "post"})
    notice = Notice.objects.get()
    assert response.url == f"/en/notices/{community.slug}/{notice.pk}/"
    assert (notice.state, notice.made_by, notice.title_en, notice.phase) == ("published", staff, "Lift off", "pinned")


def test_nothing_typed_is_lost_when_something_is_missing(client, office):
    wrong = {**TYPED, "text_en": "", "title_zh_hans": "电梯", "shown_until": ""}
    response = client.post("/en/office/notices/new/", wrong)
    assert response.status_code == 422
    page = response.content.decode()
    assert 'value="Lift off"' in page
    assert 'value="电梯"' in page
    assert not Notice.objects.exists()


def test_a_draft_is_seen_by_the_office_alone_until_it_is_posted(client, office):
    community, _staff = office
    client.post("/en/office/notices/new/", {**TYPED, "do": "draft"})
    draft = Notice.objects.get()
    assert client.get(draft.get_absolute_url()).status_code == 200
    home = make_resident(community)
    client.force_login(home.user)
    assert client.get(draft.get_absolute_url()).status_code == 404
    client.force_login(make_staff(community))
    client.post(f"/en/office/notices/{draft.pk}/publish/")
    client.force_login(home.user)
    assert client.get(draft.get_absolute_url()).status_code == 200


def test_a_notice_is_corrected_ended_and_withdrawn_after_a_question(client, office):
    community, staff = office
    notice = make_notice(community, by=staff)
    address = f"/en/office/notices/{notice.pk}/"
    assert client.get(address).status_code == 200
    client.post(address, {**TYPED, "title_zh_hans": "停水", "text_zh_hans": "周日停水。"})
    notice.refresh_from_db()
    assert (notice.text_en, notice.corrected_at is not None) == ("The lift is off on Monday.", True)
    assert "Corrected" in client.get(notice.get_absolute_url()).content.decode()
    client.post(f"{address}end/")
    notice.refresh_from_db()
    assert notice.phase == "past"
    assert "Withdraw this notice?" in client.get(f"{address}withdraw/").content.decode()
    notice.refresh_from_db()
    assert notice.state == "published"
    client.post(f"{address}withdraw/")
    notice.refresh_from_db()
    assert notice.state == "withdrawn"
    assert client.get(address).status_code == 200


def picture() -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(out, "PNG")
    return SimpleUploadedFile("gate.png", out.getvalue(), "image/png")


def test_picture_and_document_are_given_only_to_those_who_may_read_the_notice(client, office):
    community, _staff = office
    files = {"picture": picture(), "document": SimpleUploadedFile("plan.pdf", b"%PDF-1.7 plan")}
    words = {"picture_alt": "The gate", "document_title": "Plan"}
    assert client.post("/en/office/notices/new/", {**TYPED, **words, **files}).status_code == 302
    notice = Notice.objects.get()
    home = make_resident(community)
    for name in ("picture", "document"):
        address = f"{notice.get_absolute_url()}{name}/"
        client.force_login(home.user)
        response = client.get(address)
        assert (response.status_code, "no-store" in response["Cache-Control"]) == (200, True)
        client.force_login(make_user())
        assert client.get(address).status_code == 404
        client.logout()
        assert client.get(address).status_code == 302


@pytest.mark.parametrize(
    "wrong",
    [
        {"document": SimpleUploadedFile("x.pdf", b"MZ not a pdf"), "document_title": "x"},
        {"picture": SimpleUploadedFile("x.png", b"not a picture"), "picture_alt": "x"},
    ],
)
def test_files_that_are_something_else_are_refused(client, office, wrong):
    assert client.post("/en/office/notices/new/", {**TYPED, **wrong}).status_code == 422
    assert not Notice.objects.exists()


def test_a_picture_needs_words(client, office):
    assert client.post("/en/office/notices/new/", {**TYPED, "picture": picture()}).status_code == 422


def test_what_belongs_to_another_compound_is_not_there(client, office):
    there = make_compound()
    notice = make_notice(there, title_en="Marker")
    draft = make_notice(there, title_en="Marker", is_draft=True)
    for page in ("", "?show=draft", "?show=pinned"):
        assert "Marker" not in client.get(f"/en/office/notices/{page}").content.decode()
    for page in (f"?compound={there.slug}", f"new/?compound={there.slug}", f"{notice.pk}/", f"{notice.pk}/withdraw/"):
        assert client.get(f"/en/office/notices/{page}").status_code == 404
    for page in (f"{draft.pk}/publish/", f"{notice.pk}/end/", f"{notice.pk}/withdraw/", f"{draft.pk}/discard/"):
        assert client.post(f"/en/office/notices/{page}").status_code == 404
    assert client.post(f"/en/office/notices/new/?compound={there.slug}", TYPED).status_code == 404
    nine = add_building(there, "9", 1)
    assert client.post("/en/office/notices/new/", {**TYPED, "buildings": [nine.pk]}).status_code == 422
    assert sorted(Notice.objects.values_list("state", flat=True)) == ["draft", "published"]


@pytest.mark.parametrize("who", ["resident", "operator"])
def test_nobody_else_comes_in(client, office, who):
    community, staff = office
    notice = make_notice(community, by=staff)
    people = {
        "resident": lambda: make_resident(community).user,
        "operator": lambda: make_user(is_staff=True, is_superuser=True),
    }
    client.force_login(people[who]())
    for page in ("", "new/", f"{notice.pk}/", f"{notice.pk}/withdraw/"):
        assert client.get(f"/en/office/notices/{page}").status_code == 404
    client.post(f"/en/office/notices/{notice.pk}/withdraw/")
    notice.refresh_from_db()
    assert notice.state == "published"


def test_saving_what_the_form_shows_is_no_correction(client, office):
    community, staff = office
    notice = make_notice(community, by=staff)
    address = f"/en/office/notices/{notice.pk}/"
    form = client.get(address).context["form"]
    shown = {field.html_name: field.value() for field in form if field.value() not in (None, False, [])}
    shown = {
        name: form[name].field.widget.format_value(value) if "shown" in name else value for name, value in shown.items()
    }
    assert client.post(address, shown).status_code == 302
    notice.refresh_from_db()
    assert notice.corrected_at is None
