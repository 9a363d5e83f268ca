"""The office writes, posts, corrects, ends and withdraws; nobody else does."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone, translation

from portal.noticeboard.exceptions import NotNow
from portal.noticeboard.models import Notice
from portal.noticeboard.services import correct, discard, end_now, publish, withdraw, write_notice
from tests.factories import make_user
from tests.noticeboard.factories import make_notice, texts
from tests.residents.factories import add_building, make_compound, make_resident, make_staff

pytestmark = pytest.mark.django_db


def test_a_notice_is_published_at_once_and_pinned_until_it_expires():
    notice = make_notice(make_compound())
    assert (notice.state, notice.phase) == ("published", "pinned")
    assert notice.published_at is not None
    assert Notice.objects.pinned().get() == notice
    assert not Notice.objects.pinned(now=notice.shown_until).exists()


def test_one_language_is_enough_and_the_other_shows_the_original():
    notice = make_notice(make_compound(), title_en="", text_en="")
    with translation.override("en"):
        assert (notice.heading, notice.body, notice.language, notice.is_original) == (
            "停水",
            "周六停水。",
            "zh-hans",
            True,
        )
    with translation.override("zh-hans"):
        assert notice.is_original is False


def test_a_title_without_its_text_is_never_shown_with_the_text_of_another_language():
    notice = make_notice(make_compound(), text_en="")
    with translation.override("en"):
        assert (notice.heading, notice.body) == ("停水", "周六停水。")


@pytest.mark.parametrize("wrong", [{"title_zh_hans": "", "title_en": ""}, {"audience": "nobody"}, "ends before"])
def test_a_notice_that_says_nothing_or_ends_too_early_is_refused(wrong):
    if wrong == "ends before":
        wrong = {"shown_until": timezone.now() - timedelta(days=1)}
    with pytest.raises(ValidationError):
        make_notice(make_compound(), **wrong)
    assert not Notice.objects.exists()


def test_buildings_of_another_compound_are_refused():
    there = add_building(make_compound(), "9", 1)
    with pytest.raises(ValidationError):
        make_notice(make_compound(), buildings=[there])
    assert not Notice.objects.filter(state="published").exists()


def test_a_correction_is_marked_with_its_time_and_the_same_words_are_none():
    community = make_compound()
    staff = make_staff(community)
    notice = make_notice(community, by=staff)
    same = {name: getattr(notice, name) for name in texts()}
    assert correct(notice=notice, fields=same, by=staff).corrected_at is None
    changed = correct(notice=notice, fields={**same, "text_en": "No water on Sunday."}, by=staff)
    assert changed.corrected_at is not None
    assert changed.text_en == "No water on Sunday."


def test_a_draft_is_changed_without_a_mark_posted_once_or_deleted():
    community = make_compound()
    staff = make_staff(community)
    draft = make_notice(community, by=staff, is_draft=True)
    assert correct(notice=draft, fields={**texts(), "text_en": "x"}, by=staff).corrected_at is None
    assert publish(notice=draft, by=staff).state == "published"
    with pytest.raises(NotNow):
        publish(notice=draft, by=staff)
    with pytest.raises(NotNow):
        discard(notice=draft, by=staff)
    other = make_notice(community, by=staff, is_draft=True)
    discard(notice=other, by=staff)
    assert Notice.objects.get() == draft


def test_ending_and_withdrawing_are_each_done_once():
    community = make_compound()
    staff = make_staff(community)
    notice = make_notice(community, by=staff, shown_from=timezone.now() - timedelta(hours=1))
    assert end_now(notice=notice, by=staff).phase == "past"
    with pytest.raises(NotNow):
        end_now(notice=notice, by=staff)
    gone = withdraw(notice=notice, by=staff)
    assert (gone.state, gone.withdrawn_at is not None) == ("withdrawn", True)
    with pytest.raises(NotNow):
        withdraw(notice=notice, by=staff)
    with pytest.raises(NotNow):
        correct(notice=notice, fields=texts(), by=staff)


@pytest.mark.parametrize("who", ["resident", "other office", "operator"])
def test_nobody_but_the_own_office_signs(who):
    community = make_compound()
    people = {
        "resident": make_resident(community).user,
        "other office": make_staff(make_compound()),
        "operator": make_user(is_staff=True, is_superuser=True),
    }
    by, notice = people[who], make_notice(community)
    acts = (
        lambda: write_notice(community=community, fields=texts(), by=by),
        lambda: correct(notice=notice, fields=texts(text_en="x"), by=by),
        lambda: publish(notice=notice, by=by),
        lambda: end_now(notice=notice, by=by),
        lambda: withdraw(notice=notice, by=by),
        lambda: discard(notice=notice, by=by),
    )
    for act in acts:
        with pytest.raises(PermissionDenied):
            act()
    assert Notice.objects.values_list("state", "text_en").get() == ("published", "No water on Saturday.")
