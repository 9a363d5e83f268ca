"""A bill is paid the way an order is, and never twice: two people, two tabs, late, twice, at the counter, a crash."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.fees.exceptions import BeingPaid, NoSuchWay, NotOpen, OtherTotal
from portal.fees.models import Bill, Line, Payment, Receipt
from portal.fees.services import take_cash, withdraw
from portal.ledger.models import Entry, Posting
from portal.outbox.models import Message
from portal.payments import services as payments
from portal.payments.models import Attempt, Refund
from portal.residents.services import move_out
from tests.fees.factories import begin_for, make_bill, make_member, say_paid, states
from tests.residents.factories import flat_in, make_compound, make_resident, make_staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return make_resident(make_compound())


@pytest.fixture
def bill(home):
    return make_bill(home.flat)


def test_several_bills_are_paid_at_once_with_one_receipt(home, bill, scripted, books):
    other = make_bill(home.flat, "20.50", kind="parking")
    payment = begin_for(home, bill, other)
    assert payment.attempt.redirect_url == "https://pay.example/r-1"
    assert states(bill, other) == ["open", "open"]
    say_paid(payment)
    assert states(bill, other) == ["paid", "paid"]
    assert (Attempt.objects.get().amount, Receipt.objects.get().number) == (Decimal("120.50"), 1)
    company = payment.company_id
    owed = Posting.objects.filter(account__code=f"property:{company}").values_list("entry__key", "amount")
    assert dict(owed) == {f"bill:{bill.pk}": Decimal("-100.00"), f"bill:{other.pk}": Decimal("-20.50")}
    assert Message.objects.filter(kind="fees.receipt").count() == 1
    assert books() == {}


def test_a_member_of_the_household_may_pay_too(home, bill, scripted, books):
    payment = begin_for(make_member(home), bill)
    say_paid(payment)
    assert (states(bill), books()) == (["paid"], {})


def test_the_same_person_in_two_tabs_gets_the_same_page(home, bill, scripted):
    first, second = begin_for(home, bill), begin_for(home, bill)
    assert first == second
    assert (scripted.starts, Attempt.objects.count()) == (1, 1)


def test_the_same_person_with_another_choice_leaves_the_first_page(home, bill, scripted, books):
    other = make_bill(home.flat, "20.00", kind="parking")
    first = begin_for(home, bill)
    second = begin_for(home, bill, other)
    first.attempt.refresh_from_db()
    assert (first.attempt.status, second.attempt.amount) == ("failed", Decimal("120.00"))
    say_paid(second)
    assert (states(bill, other), books()) == (["paid", "paid"], {})


def test_another_of_the_household_is_told_and_may_pay_instead(home, bill, scripted, books):
    first, member = begin_for(home, bill), make_member(home)
    with pytest.raises(BeingPaid):
        begin_for(member, bill)
    assert Attempt.objects.count() == 1
    second = begin_for(member, bill, instead=True)
    say_paid(second)
    say_paid(first)  # the first page was paid all the same
    first.attempt.refresh_from_db()
    assert (first.attempt.status, first.attempt.refunded) == ("refunded", Decimal("100.00"))
    assert scripted.refunded == {f"late-{first.attempt.number}": Decimal("100.00")}
    assert (Line.objects.paid().count(), Message.objects.filter(kind="fees.back").count(), books()) == (1, 1, {})


def test_paying_instead_finds_what_was_paid_just_now(home, bill, scripted, books):
    begin_for(home, bill)
    scripted.says = "paid"
    with pytest.raises(NotOpen):
        begin_for(make_member(home), bill, instead=True)
    assert (states(bill), Attempt.objects.count(), books()) == (["paid"], 1, {})


def test_a_paid_bill_is_not_charged_again(home, bill, scripted):
    say_paid(begin_for(home, bill))
    with pytest.raises(NotOpen):
        begin_for(home, bill)
    assert (scripted.starts, Attempt.objects.count()) == (1, 1)


def test_the_word_of_the_provider_twice_changes_nothing(home, bill, scripted, books):
    payment = begin_for(home, bill)
    say_paid(payment)
    entries = Entry.objects.count()
    say_paid(payment)
    assert (Entry.objects.count(), Receipt.objects.count(), Refund.objects.count(), books()) == (entries, 1, 0, {})


def test_paid_at_the_counter_while_the_page_is_open_sends_the_online_money_back(home, bill, scripted, books):
    other = make_bill(home.flat, "20.00", kind="parking")
    payment = begin_for(home, bill, other)
    cash = take_cash(flat=home.flat, bills=[bill.pk], by=make_staff(home.community))
    assert cash.receipt.number == 1
    payment.attempt.refresh_from_db()
    assert (payment.attempt.status, states(bill, other)) == ("failed", ["paid", "open"])
    say_paid(payment)  # too late for the one, in time for the other
    assert states(bill, other) == ["paid", "paid"]
    assert scripted.refunded == {f"late-{payment.attempt.number}": Decimal("100.00")}
    assert sorted(payment.lines.values_list("bill", "state")) == [(bill.pk, "back"), (other.pk, "paid")]
    assert books() == {}


def test_cash_for_what_was_paid_a_second_ago_sends_the_online_money_back_at_once(home, bill, scripted, books):
    payment = begin_for(home, bill)
    scripted.says = "paid"  # the provider has it; its message has not arrived
    take_cash(flat=home.flat, bills=[bill.pk], by=make_staff(home.community))
    payment.attempt.refresh_from_db()
    assert (payment.attempt.status, Payment.objects.get(lines__state="paid").way) == ("refunded", "counter")
    assert books() == {}


def test_a_refund_that_cannot_be_sent_yet_is_sent_by_the_reaper(home, bill, scripted, books):
    payment = begin_for(home, bill)
    take_cash(flat=home.flat, bills=[bill.pk], by=make_staff(home.community))
    scripted.refund_says = "silence"
    say_paid(payment)
    assert (Refund.objects.get().status, books()) == ("started", {})
    scripted.refund_says = Refund.Status.DONE
    payments.reap_attempts(now=timezone.now())
    assert (Refund.objects.get().status, books()) == ("done", {})


def test_a_refund_the_provider_refuses_is_owed_until_a_person_hands_it_back(home, bill, scripted, books):
    payment = begin_for(home, bill)
    take_cash(flat=home.flat, bills=[bill.pk], by=make_staff(home.community))
    scripted.refund_says = Refund.Status.TO_HAND_BACK
    say_paid(payment)
    refund = Refund.objects.get()
    assert (refund.status, books()) == ("to_hand_back", {})
    payments.confirm_handed_back(refund=refund, on=timezone.localdate(), note="", by=home.user)
    assert books() == {}


def test_a_withdrawn_bill_is_not_paid_by_a_page_left_open(home, bill, scripted, books):
    payment = begin_for(home, bill)
    withdraw(bill=bill, reason="Wrong meter", by=make_staff(home.community))
    say_paid(payment)
    assert states(bill) == ["withdrawn"]
    assert (sum(scripted.refunded.values()), books()) == (Decimal("100.00"), {})


def test_paid_late_counts_when_the_bill_is_still_open(home, bill, scripted, books):
    payment = begin_for(home, bill)
    payments.give_up(attempt=payment.attempt)
    assert Line.objects.get().state == "free"
    say_paid(payment)
    assert (states(bill), Refund.objects.count(), books()) == (["paid"], 0, {})


def test_a_crash_between_the_provider_and_our_commit_is_settled_by_the_reaper(home, bill, scripted, books):
    scripted.says = "silence"  # the charge went out, no answer came back, the worker died
    payment = begin_for(home, bill)
    assert (payment.attempt.status, states(bill)) == ("started", ["open"])
    scripted.says = "paid"
    later = timezone.now() + timedelta(minutes=3)
    assert payments.reap_attempts(now=later) == 1
    assert payments.reap_attempts(now=later) == 0
    assert (states(bill), Receipt.objects.count(), books()) == (["paid"], 1, {})


def test_when_settling_fails_nothing_is_written_and_it_is_asked_again(home, bill, scripted, books, monkeypatch):
    payment = begin_for(home, bill)
    with monkeypatch.context() as broken:
        broken.setattr("portal.fees.services.closing.give_receipt", lambda **_words: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            say_paid(payment)
    payment.attempt.refresh_from_db()
    assert (payment.attempt.status, states(bill), Entry.objects.count()) == ("started", ["open"], 0)
    say_paid(payment)
    assert (states(bill), books()) == (["paid"], {})


def test_a_page_nobody_paid_sets_its_bills_free(home, bill, scripted, books):
    payment = begin_for(home, bill)
    payments.reap_attempts(now=timezone.now() + timedelta(minutes=31))
    payment.attempt.refresh_from_db()
    assert (payment.attempt.status, states(bill), Line.objects.get().state) == ("failed", ["open"], "free")
    assert books() == {}


def test_a_sum_other_than_the_one_seen_is_not_charged(home, bill, scripted):
    with pytest.raises(OtherTotal):
        begin_for(home, bill, seen_total=Decimal("99.00"))
    assert (scripted.starts, Attempt.objects.count()) == (0, 0)


@pytest.mark.parametrize("provider", ["pay_at_pickup", "bank_transfer", "gift_credit", "nobody"])
def test_only_means_that_take_and_send_back_money_by_themselves_are_offered(home, bill, provider):
    with pytest.raises(NoSuchWay):
        begin_for(home, bill, provider=provider)
    assert not Attempt.objects.exists()


def test_nobody_pays_for_another_flat(home, scripted):
    neighbour = make_bill(flat_in(home.community, "102"))
    with pytest.raises(NotOpen):
        begin_for(home, neighbour)
    assert not Attempt.objects.exists()


def test_who_moved_out_pays_nothing_any_more(home, bill, scripted):
    move_out(residency=home)
    with pytest.raises(NotOpen):
        begin_for(home, bill)
    assert not Attempt.objects.exists()


def test_the_next_household_does_not_pay_what_the_last_one_left(home, bill, scripted):
    move_out(residency=home)
    new = make_resident(home.community)
    with pytest.raises(NotOpen):
        begin_for(new, bill)
    theirs = make_bill(new.flat, "30.00", kind="water")
    say_paid(begin_for(new, theirs))
    assert states(bill, theirs) == ["open", "paid"]


def test_a_member_who_joined_before_the_head_left_keeps_the_households_bills(home, bill, scripted):
    member = make_member(home)
    move_out(residency=home)
    say_paid(begin_for(member, bill))
    assert states(bill) == ["paid"]


def test_strangers_take_no_cash(home, bill):
    with pytest.raises(PermissionDenied):
        take_cash(flat=home.flat, bills=[bill.pk], by=make_staff(make_compound()))
    assert (states(bill), Entry.objects.count()) == (["open"], 0)


def test_cash_is_an_entry_of_its_own_and_owed_to_nobody(home, bill, books):
    payment = take_cash(flat=home.flat, bills=[bill.pk], by=make_staff(home.community))
    entry = Entry.objects.get()
    company = payment.company_id
    assert entry.key == f"bill:{bill.pk}"
    postings = dict(entry.postings.values_list("account__code", "amount"))
    assert postings == {f"counter:{company}": Decimal("100.00"), f"property:{company}": Decimal("-100.00")}
    assert books() == {}
    with pytest.raises(NotOpen):
        take_cash(flat=home.flat, bills=[bill.pk], by=make_staff(home.community))
    assert Entry.objects.count() == 1


def test_the_database_holds_a_second_paid_line_off(home, bill, scripted):
    say_paid(begin_for(home, bill))
    with pytest.raises(IntegrityError), transaction.atomic():
        Line.objects.create(payment=Payment.objects.get(), bill=bill, amount=bill.amount, state="paid")
    with pytest.raises(IntegrityError), transaction.atomic():
        Bill.objects.filter(pk=bill.pk).update(state="open")


def test_check_books_names_a_bill_that_is_paid_without_money(home, bill, scripted, books):
    Bill.objects.filter(pk=bill.pk).update(state="paid", paid_at=timezone.now())
    assert books() == {"every paid bill is paid once, by a line of its amount": str(bill.pk)}
