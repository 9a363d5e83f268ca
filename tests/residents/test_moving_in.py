"""Moving in: by a code at once, or after the office has answered."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from portal.outbox.services import deliver_due
from portal.residents.codes import SIGNS, code_of, digest_of
from portal.residents.exceptions import AlreadyHere, CodeUnknown, NotWaiting
from portal.residents.models import Invitation, Residency
from portal.residents.services import ask_to_move_in, call_back, invite_flats, move_in_by_code, take_back_request
from tests.factories import make_user
from tests.residents.factories import flat_in, make_code, make_compound, make_request, make_resident, make_staff

pytestmark = pytest.mark.django_db


def test_a_code_makes_the_first_of_a_flat_the_head_of_its_household():
    community = make_compound()
    home = move_in_by_code(user=make_user(), code=make_code(flat_in(community)), name=" W ")
    assert (home.state, home.way, home.role, home.shown_to) == ("active", "code", "head", "office")
    assert (home.flat.number, home.community, home.name) == ("101", community, "W")
    assert home.since is not None
    assert Invitation.objects.get().uses_left == 3


def test_a_code_may_be_typed_in_small_letters_with_spaces():
    community = make_compound()
    typed = make_code(flat_in(community)).lower().replace("-", " ")
    assert move_in_by_code(user=make_user(), code=typed, name="W").state == "active"


def test_no_table_holds_the_code():
    code = make_code(flat_in(make_compound()))
    row = Invitation.objects.values().get()
    assert not any(code in str(value) or code.replace("-", "") in str(value) for value in row.values())
    assert row["digest"] == digest_of(code)
    assert set(code.replace("-", "")) <= set(SIGNS)
    assert code_of(row["seed"]) == code


@pytest.mark.parametrize("spoil", ["mistyped", "used up", "expired", "called back"])
def test_a_code_that_is_not_open_lets_nobody_in(spoil):
    community = make_compound()
    code = make_code(flat_in(community))
    if spoil == "mistyped":
        code = code[:-1] + ("2" if code[-1] != "2" else "3")
    if spoil == "used up":
        Invitation.objects.update(uses_left=0)
    if spoil == "expired":
        Invitation.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    if spoil == "called back":
        assert call_back(flat=flat_in(community), by=make_staff(community)) == 1
    with pytest.raises(CodeUnknown):
        move_in_by_code(user=make_user(), code=code, name="W")
    assert not Residency.objects.exists()


def test_a_code_of_another_compound_is_unknown_here():
    here, there = make_compound(), make_compound()
    code = make_code(flat_in(there))
    with pytest.raises(CodeUnknown):
        move_in_by_code(user=make_user(), code=code, name="W", community=here)
    assert Invitation.objects.get().uses_left == 4


def test_who_lives_here_spends_no_use_of_a_second_code():
    community = make_compound()
    home = make_resident(community)
    code = make_code(flat_in(community, "102"))
    with pytest.raises(AlreadyHere):
        move_in_by_code(user=home.user, code=code, name="W")
    assert Invitation.objects.get(flat__number="102").uses_left == 4
    assert Residency.objects.count() == 1


def test_one_may_live_in_two_compounds():
    one, two = make_compound(), make_compound()
    home = make_resident(one)
    move_in_by_code(user=home.user, code=make_code(flat_in(two)), name="W")
    assert Residency.objects.active().filter(user=home.user).count() == 2


def test_a_request_waits_and_both_sides_get_a_letter():
    community = make_compound()
    staff = make_staff(community, email="office@example.com", language="zh-hans")
    make_staff(make_compound(), email="elsewhere@example.com")
    home = make_request(community, email="new@example.com", language="en")
    assert (home.state, home.way, home.since) == ("asked", "approval", None)
    deliver_due()
    deliver_due()
    sent = {letter.to[0]: letter for letter in mail.outbox}
    assert set(sent) == {staff.email, "new@example.com"}
    assert sent["office@example.com"].subject == "请求登记：3 栋 101"
    assert sent["new@example.com"].subject == f"{community.name_en}: the office will answer"
    assert f"/en/my-home/{community.slug}/" in sent["new@example.com"].body


def test_asking_again_changes_the_one_request():
    community = make_compound()
    home = make_request(community)
    ask_to_move_in(user=home.user, flat=flat_in(community, "102"), name="T", message="2 rooms")
    assert Residency.objects.values_list("flat__number", "message").get() == ("102", "2 rooms")


def test_a_code_answers_a_request_that_waits():
    community = make_compound()
    home = make_request(community)
    move_in_by_code(user=home.user, code=make_code(flat_in(community, "102")), name="T")
    assert Residency.objects.values_list("state", "flat__number", "way").get() == ("active", "102", "code")


def test_who_lives_here_does_not_ask_again():
    community = make_compound()
    home = make_resident(community)
    with pytest.raises(AlreadyHere):
        ask_to_move_in(user=home.user, flat=flat_in(community, "102"), name="W")
    assert Residency.objects.get().flat == home.flat


def test_a_request_is_taken_back_until_it_is_answered():
    community = make_compound()
    home = make_request(community)
    take_back_request(residency=home)
    assert not Residency.objects.exists()
    with pytest.raises(NotWaiting):
        take_back_request(residency=make_resident(community))


def test_a_flat_whose_letter_is_open_keeps_its_code():
    community, staff = make_compound(), None
    staff = make_staff(community)
    flats = flat_in(community).building.flats.all()
    assert invite_flats(community=community, flats=flats, by=staff) == 3
    assert invite_flats(community=community, flats=flats, by=staff) == 0


def test_the_next_with_the_same_letter_is_a_member():
    community = make_compound()
    code = make_code(flat_in(community))
    homes = [move_in_by_code(user=make_user(), code=code, name="W") for _each in range(4)]
    assert [home.role for home in homes] == ["head", "member", "member", "member"]
    with pytest.raises(CodeUnknown):
        move_in_by_code(user=make_user(), code=code, name="W")
