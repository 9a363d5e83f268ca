"""A host asks a guest to come on another date: by letter, answered by the private link, nobody is moved unasked."""

from datetime import timedelta
from decimal import Decimal
from functools import partial
from importlib import import_module

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from marketplace.bookings.exceptions import AskedAlready, Dearer, NotAsked, NotFree, TooLateToMove
from marketplace.bookings.models import Booking, Proposal
from marketplace.bookings.services import cancel_booking
from marketplace.bookings.services.move import move_booking
from marketplace.bookings.services.propose import (
    answer_proposal,
    expire_proposals,
    propose_move,
    withdraw_proposal,
)
from portal.ledger.invariants import check_all
from portal.outbox.services import deliver_due
from portal.payments.models import Attempt, Refund
from tests.bookings.factories import book, fresh, make_bookable, make_slot, make_slots
from tests.consignments.factories import make_manager
from tests.factories import make_user
from tests.placement.at_once import at_once, meeting
from tests.placement.conftest import books, scripted

pytestmark = pytest.mark.django_db
__all__ = ["books", "scripted"]
D = Decimal


@pytest.fixture
def visit(scripted):
    return make_bookable()


def booked(slot, **more):
    """Return a paid booking of two places."""
    return book(slot, quantity=2, provider="scripted", **more).bookings.get()


def taken(*slots):
    return [fresh(slot).taken for slot in slots]


def letters():
    deliver_due(now=timezone.now())
    return [(letter.to[0], letter.subject, letter.body) for letter in mail.outbox]


def answer_path(booking):
    return f"/en/shop/track/{booking.order.delivery.token}/visits/{booking.number}/other-date/"


def test_a_yes_moves_the_booking_and_gives_the_difference_back(visit, books):
    (old,), (new,) = make_slots(visit, 10), make_slots(visit, 12, price="60.00")
    booking = booked(old)
    proposal = propose_move(booking=booking, slots=[new])
    assert (taken(old, new), proposal.status) == ([2, 0], "open")

    for _again in range(2):
        proposal = answer_proposal(proposal=proposal, accept=True)

    booking.refresh_from_db()
    assert (taken(old, new), booking.starts_at, booking.price) == ([0, 2], new.starts_at, D("120.00"))
    assert booking.free_until == new.starts_at - timedelta(days=3)
    assert (proposal.status, Attempt.objects.get().refunded, Refund.objects.count(), books()) == (
        "accepted",
        D("40.00"),
        1,
        {},
    )


def test_a_no_keeps_the_date_and_lets_the_guest_cancel_for_everything(visit, books):
    old, new = make_slots(visit, 10, 12)
    booking = booked(old)
    Booking.objects.update(free_until=timezone.now() - timedelta(days=1))
    proposal = propose_move(booking=booking, slots=[new])
    for _again in range(2):
        assert answer_proposal(proposal=proposal, accept=False).status == "declined"
    assert taken(old, new) == [2, 0]
    with pytest.raises(NotAsked):
        answer_proposal(proposal=proposal, accept=True)
    assert cancel_booking(booking=booking).back == D("160.00")
    assert (Attempt.objects.get().refunded, taken(old, new), books()) == (D("160.00"), [0, 0], {})


def test_without_an_answer_in_time_the_guest_keeps_the_date(visit, books, mailoutbox):
    host = make_manager(visit.village, language="en")
    old, new = make_slots(visit, 10, 12)
    proposal = propose_move(booking=booked(old), slots=[new])
    assert expire_proposals() == "0 proposals not answered"
    Proposal.objects.update(until=timezone.now() - timedelta(minutes=1))
    with pytest.raises(NotAsked):
        answer_proposal(proposal=proposal, accept=True)
    assert (expire_proposals(), expire_proposals()) == ("1 proposals not answered", "0 proposals not answered")
    assert (Proposal.objects.get().status, taken(old, new), books()) == ("expired", [2, 0], {})
    assert [to for to, subject, _body in letters() if subject.startswith("The guest keeps")] == [host.email]


def test_the_guest_gets_one_letter_with_both_answers_and_the_hosts_hear_of_a_no(visit):
    host = make_manager(visit.village, language="en")
    closed = make_manager(visit.village, is_active=False)
    old, new = make_slots(visit, 10, 12)
    booking = booked(old)
    for _again in range(2):
        proposal = propose_move(booking=booking, slots=[new], note="A wedding in the village")
    ((_to, _subject, body),) = [each for each in letters() if "another date" in each[1]]
    assert "A wedding in the village" in body
    for word in ("yes", "no"):
        assert f"{answer_path(booking)}?say={word}" in body
    mail.outbox.clear()
    answer_proposal(proposal=proposal, accept=False)
    told = [to for to, subject, _body in letters() if subject.startswith("The guest keeps")]
    assert (told, closed.email in told) == ([host.email], False)


def test_the_moment_to_answer_is_two_days_off_or_when_a_date_closes(visit):
    near, old, far = make_slots(visit, 2, 10, 12)
    booking = booked(old)
    asked = propose_move(booking=booking, slots=[far])
    assert timedelta(days=1, hours=23) < asked.until - timezone.now() <= timedelta(days=2)
    withdraw_proposal(proposal=asked)
    assert propose_move(booking=booking, slots=[near]).until == near.closes_at


def test_what_cannot_be_is_not_asked(visit, books):
    old, full, other = make_slots(visit, 10, 12, 14)
    (dear,) = make_slots(visit, 16, price="81.00")
    foreign = make_slot(days=10)
    for _four in range(4):
        booked(full)
    booking = booked(old)
    for slot, error in ((dear, Dearer), (full, NotFree), (foreign, TooLateToMove), (old, TooLateToMove)):
        with pytest.raises(error):
            propose_move(booking=booking, slots=[slot])
    propose_move(booking=booking, slots=[other])
    with pytest.raises(AskedAlready):
        propose_move(booking=booking, slots=[make_slots(visit, 18)[0]])
    assert (Proposal.objects.count(), books()) == (1, {})


def test_who_has_not_paid_or_was_there_is_not_asked(visit):
    old, new = make_slots(visit, 10, 12)
    unpaid = book(old, provider="bank_transfer").bookings.get()
    past = booked(old)
    Booking.objects.filter(pk=past.pk).update(starts_at=timezone.now() - timedelta(hours=1))
    for booking in (unpaid, past):
        with pytest.raises(TooLateToMove):
            propose_move(booking=booking, slots=[new])
    assert Proposal.objects.count() == 0


def test_dates_that_are_gone_by_the_time_of_the_yes_leave_everything_as_it_is(client, visit, books):
    old, new = make_slots(visit, 10, 12)
    booking = booked(old)
    proposal = propose_move(booking=booking, slots=[new])
    for _four in range(4):
        booked(new)
    with pytest.raises(NotFree):
        answer_proposal(proposal=proposal, accept=True)
    assert (Proposal.objects.get().status, taken(old, new), books()) == ("open", [2, 8], {})
    html = client.get(answer_path(booking)).content.decode()
    assert "It is no longer free" in html
    assert 'value="yes"' not in html


@pytest.mark.parametrize("how", ["cancel", "move", "withdraw"])
def test_what_happens_meanwhile_settles_the_question(visit, books, how):
    old, new, third = make_slots(visit, 10, 12, 14)
    booking = booked(old)
    proposal = propose_move(booking=booking, slots=[new])
    if how == "cancel":
        cancel_booking(booking=booking)
    elif how == "move":
        move_booking(booking=booking, slots=[third])
    else:
        withdraw_proposal(proposal=proposal)
    with pytest.raises(NotAsked):
        answer_proposal(proposal=proposal, accept=True)
    assert (Proposal.objects.get().status, taken(new), books()) == ("withdrawn", [0], {})


def test_a_stay_is_asked_for_as_many_other_nights(scripted, books):
    stay = make_bookable(kind="stay")
    first, second, third = make_slots(stay, 10, 11, 12, price="100.00")
    booking = book(first, second, quantity=1, provider="scripted").bookings.get()
    answer_proposal(proposal=propose_move(booking=booking, slots=[second, third]), accept=True)
    booking.refresh_from_db()
    assert (taken(first, second, third), booking.starts_at, books()) == ([0, 1, 1], second.starts_at, {})


def test_host_asks_and_guest_answers_on_their_pages(client, visit):
    host, guest = Client(), client
    host.force_login(make_manager(visit.village, language="en"))
    old, new = make_slots(visit, 10, 12)
    booking = booked(old)
    slot = f"/en/shop/dashboard/calendar/date/{old.pk}/"
    path = f"/en/shop/dashboard/calendar/booking/{booking.pk}/propose/"
    assert path in host.get(slot).content.decode()
    assert host.get(path).status_code == 200
    assert host.post(path, {"note": "x"}).status_code == 422
    done = host.post(path, {"slot": new.pk, "note": "Rain is coming"}, follow=True).content.decode()
    assert "Asked to come on another date" in done
    track = guest.get(f"/en/shop/track/{booking.order.delivery.token}/").content.decode()
    assert answer_path(booking) in track
    html = guest.get(answer_path(booking), {"say": "yes"}).content.decode()
    assert "Rain is coming" in html
    assert taken(old, new) == [2, 0]
    assert guest.post(answer_path(booking), {"say": "maybe"}).status_code == 302
    assert taken(old, new) == [2, 0]
    assert "Moved:" in guest.post(answer_path(booking), {"say": "yes"}, follow=True).content.decode()
    assert taken(old, new) == [0, 2]
    assert guest.get(answer_path(booking)).status_code == 302
    assert guest.get(answer_path(booking).replace(booking.order.delivery.token, "nobody")).status_code == 404


def test_the_host_takes_back_what_was_asked(client, visit):
    client.force_login(make_manager(visit.village, language="en"))
    old, new = make_slots(visit, 10, 12)
    booking = booked(old)
    propose_move(booking=booking, slots=[new])
    path = f"/en/shop/dashboard/calendar/booking/{booking.pk}/propose/withdraw/"
    assert "Taken back." in client.post(path, follow=True).content.decode()
    assert Proposal.objects.get().status == "withdrawn"


def test_others_bookings_are_not_there(client, visit):
    old, new = make_slots(visit, 10, 12)
    booking = booked(old)
    propose_move(booking=booking, slots=[new])
    client.force_login(make_manager(make_slot().visit.village))
    base = f"/en/shop/dashboard/calendar/booking/{booking.pk}/propose/"
    assert [client.get(base).status_code, client.post(base).status_code] == [404, 404]
    assert client.post(f"{base}withdraw/").status_code == 404
    client.force_login(make_user())
    assert client.get(base).status_code in (302, 403, 404)
    assert Proposal.objects.get().status == "open"


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgres
@pytest.mark.parametrize("_round", range(3))
def test_two_who_say_yes_to_the_last_places_at_once_leave_one_winner(scripted, _round):
    visit = make_bookable()
    one, two = make_slots(visit, 10, 11)
    (last,) = make_slots(visit, 14, places=2)
    asked = [propose_move(booking=booked(slot), slots=[last]) for slot in (one, two)]
    results = at_once([partial(answer_proposal, proposal=proposal, accept=True) for proposal in asked])
    assert sorted(isinstance(result, NotFree) for result in results) == [False, True]
    assert (fresh(last).taken, sum(taken(one, two))) == (2, 2)
    assert {name: found.broken for name, found in check_all().items() if found.broken} == {}


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgres
@pytest.mark.parametrize("locked", [True, False])
def test_without_the_lock_a_yes_and_a_no_at_once_would_both_count(monkeypatch, scripted, locked):
    """The control: two taps read the open question; the lock lets one of them answer it, without it both."""
    visit = make_bookable()
    old, new = make_slots(visit, 10, 12)
    proposal = propose_move(booking=booked(old), slots=[new])
    module = import_module("marketplace.bookings.services.propose")
    known, there = module._close, meeting(2, seconds=0.5 if locked else 10)
    monkeypatch.setattr(module, "_close", lambda *words: there() or known(*words))
    if not locked:
        order = proposal.booking.order
        monkeypatch.setattr(module, "lock_order_and_attempt", lambda pk: (order, order.placement.attempt))

    results = at_once([partial(answer_proposal, proposal=proposal, accept=accept) for accept in (True, False)])

    refused = [result for result in results if isinstance(result, NotAsked)]
    assert len(refused) == (1 if locked else 0), results
    said_no, moved = Proposal.objects.get().status == "declined", fresh(new).taken == 2
    assert (said_no and moved) is False or not locked
