"""The office lets in, refuses and ends; nobody else does."""

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError

from portal.outbox.services import deliver_due
from portal.residents.exceptions import NotLivingHere, NotWaiting
from portal.residents.models import Invitation, Residency
from portal.residents.services import add_flats, approve, call_back, end_residency, invite_flats, refuse
from tests.factories import make_user
from tests.residents.factories import flat_in, make_compound, make_request, make_resident, make_staff

pytestmark = pytest.mark.django_db


def test_whoever_is_approved_first_becomes_the_head_and_the_next_a_member():
    community = make_compound()
    staff = make_staff(community)
    first = approve(residency=make_request(community), by=staff)
    second = approve(residency=make_request(community), by=staff)
    assert [(home.state, home.role, home.answered_by) for home in (first, second)] == [
        ("active", "head", staff),
        ("active", "member", staff),
    ]


@pytest.mark.parametrize(
    ("answer", "subject"),
    [("approve", "Welcome to {}"), ("refuse", "{}: the office could not enter you")],
)
def test_the_answer_comes_by_mail_in_the_readers_language(answer, subject):
    community = make_compound()
    home = make_request(community, email="new@example.com", language="en")
    deliver_due()
    deliver_due()
    mail.outbox.clear()
    if answer == "approve":
        approve(residency=home, by=make_staff(community))
    else:
        refuse(residency=home, reason="No contract.", by=make_staff(community))
    deliver_due()
    deliver_due()
    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == (["new@example.com"], subject.format(community.name_en))
    assert ("No contract." in letter.body) == (answer == "refuse")
    assert letter.alternatives


def test_a_refusal_needs_a_reason():
    community = make_compound()
    home = make_request(community)
    with pytest.raises(ValidationError):
        refuse(residency=home, reason="  ", by=make_staff(community))
    assert Residency.objects.get().state == "asked"


def test_an_answer_is_given_once():
    community = make_compound()
    staff, home = make_staff(community), make_request(community)
    approve(residency=home, by=staff)
    with pytest.raises(NotWaiting):
        refuse(residency=home, reason="late", by=staff)
    assert Residency.objects.get().state == "active"


def test_ending_hands_the_household_on():
    community = make_compound()
    staff = make_staff(community)
    head = make_resident(community)
    member = approve(residency=make_request(community), by=staff)
    ended = end_residency(residency=head, reason="Sold.", by=staff)
    assert (ended.state, ended.reason) == ("left", "Sold.")
    assert ended.until is not None
    member.refresh_from_db()
    assert member.role == "head"
    with pytest.raises(NotLivingHere):
        end_residency(residency=head, reason="Again.", by=staff)


@pytest.mark.parametrize("who", ["resident", "other office", "operator"])
def test_nobody_but_the_own_office_answers(who):
    community, other = make_compound(), make_compound()
    people = {
        "resident": make_resident(community, "103").user,
        "other office": make_staff(other),
        "operator": make_user(is_staff=True, is_superuser=True),
    }
    home, flat = make_request(community), flat_in(community, "102")
    codes = Invitation.objects.count()
    acts = (
        lambda by: approve(residency=home, by=by),
        lambda by: refuse(residency=home, reason="x", by=by),
        lambda by: end_residency(residency=home, reason="x", by=by),
        lambda by: invite_flats(community=community, flats=flat.building.flats.all(), by=by),
        lambda by: call_back(flat=flat, by=by),
        lambda by: add_flats(community=community, rows=[("9", "1")], by=by),
    )
    for act in acts:
        with pytest.raises(PermissionDenied):
            act(people[who])
    home.refresh_from_db()
    assert home.state == "asked"
    assert (Invitation.objects.count(), community.buildings.count()) == (codes, 1)


def test_a_company_runs_all_its_compounds_and_a_caretaker_only_one():
    from portal.residents.policies import communities_run_by, may_run
    from portal.residents.services import employ

    one = make_compound()
    two = make_compound(one.office.company)
    three = make_compound()
    boss = make_user()
    employ(user=boss, company=one.office.company)
    assert communities_run_by(boss) == [one, two]
    assert [may_run(boss, each) for each in (one, two, three)] == [True, True, False]
    caretaker = make_staff(two)
    assert communities_run_by(caretaker) == [two]
