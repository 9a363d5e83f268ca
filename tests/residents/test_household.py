"""A household decides what it shows, invites its own and moves out."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.ledger.invariants import check_all
from portal.residents.exceptions import NotHead, NotLivingHere
from portal.residents.models import Invitation, Residency
from portal.residents.services import choose_shown, forget_old, invite_member, move_in_by_code, move_out
from portal.users.personal_data import collect_personal_data
from portal.users.services import erase_account
from tests.factories import make_user
from tests.residents.factories import make_compound, make_request, make_resident

pytestmark = pytest.mark.django_db


def invited(head: Residency, **fields) -> Residency:
    code = invite_member(residency=head).code
    return move_in_by_code(user=make_user(**fields), code=code, name="M")


def test_the_head_invites_three_members_with_one_code():
    head = make_resident(make_compound())
    code = invite_member(residency=head)
    assert invite_member(residency=head) == code
    member = invited(head)
    assert (member.role, member.way, member.flat) == ("member", "household", head.flat)
    code.refresh_from_db()
    assert code.uses_left == 2
    with pytest.raises(NotHead):
        invite_member(residency=member)


def test_names_are_shown_as_each_chose_and_to_the_office_only_at_first(client):
    head = make_resident(make_compound(), name="Head")
    quiet, open_one = invited(head), invited(head)
    Residency.objects.filter(pk=quiet.pk).update(name="Quiet one")
    choose_shown(residency=open_one, shown_to="household", name="Open one")
    client.force_login(head.user)
    page = client.get(f"/en/my-home/{head.community.slug}/").content.decode()
    assert "Open one" in page
    assert "Quiet one" not in page
    assert "1 more person, who shows their name to the office only" in page


def test_neighbours_see_only_those_of_their_building_who_chose_so(client):
    community = make_compound()
    me = make_resident(community, "101", name="Me")
    shown = make_resident(community, "102", name="Shown one")
    household = make_resident(community, "103", name="Household one")
    choose_shown(residency=shown, shown_to="neighbours", name="Shown one")
    choose_shown(residency=household, shown_to="household", name="Household one")
    elsewhere = make_resident(make_compound(), name="Elsewhere one")
    choose_shown(residency=elsewhere, shown_to="neighbours", name="Elsewhere one")
    client.force_login(me.user)
    page = client.get(f"/en/my-home/{community.slug}/neighbours/").content.decode()
    assert "Shown one" in page
    for name in ("Household one", "Elsewhere one"):
        assert name not in page


def test_after_the_head_the_longest_member_is_head_and_the_last_one_ends_the_codes():
    head = make_resident(make_compound())
    member = invited(head)
    move_out(residency=head)
    member.refresh_from_db()
    assert member.role == "head"
    move_out(residency=member)
    assert not Invitation.objects.usable().filter(by_household=True).exists()
    with pytest.raises(NotLivingHere):
        move_out(residency=member)
    with pytest.raises(NotLivingHere):
        choose_shown(residency=member, shown_to="neighbours", name="M")


def test_the_download_tells_of_homes_and_of_notices_by_mail():
    home = make_resident(make_compound(), name="W")
    data = collect_personal_data(home.user)
    assert [(row["building"], row["flat"], row["state"], row["name"]) for row in data["homes"]] == [
        ("3", "101", "active", "W")
    ]
    assert data["notices_by_mail"] == []


def test_an_erased_account_ends_its_homes_and_keeps_no_name():
    community = make_compound()
    head = make_resident(community, name="Named")
    member = invited(head)
    make_request(make_compound(), name="Named")
    erase_account(user=head.user)
    head.refresh_from_db()
    assert (head.state, head.user, head.name, head.message, head.reason) == ("left", None, "", "", "")
    member.refresh_from_db()
    assert member.role == "head"
    assert not Residency.objects.filter(user=head.user_id or 0).exists()
    assert {name: finding.broken for name, finding in check_all().items() if finding.broken} == {}


def test_names_of_those_who_left_are_forgotten_after_a_year():
    home = make_resident(make_compound(), name="Named")
    move_out(residency=home)
    assert forget_old() == "0 residencies forgotten"
    later = timezone.now() + timedelta(days=366)
    assert forget_old(now=later) == "1 residencies forgotten"
    home.refresh_from_db()
    assert (home.user, home.name, home.state) == (None, "", "left")


def test_the_books_notice_a_home_in_another_compound():
    home = make_resident(make_compound())
    Residency.objects.update(community=make_compound())
    finding = check_all()["residencies lie in their flat's community"]
    assert finding.broken == f"elsewhere: {home.pk}"
