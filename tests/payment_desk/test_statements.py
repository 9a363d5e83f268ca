"""Yesterday at each company beside what we have written down."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from django.utils import timezone

from portal.outbox.models import Message
from portal.outbox.services import deliver_due
from portal.payment_desk.models import Statement
from portal.payment_desk.services import fetch_due_statements, fetch_statement
from portal.payments import services
from portal.payments.models import Attempt
from portal.payments.signals import fee_known
from tests.payments.factories import make_attempt
from tests.payments.houses import HOUSES, StripeHouse, WeChatHouse

pytestmark = pytest.mark.django_db


@pytest.fixture(params=HOUSES, ids=lambda house: house.code)
def house(request, settings):
    settings.SUPPORT_EMAIL = "office@example.com"
    with request.param(settings) as house:
        yield house


@pytest.fixture
def fees():
    """Return the list of fees that were told, with the numbers of their attempts."""
    told = []

    def receive(sender, attempt, amount, key, **kwargs):
        told.append((attempt.number, amount))

    fee_known.connect(receive)
    yield told
    fee_known.disconnect(receive)


def paid(house, *, fee=12, known=True):
    """Return an attempt that was paid there, and known here to be."""
    attempt = services.start(attempt=make_attempt(provider=house.code, return_url="https://yunli.example/"))
    house.visit(attempt)
    house.pay(attempt, fee=fee)
    return services.ask(attempt=attempt, now=timezone.now()) if known else attempt


def fetch(house) -> Statement:
    return fetch_statement(provider=house.code, day=timezone.localdate())


def problems(statement) -> list[str]:
    return sorted(statement.lines.exclude(problem="").values_list("problem", flat=True))


def send_back(attempt, amount, key="part-1"):
    with transaction.atomic():
        services.request_refund(attempt=attempt, amount=Decimal(amount), key=key, reason="")
    services.send_refunds(attempt=attempt)


def test_what_both_know_agrees_and_its_fee_is_told(house, fees):
    first, second = paid(house, fee=12), paid(house, fee=8)
    send_back(first, "7.35")

    statement = fetch(house)

    assert (statement.status, problems(statement), statement.lines.count()) == ("fine", [], 3)
    assert (statement.paid, statement.sent_back, statement.fees) == (Decimal("40.00"), Decimal("7.35"), Decimal("0.20"))
    assert sorted(fees) == sorted([(first.number, Decimal("0.12")), (second.number, Decimal("0.08"))])
    assert Message.objects.filter(kind="payment_desk.off").count() == 0


def test_fetching_it_again_tells_no_fee_twice(house, fees):
    paid(house)
    for _time in range(3):
        fetch(house)

    assert (len(fees), Statement.objects.count(), Statement.objects.get().lines.count()) == (1, 1, 1)


def test_what_was_paid_there_and_is_not_paid_here_is_told_once_and_left_alone(house, mailoutbox):
    attempt = paid(house, known=False)

    for _time in range(2):
        statement = fetch(house)
    deliver_due()

    assert (statement.status, problems(statement)) == ("off", ["not_paid_here"])
    assert Attempt.objects.get(pk=attempt.pk).status == "started"
    assert [mail.to for mail in mailoutbox] == [["office@example.com"]]
    assert "Order 1, 对方 ¥20, 我方 ¥20" in mailoutbox[0].body


def test_what_nobody_here_knows_is_named(house):
    attempt = paid(house)
    Attempt.objects.filter(pk=attempt.pk).delete()

    assert problems(fetch(house)) == ["unknown_here"]


def test_another_amount_is_named(house):
    attempt = paid(house)
    Attempt.objects.filter(pk=attempt.pk).update(amount=Decimal("25.00"))

    statement = fetch(house)

    assert problems(statement) == ["other_amount"]
    assert statement.lines.get().here == Decimal("25.00")


def test_what_was_paid_here_and_nobody_there_knows_is_named(house):
    paid(house)
    alone = make_attempt(provider=house.code)
    Attempt.objects.filter(pk=alone.pk).update(status="paid", settled_at=timezone.now())

    assert problems(fetch(house)) == ["only_here"]


def test_what_was_sent_back_there_alone_is_named(house):
    attempt = paid(house)
    house.take_back_elsewhere(attempt, Decimal("3.00"))
    if house.code == "stripe":  # a refund made on Stripe's own pages has nothing of ours
        house.office.refunds[-1]["metadata"] = {}

    assert problems(fetch(house)) == ["sent_back_there"]


def test_what_was_sent_back_here_alone_is_named(house):
    attempt = paid(house)
    send_back(attempt, "3.00")
    if house.code == "stripe":
        house.office.balance = [line for line in house.office.balance if line["type"] != "refund"]
    house.office.refunds.clear()

    assert problems(fetch(house)) == ["sent_back_here"]


def test_an_ill_company_is_asked_again_an_hour_later_and_the_operator_told_at_last(house, mailoutbox):
    paid(house)
    house.office.ill = True
    noon = timezone.localtime().replace(hour=12, minute=0) + timedelta(days=1)

    assert fetch_due_statements(now=noon) == "0 of 3 statements read"
    assert set(Statement.objects.values_list("status", flat=True)) == {"failed"}
    house.office.ill = False
    assert fetch_due_statements(now=noon + timedelta(hours=1)) == "3 of 3 statements read"
    assert fetch_due_statements(now=noon + timedelta(hours=2)) == "0 of 0 statements read"


def test_before_ten_o_clock_yesterdays_bill_is_not_asked_for(house):
    morning = timezone.localtime().replace(hour=9, minute=59)

    fetch_due_statements(now=morning)

    assert Statement.objects.order_by("-day").first().day == timezone.localdate(morning) - timedelta(days=2)


def test_a_provider_without_keys_is_not_asked(house):
    house.use({**house.keys(), **dict.fromkeys(("secret_key", "private_key"), "")})

    assert fetch_due_statements() == "0 of 0 statements read"


def test_a_bill_whose_hash_does_not_fit_is_not_believed(settings):
    with WeChatHouse(settings) as house:
        paid(house)
        whole = house.office.bill
        sent = iter([whole(), whole() + b"more"])
        house.office.bill = lambda: next(sent)

        statement = fetch(house)

        assert (statement.status, statement.reason) == ("failed", "bill: its hash does not fit")


def test_a_fee_in_another_currency_is_told_in_yuan(settings, fees):
    with StripeHouse(settings, currency="hkd", rate=1.0857) as house:
        attempt = paid(house, fee=100)

        fetch(house)

        assert fees == [(attempt.number, Decimal("1.00"))]


def test_a_long_bill_is_read_to_its_end(settings):
    with StripeHouse(settings) as house:
        attempt = paid(house)
        source = house.office.balance[0]
        house.office.balance += [{**source, "id": f"txn_{number}", "type": "payout"} for number in range(230)]

        statement = fetch(house)

        asked = [asked.path for asked in house.office.asked].count("/v1/balance_transactions")
        assert (asked, statement.lines.get().attempt_id) == (3, attempt.pk)
