"""What is downloaded, what goes with an erased account, and what goes with time."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.outbox.models import Message
from portal.repairs.models import Photo, Repair, SameHere
from portal.repairs.personal_data import joined_by, repairs_of
from portal.repairs.services import finish, forget_old_repairs, have_same, rate
from portal.users.services import erase_account
from tests.repairs.factories import make_done, make_repair, photo
from tests.residents.factories import make_compound, make_resident, make_staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    community = make_compound()
    return community, make_staff(community), make_resident(community, "101", email="w@example.com")


def test_the_download_holds_ones_own_words_and_photos_and_the_offices_answers(place):
    community, staff, home = place
    repair = make_done(home, staff, text="Drips", photos=[photo()])
    rate(repair=repair, by=home.user, rating=3, text="Fine")
    have_same(repair=make_repair(make_resident(community, "102"), place="yard"), residency=home)
    mine = repairs_of(home.user)
    assert [(row["number"], row["text"], row["rating"]) for row in mine] == [(repair.code, "Drips", 3)]
    assert [step["kind"] for step in mine[0]["steps"]] == ["received", "done", "rated"]
    assert len(mine[0]["steps"][0]["photos"]) == 1
    assert len(joined_by(home.user)) == 1
    assert repairs_of(staff) == []


def test_an_erased_account_leaves_requests_without_words_photos_and_name(place, django_capture_on_commit_callbacks):
    community, staff, home = place
    flat, yard = make_repair(home, photos=[photo()]), make_repair(home, place="yard")
    done = make_done(home, staff)
    rate(repair=done, by=home.user, rating=2, text="Words")
    have_same(repair=yard, residency=make_resident(community, "102"))
    with django_capture_on_commit_callbacks(execute=True):
        erase_account(user=home.user)
    assert dict(Repair.objects.values_list("pk", "state")) == {flat.pk: "withdrawn", yard.pk: "new", done.pk: "done"}
    for repair in Repair.objects.all():
        assert (repair.reported_by, repair.residency, repair.text, repair.rating_text) == (None, None, "", "")
        assert {step.text for step in repair.steps.all()} == {""}
    assert (Photo.objects.count(), Repair.objects.get(pk=done.pk).rating) == (0, 2)
    assert not Message.objects.filter(payload__icontains="w@example.com").exists()


def test_photos_go_after_half_a_year_and_words_after_a_year(place):
    community, staff, home = place
    repair = make_done(home, staff, photos=[photo()])
    still_open = make_repair(home, place="yard", text="Open")
    have_same(repair=still_open, residency=make_resident(community, "102"))
    now = timezone.now()
    assert forget_old_repairs(now=now + timedelta(days=100)) == "0 photos deleted, 0 requests forgotten"
    assert forget_old_repairs(now=now + timedelta(days=181)) == "1 photos deleted, 0 requests forgotten"
    assert forget_old_repairs(now=now + timedelta(days=366)) == "0 photos deleted, 1 requests forgotten"
    repair.refresh_from_db()
    still_open.refresh_from_db()
    assert (repair.text, repair.reported_by, repair.state) == ("", None, "done")
    assert (still_open.text, SameHere.objects.get().residency is None) == ("Open", False)
    finish(repair=still_open, by=staff, text="Done")
