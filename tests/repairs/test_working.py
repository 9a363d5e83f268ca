"""The office takes, gives, answers, plans, finishes, refuses and joins requests; what neighbours and leads are told."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from portal.outbox.models import Message
from portal.outbox.services import deliver_due
from portal.repairs.exceptions import ChangedMeanwhile, NothingSaid, NotTheSame, NotYours
from portal.repairs.invariants import neighbours_join_common_parts_alone, repairs_stay_in_their_compound
from portal.repairs.letters import write_lead
from portal.repairs.models import Repair, SameHere
from portal.repairs.people import leads_of, people_of
from portal.repairs.services import (
    add_word,
    answer,
    drop_firm,
    finish,
    give_to,
    have_same,
    keep_firm,
    merge,
    plan_visit,
    refuse,
    say_again,
    take,
)
from portal.repairs.services.late import look_at_what_is_due
from portal.residents.services import employ
from tests.factories import make_user
from tests.repairs.factories import make_repair, photo
from tests.residents.factories import add_building, make_compound, make_resident, make_staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    """A compound with somebody of the office and a resident in 3-101."""
    community = make_compound()
    staff = make_staff(community, email="desk@example.com", first_name="Desk", language="en")
    return community, staff, make_resident(community, "101", email="w@example.com", language="en", name="Wren")


def mails(mailoutbox) -> list[tuple[str, str]]:
    """Send what is promised and return addressee and subject of each that the test names, then forget them."""
    while deliver_due():
        pass
    sent = [(mail.to[0], mail.subject) for mail in mailoutbox if not mail.to[0].startswith("person")]
    mailoutbox.clear()
    return sorted(sent)


def test_the_first_thing_the_office_does_is_the_answer(place):
    _community, staff, home = place
    repair = take(repair=make_repair(home), by=staff)
    assert (repair.state, repair.staff, repair.due_at) == ("taken", staff, repair.done_by)
    first = repair.answered_at
    assert answer(repair=repair, by=staff, text="Tomorrow").answered_at == first


def test_every_verb_of_the_office_is_for_its_own_people(place):
    community, staff, home = place
    repair, stranger = make_repair(home), make_staff(make_compound())
    begins = timezone.now() + timedelta(days=1)
    for by in (stranger, home.user, make_user(is_staff=True, is_superuser=True)):
        for step in (
            lambda by=by: take(repair=repair, by=by),
            lambda by=by: give_to(repair=repair, by=by, staff=staff),
            lambda by=by: answer(repair=repair, by=by, text="x"),
            lambda by=by: plan_visit(repair=repair, by=by, begins=begins, ends=begins + timedelta(hours=1)),
            lambda by=by: finish(repair=repair, by=by, text="x", photos=[photo()]),
            lambda by=by: refuse(repair=repair, by=by, text="x"),
            lambda by=by: merge(duplicate=repair, main=repair, by=by),
            lambda by=by: keep_firm(community=community, name="F", phone="1", by=by),
        ):
            with pytest.raises(PermissionDenied):
                step()
    repair.refresh_from_db()
    assert (repair.state, repair.steps.count()) == ("new", 1)


def test_work_is_given_to_colleagues_and_own_firms_alone(place):
    community, staff, home = place
    repair, other = make_repair(home), make_compound()
    foreign = keep_firm(community=other, name="Far", phone="1", by=make_staff(other))
    for facts in ({"staff": make_staff(other)}, {"firm": foreign}, {}):
        with pytest.raises(NotYours):
            give_to(repair=repair, by=staff, **facts)
    firm = keep_firm(community=community, name="Lift works", phone="0871-1", by=staff)
    given = give_to(repair=repair, by=staff, firm=firm)
    assert (given.firm, given.staff, given.state, given.steps.last().kind) == (firm, None, "taken", "firm")
    given = give_to(repair=repair, by=staff, staff=staff)
    assert (given.firm, given.staff, given.steps.last().kind) == (None, staff, "staff")
    drop_firm(firm=firm, by=staff)
    assert keep_firm(community=community, name="Lift works", phone="2", by=staff) == firm


def test_a_visit_lies_ahead_and_a_refusal_has_a_reason(place):
    _community, staff, home = place
    repair, now = make_repair(home), timezone.now()
    for begins, ends in ((now - timedelta(hours=1), now), (now + timedelta(hours=2), now + timedelta(hours=1))):
        with pytest.raises(ValidationError):
            plan_visit(repair=repair, by=staff, begins=begins, ends=ends)
    for step in (lambda: refuse(repair=repair, by=staff, text=" "), lambda: finish(repair=repair, by=staff)):
        with pytest.raises(NothingSaid):
            step()
    planned = plan_visit(repair=repair, by=staff, begins=now + timedelta(days=1), ends=now + timedelta(days=1, hours=2))
    assert (planned.state, planned.steps.last().visit_from) == ("planned", planned.visit_from)
    refused = refuse(repair=repair, by=staff, text="It is the water company's pipe")
    assert (refused.state, refused.due_at, refused.done_at) == ("refused", None, None)
    with pytest.raises(ChangedMeanwhile):
        finish(repair=repair, by=staff, text="x")


def test_two_about_the_same_go_on_as_one_and_each_flat_counts_once(place):
    community, staff, home = place
    main = make_repair(home, category="lift", place="building")
    neighbour, third = make_resident(community, "102"), make_resident(community, "103")
    duplicate = make_repair(neighbour, category="lift", place="building")
    have_same(repair=duplicate, residency=third)
    have_same(repair=duplicate, residency=home)
    have_same(repair=main, residency=third)
    assert merge(duplicate=duplicate, main=main, by=staff) == main
    duplicate.refresh_from_db()
    assert (duplicate.state, duplicate.merged_into, duplicate.steps.last().text) == ("merged", main, main.number)
    assert sorted(SameHere.objects.values_list("repair", "flat__number")) == [(main.pk, "102"), (main.pk, "103")]
    assert (repairs_stay_in_their_compound().broken, neighbours_join_common_parts_alone().broken) == ("", "")


def test_what_is_about_a_flat_never_reaches_another_flat(place):
    community, staff, home = place
    other = make_resident(community, "102")
    elsewhere = make_resident(make_compound())
    pairs = [
        (make_repair(other), make_repair(home)),
        (make_repair(other, place="yard"), make_repair(home)),
        (make_repair(other), make_repair(home, place="yard")),
        (make_repair(other, place="yard"), make_repair(elsewhere, place="yard")),
    ]
    for duplicate, main in pairs:
        with pytest.raises(NotTheSame):
            merge(duplicate=duplicate, main=main, by=staff)
    assert not Repair.objects.filter(state="merged").exists()
    merge(duplicate=make_repair(home), main=pairs[0][1], by=staff)
    assert not SameHere.objects.exists()


def test_stairs_of_two_buildings_are_not_the_same(place):
    community, staff, home = place
    flat = add_building(community, "4", 1).flats.get()
    other = make_resident(community, "102")
    other.flat = flat
    with pytest.raises(NotTheSame):
        merge(duplicate=make_repair(other, place="building"), main=make_repair(home, place="building"), by=staff)


def test_each_side_is_written_to_at_each_step_of_the_other(place, mailoutbox):
    community, staff, home = place
    colleague = make_staff(community, email="two@example.com", language="zh-hans")
    repair = make_repair(home, category="lift", place="building", text="Stuck on three")
    word = f"Repair {repair.number} · Lift"
    assert mails(mailoutbox) == [
        ("desk@example.com", f"{word}: Reported"),
        ("two@example.com", f"报修 {repair.number} · 电梯：已报修"),
        ("w@example.com", f"{word}: Reported"),
    ]
    take(repair=repair, by=staff)
    assert mails(mailoutbox) == [("w@example.com", f"{word}: Taken up")]
    add_word(repair=repair, by=home.user, text="Still")
    assert mails(mailoutbox) == [("desk@example.com", f"{word}: Added")]
    give_to(repair=repair, by=staff, staff=colleague)
    assert [to for to, _subject in mails(mailoutbox)] == ["two@example.com"]
    finish(repair=repair, by=colleague, text="Runs")
    assert mails(mailoutbox) == [("w@example.com", f"{word}: Done")]
    say_again(repair=repair, by=home.user, text="Stuck")
    assert [to for to, _subject in mails(mailoutbox)] == ["two@example.com"]


def test_neighbours_and_the_lead_read_no_flat_no_name_and_no_word(place, mailoutbox):
    community, staff, home = place
    group = Group.objects.create(name="lead")
    community.group = group
    community.save()
    lead = make_user(email="lead@example.com", language="en")
    lead.groups.add(group)
    repair = make_repair(home, category="lift", place="building", text="Planted words")
    have_same(repair=repair, residency=make_resident(community, "102", email="n@example.com", language="en"))
    Repair.objects.update(due_at=timezone.now() - timedelta(hours=1))
    repair.refresh_from_db()
    mails(mailoutbox)
    look_at_what_is_due({"repair": repair.pk, "due": repair.due_at.isoformat()})
    finished = finish(repair=repair, by=staff, text="Planted answer")
    while deliver_due():
        pass
    others = {mail.to[0]: mail.body + str(mail.alternatives) for mail in mailoutbox if mail.to[0] != "w@example.com"}
    assert set(others) == {"n@example.com"}, "the lead is not written to about what is done by now"
    Repair.objects.filter(pk=finished.pk).update(state="taken", due_at=timezone.now(), closed_at=None)
    write_lead(Message.objects.get(kind="repairs.lead").payload)
    while deliver_due():
        pass
    others = {mail.to[0]: mail.body + str(mail.alternatives) for mail in mailoutbox if mail.to[0] != "w@example.com"}
    assert set(others) == {"n@example.com", "lead@example.com"}
    for text in others.values():
        assert repair.number in text
        for planted in ("Planted", "Wren", "101", "w@example.com"):
            assert planted not in text


def test_without_editors_the_company_is_told(place):
    community, staff, _home = place
    boss = make_user(email="boss@example.com")
    employ(user=boss, company=community.office.company)
    assert {staff, boss} <= set(people_of(community))
    assert leads_of(community) == [boss]


def test_nobody_is_written_to_who_has_moved_out(place, mailoutbox):
    _community, staff, home = place
    repair = make_repair(home)
    mails(mailoutbox)
    home.state = "left"
    home.save()
    take(repair=repair, by=staff)
    assert mails(mailoutbox) == []
