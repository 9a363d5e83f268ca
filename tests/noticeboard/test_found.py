"""The site's search finds notices that are for everybody, and for a resident those of the own compound and building."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from portal.noticeboard.services import withdraw
from portal.outbox.services import deliver_due
from tests.factories import make_user
from tests.noticeboard.factories import make_notice
from tests.residents.factories import add_building, make_compound, make_request, make_resident, make_staff

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("text_index", "remembered_parts")]
MARKERS = ("Public", "Athome", "Nine", "Elsewhere", "Draft", "Withdrawn", "Planned")


def found(user=None, query: str = "q=lift") -> list[str]:
    """Return which of the planted notices somebody finds who looks for “lift”."""
    reader = Client()
    if user:
        reader.force_login(user)
    page = reader.get(f"/en/search/?{query}").content.decode()
    return [marker for marker in MARKERS if f"{marker} lift" in page]


@pytest.fixture
def planted():
    """A compound with a notice of each kind, and another one with a notice for its own residents."""
    here, there = make_compound(), make_compound()
    staff, nine = make_staff(here), add_building(here, "9", 1)
    make_notice(here, by=staff, title_en="Public lift", audience="everyone")
    make_notice(here, by=staff, title_en="Athome lift")
    make_notice(here, by=staff, title_en="Nine lift", buildings=[nine])
    make_notice(there, title_en="Elsewhere lift")
    make_notice(here, by=staff, title_en="Draft lift", audience="everyone", is_draft=True)
    withdraw(notice=make_notice(here, by=staff, title_en="Withdrawn lift", audience="everyone"), by=staff)
    later = timezone.now() + timedelta(hours=1)
    make_notice(here, by=staff, title_en="Planned lift", audience="everyone", shown_from=later)
    return here, there, nine


def test_each_finds_what_is_for_them_whoever_looked_before(planted):
    here, there, nine = planted
    home, other = make_resident(here), make_resident(there)
    assert found(home.user) == ["Public", "Athome"]
    assert found() == ["Public"]
    assert found(other.user) == ["Public", "Elsewhere"]
    assert found(make_user()) == ["Public"]
    assert found(make_request(here, "102").user) == ["Public"]
    home.flat = nine.flats.get()
    home.save()
    assert found(home.user) == ["Public", "Athome", "Nine"]
    assert found() == ["Public"]


def test_one_kind_in_full_keeps_the_same_borders(planted):
    home = make_resident(planted[0])
    assert found(home.user, "q=lift&kind=notices") == ["Public", "Athome"]
    assert found(None, "q=lift&kind=notices") == ["Public"]


def test_what_a_resident_found_is_kept_by_nobody(planted):
    reader = Client()
    reader.force_login(make_resident(planted[0]).user)
    assert "no-store" in reader.get("/en/search/?q=lift")["Cache-Control"]


def test_a_notice_is_found_in_either_language_by_text_and_pinyin_and_names_its_compound(planted):
    make_notice(planted[0], title_zh_hans="电梯检修", title_en="Planned lift", audience="everyone")
    for words in ("电梯", "dianti", "Saturday", "周六停水"):
        page = Client().get("/en/search/", {"q": words}).content.decode()
        assert f"<span>{planted[0].name_en}</span>" in page, words


def test_what_was_remembered_forgets_a_notice_that_is_withdrawn_and_learns_one_that_begins(
    planted, django_capture_on_commit_callbacks, monkeypatch
):
    here = planted[0]
    assert found() == ["Public"]
    later = timezone.now() + timedelta(hours=2)
    with django_capture_on_commit_callbacks(execute=True):
        monkeypatch.setattr("django.utils.timezone.now", lambda: later)
        deliver_due()
    assert found() == ["Public", "Planned"]
    with django_capture_on_commit_callbacks(execute=True):
        public = here.notices.get(title_en="Public lift")
        withdraw(notice=public, by=public.made_by)
    assert found() == ["Planned"]
