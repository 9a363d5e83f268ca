"""Many at the same moment, each with its control: a household pays, the counter and the provider, two offices."""

from functools import partial
from importlib import import_module

import pytest
from django.db import IntegrityError

from portal.fees.exceptions import BeingPaid, NotOpen
from portal.fees.models import Bill, Line, Payout, Receipt
from portal.fees.services import pay_out, take_cash
from portal.ledger.models import Entry
from portal.payments import services as payments
from portal.payments.models import Attempt
from portal.payments.providers import Answer, Outcome
from tests.fees.factories import begin_for, make_bill, make_member, say_paid
from tests.placement.at_once import at_once, meeting
from tests.residents.factories import flat_in, make_company, make_compound, make_resident, make_staff

pytestmark = pytest.mark.django_db(transaction=True)
paying = import_module("portal.fees.services.paying")
counter = import_module("portal.fees.services.counter")
closing = import_module("portal.fees.services.closing")
payouts = import_module("portal.fees.services.payouts")
PAID = Answer(Outcome.PAID, reference="r-1")


def look_only(*, pks):
    return list(Bill.objects.filter(pk__in=set(pks)).order_by("pk").select_related("flat__building", "community"))


def a_household_of_three():
    head = make_resident(make_compound())
    return [head, make_member(head), make_member(head)], make_bill(head.flat)


def test_three_of_a_household_who_pay_at_once_get_one_page_and_one_charge(scripted, books):
    people, bill = a_household_of_three()
    results = at_once([partial(begin_for, person, bill) for person in people])
    assert sorted(type(result).__name__ for result in results) == ["BeingPaid", "BeingPaid", "Payment"]
    assert (Attempt.objects.count(), scripted.starts) == (1, 1)
    say_paid(next(result for result in results if not isinstance(result, BeingPaid)))
    assert (Line.objects.paid().count(), books()) == (1, {})


def test_one_person_who_taps_eight_times_gets_one_charge(scripted):
    (head, *_others), bill = a_household_of_three()
    results = at_once([partial(begin_for, head, bill)] * 8)
    assert (len({result.pk for result in results}), Attempt.objects.count()) == (1, 1)


@pytest.mark.postgres
def test_control_without_the_lock_the_database_alone_stops_a_second_charge(monkeypatch, scripted):
    seen, known = meeting(2), paying._words_for
    monkeypatch.setattr(paying, "lock_bills", look_only)
    monkeypatch.setattr(paying, "_words_for", lambda *words: seen() or known(*words))
    people, bill = a_household_of_three()
    results = at_once([partial(begin_for, person, bill) for person in people])
    assert any(isinstance(result, IntegrityError) for result in results)


def test_twelve_who_all_insist_pay_once_and_get_all_else_back(scripted, books):
    people, bill = a_household_of_three()
    begun = [begin_for(person, bill, instead=True) for person in people * 4]
    at_once([partial(payments.settle, attempt=payment.attempt, answer=PAID) for payment in begun])
    attempts = Attempt.objects.all()
    assert sum(attempt.amount - attempt.refunded for attempt in attempts) == bill.amount
    assert (Line.objects.paid().count(), Receipt.objects.count(), books()) == (1, 1, {})


def counter_and_provider():
    """Return the calls that take cash and bring the provider's word for eight bills of eight flats."""
    community = make_compound(flats=8)
    staff, calls = make_staff(community), []
    for number in range(101, 109):
        home = make_resident(community, str(number))
        bill = make_bill(home.flat, by=staff)
        payment = begin_for(home, bill)
        calls.append(partial(take_cash, flat=home.flat, bills=[bill.pk], by=staff))
        calls.append(partial(payments.settle, attempt=payment.attempt, answer=PAID))
    return calls


def test_the_counter_and_the_provider_at_once_take_the_money_once(scripted, books):
    results = at_once(counter_and_provider())
    assert {type(result) for result in results if isinstance(result, Exception)} <= {NotOpen}
    assert (Line.objects.paid().count(), Entry.objects.filter(key__startswith="bill:").count()) == (8, 8)
    kept = sum(attempt.amount - attempt.refunded for attempt in Attempt.objects.filter(status="paid"))
    in_cash = sum(line.amount for line in Line.objects.paid().filter(payment__way="counter"))
    assert kept + in_cash == 800
    assert sorted(Receipt.objects.values_list("number", flat=True)) == list(range(1, 9))
    assert books() == {}


@pytest.mark.postgres
def test_control_without_the_lock_counter_and_provider_collide(monkeypatch, scripted, books):
    earlier = make_resident(make_compound())
    say_paid(begin_for(earlier, make_bill(earlier.flat)))  # it opens the accounts, at which the others would wait
    calls, met = counter_and_provider(), meeting(16)

    def look_and_meet(*, pks):
        found = look_only(pks=pks)
        met()
        return found

    monkeypatch.setattr(paying, "lock_bills", look_and_meet)
    monkeypatch.setattr(counter, "lock_bills", look_and_meet)
    results = at_once(calls)
    strange = [result for result in results if isinstance(result, Exception) and not isinstance(result, NotOpen)]
    assert strange or books()


def thirteen_at_the_counter():
    """Return the calls that take cash from thirteen flats."""
    community = make_compound(flats=13)
    staff = make_staff(community)
    bills = [make_bill(flat_in(community, str(number)), by=staff) for number in range(101, 114)]
    return [partial(take_cash, flat=bill.flat, bills=[bill.pk], by=staff) for bill in bills]


def test_receipts_written_at_once_are_numbered_without_gaps():
    assert not [result for result in at_once(thirteen_at_the_counter()) if isinstance(result, Exception)]
    assert sorted(Receipt.objects.values_list("number", flat=True)) == list(range(1, 14))


@pytest.mark.postgres
def test_control_without_the_lock_two_receipts_want_one_number(monkeypatch):
    first, *others = thirteen_at_the_counter()
    first()  # it opens the accounts, at which the others would wait for each other
    numbered, known = meeting(2), Receipt.objects.create
    monkeypatch.setattr(closing, "lock_series", lambda *, company_id: None)
    monkeypatch.setattr(Receipt.objects, "create", lambda **words: numbered() or known(**words))
    assert any(isinstance(result, IntegrityError) for result in at_once(others))


def test_money_is_passed_on_once(scripted, books):
    company = make_company()
    home = make_resident(make_compound(company))
    say_paid(begin_for(home, make_bill(home.flat)))
    results = at_once([partial(pay_out, company=company, reference="B1", by=None)] * 6)
    assert sum(isinstance(result, Exception) for result in results) == 5
    assert books() == {}


@pytest.mark.postgres
def test_control_without_the_lock_money_is_passed_on_twice(monkeypatch, scripted, books):
    monkeypatch.setattr(payouts, "lock_series", lambda *, company_id: None)
    summed, known = meeting(2), Payout.objects.create
    monkeypatch.setattr(Payout.objects, "create", lambda **words: summed() or known(**words))
    company = make_company()
    home = make_resident(make_compound(company))
    say_paid(begin_for(home, make_bill(home.flat)))
    at_once([partial(pay_out, company=company, reference="B1", by=None)] * 6)
    assert books() != {}
