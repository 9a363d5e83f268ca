"""Writing, withdrawing and correcting bills; passing money on; reminders."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from portal.fees.exceptions import AlreadyBilled, NothingToPayOut, NotOpen, NotPaid, TooMuchBack
from portal.fees.models import Bill, Payment, Reminder
from portal.fees.periods import period_name, read_period
from portal.fees.services import choose_reminders, correct, issue_one, pay_out, remind_due, take_cash, withdraw
from portal.fees.services.payouts import owed_to
from portal.ledger.models import Entry
from portal.outbox.models import Message
from portal.outbox.services import deliver_due
from portal.payments.models import Attempt, Refund
from portal.residents.services import move_out
from portal.users.services import erase_account
from tests.fees.factories import begin_for, make_bill, make_member, say_paid, states
from tests.residents.factories import flat_in, make_compound, make_resident, make_staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return make_resident(make_compound(), email="w@example.com")


@pytest.fixture
def staff(home):
    return make_staff(home.community)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("2026-10", "2026-10"),
        ("2026年10月", "2026-10"),
        ("2026/9", "2026-09"),
        ("2026-10-01 00:00:00", "2026-10"),
        ("2026-Q4", "2026-Q4"),
        ("2026 Q4", "2026-Q4"),
        ("2026年第4季度", "2026-Q4"),
        ("2026", "2026"),
        ("2026年", "2026"),
        ("2026-13", None),
        ("2026-10-02", None),
        ("October", None),
    ],
)
def test_periods_are_read_as_people_write_them(typed, kept):
    assert read_period(typed) == kept


def test_periods_are_said_in_words():
    assert [period_name(word) for word in ("2026-10", "2026-Q4", "2026")] == [
        "October 2026",
        "quarter 4 of 2026",
        "the year 2026",
    ]


def test_a_flat_has_one_bill_for_a_fee_and_period(home, staff):
    bill = make_bill(home.flat, by=staff)
    with pytest.raises(AlreadyBilled):
        make_bill(home.flat, "90.00", by=staff, period=bill.period)
    withdraw(bill=bill, reason="Wrong", by=staff)
    make_bill(home.flat, "90.00", by=staff, period=bill.period)
    assert Bill.objects.count() == 2


def test_strangers_write_and_withdraw_nothing(home, staff):
    bill, stranger = make_bill(home.flat, by=staff), make_staff(make_compound())
    with pytest.raises(PermissionDenied):
        make_bill(home.flat, by=stranger)
    with pytest.raises(PermissionDenied):
        withdraw(bill=bill, reason="x", by=stranger)
    with pytest.raises(PermissionDenied):
        correct(bill=bill, amount=Decimal(-1), reason="x", by=stranger)
    assert (Bill.objects.count(), states(bill)) == (1, ["open"])


def test_a_paid_bill_is_not_withdrawn(home, staff):
    bill = make_bill(home.flat, by=staff)
    take_cash(flat=home.flat, bills=[bill.pk], by=staff)
    with pytest.raises(NotOpen):
        withdraw(bill=bill, reason="x", by=staff)
    assert states(bill) == ["paid"]


def test_a_counter_bill_sends_money_back_the_way_it_came(home, staff, scripted, books):
    bill = make_bill(home.flat, by=staff)
    say_paid(begin_for(home, bill))
    counter = correct(bill=bill, amount=Decimal("-30.00"), reason="Half a month empty", by=staff)
    assert (counter.state, counter.amount, counter.corrects) == ("paid", Decimal("-30.00"), bill)
    assert scripted.refunded == {f"bill-{counter.pk}": Decimal("30.00")}
    payment = Payment.objects.get(lines__bill=counter)
    assert (payment.receipt.number, owed_to(payment.company), books()) == (2, Decimal("70.00"), {})
    with pytest.raises(TooMuchBack):
        correct(bill=bill, amount=Decimal("-70.01"), reason="x", by=staff)
    correct(bill=bill, amount=Decimal("-70.00"), reason="All of it", by=staff)
    assert (Attempt.objects.get().status, owed_to(payment.company), books()) == ("refunded", Decimal("0.00"), {})


def test_a_counter_bill_to_cash_is_given_over_the_counter(home, staff, books):
    bill = make_bill(home.flat, by=staff)
    take_cash(flat=home.flat, bills=[bill.pk], by=staff)
    counter = correct(bill=bill, amount=Decimal("-30.00"), reason="Too much", by=staff)
    payment = Payment.objects.get(lines__bill=counter)
    assert (payment.way, Refund.objects.count(), payment.receipt.number, books()) == ("counter", 0, 2, {})


def test_more_to_pay_is_one_more_open_bill(home, staff, scripted, books):
    bill = make_bill(home.flat, by=staff)
    with pytest.raises(NotPaid):
        correct(bill=bill, amount=Decimal("5.00"), reason="x", by=staff)
    take_cash(flat=home.flat, bills=[bill.pk], by=staff)
    more = correct(bill=bill, amount=Decimal("5.00"), reason="Meter read again", by=staff)
    assert (more.state, more.period) == ("open", bill.period)
    say_paid(begin_for(home, more))
    assert (states(more), books()) == (["paid"], {})


def test_what_was_paid_online_is_passed_on_once_and_cash_never(home, staff, scripted, books):
    online, cash = make_bill(home.flat, by=staff), make_bill(home.flat, "40.00", by=staff)
    say_paid(begin_for(home, online))
    take_cash(flat=home.flat, bills=[cash.pk], by=staff)
    company = home.community.office.company
    payout = pay_out(company=company, reference="ICBC 7", by=None)
    assert (payout.amount, [line.bill for line in payout.lines.all()]) == (Decimal("100.00"), [online])
    with pytest.raises(NothingToPayOut):
        pay_out(company=company, reference="ICBC 8", by=None)
    assert (Entry.objects.filter(key__startswith="fees-payout:").count(), books()) == (1, {})


def reminded_on(days: int, bill: Bill) -> int:
    """Return how many letters are promised when the job runs so many days from the due day."""
    before = Message.objects.filter(kind="fees.remind").count()
    remind_due(today=bill.due_on + timedelta(days=days))
    return Message.objects.filter(kind="fees.remind").count() - before


def test_who_agreed_is_reminded_three_times_once_each(home, staff):
    bill = make_bill(home.flat, by=staff)
    choose_reminders(home=home, wanted=True)
    days = [-8, -7, -7, -6, -1, 0, 1, 2, 14, 15, 16, 60, 61]
    assert [reminded_on(day, bill) for day in days] == [0, 1, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0]
    assert Reminder.objects.count() == 3


def test_a_missed_day_is_made_up_for(home, staff):
    bill = make_bill(home.flat, by=staff)
    choose_reminders(home=home, wanted=True)
    assert [reminded_on(day, bill) for day in (-4, 3)] == [1, 1]


def test_who_did_not_agree_gets_no_letter(home, staff):
    bill = make_bill(home.flat, by=staff)
    choose_reminders(home=make_member(home, email="m@example.com"), wanted=True)
    assert reminded_on(1, bill) == 1
    deliver_due()
    letters = Message.objects.filter(kind="outbox.mail") | Message.objects.filter(key__startswith="mail:fees")
    assert [message.payload["to"] for message in letters] == [["m@example.com"]]


def test_what_is_paid_is_not_reminded_of(home, staff):
    bill = make_bill(home.flat, by=staff)
    choose_reminders(home=home, wanted=True)
    take_cash(flat=home.flat, bills=[bill.pk], by=staff)
    assert [reminded_on(day, bill) for day in (-7, 1, 15)] == [0, 0, 0]


def test_the_next_household_is_not_reminded_of_the_last_ones_bills(home, staff):
    bill = make_bill(home.flat, by=staff)
    move_out(residency=home)
    choose_reminders(home=make_resident(home.community, email="new@example.com"), wanted=True)
    assert reminded_on(1, bill) == 0


def test_an_erased_account_leaves_what_was_paid_without_a_name(home, staff, scripted, books):
    say_paid(begin_for(home, make_bill(home.flat, by=staff)))
    choose_reminders(home=home, wanted=True)
    erase_account(user=home.user)
    payment = Payment.objects.get()
    assert (payment.payer, payment.receipt.number, books()) == (None, 1, {})


def test_a_bill_by_hand_for_another_office_is_refused(home, staff):
    with pytest.raises(PermissionDenied):
        issue_one(
            flat=flat_in(make_compound()),
            kind="water",
            period="2026-10",
            amount=Decimal("1.00"),
            due_on=timezone.localdate(),
            by=staff,
        )
    assert not Bill.objects.exists()
