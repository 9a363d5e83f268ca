"""Which providers there are, and what they promise."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from django.utils import timezone

from marketplace.placement.invariants import refunds_within_payments
from portal.payments import services
from portal.payments.exceptions import RefundTooLarge, UnknownProvider
from portal.payments.registry import get_provider, providers
from tests.payments.factories import make_attempt

pytestmark = pytest.mark.django_db


def test_providers_come_in_the_order_of_the_setting(settings):
    settings.PAYMENT_PROVIDERS = ["portal.payments.providers.BankTransfer", "portal.payments.providers.PayAtPickup"]

    assert list(providers()) == ["bank_transfer", "pay_at_pickup"]
    with pytest.raises(UnknownProvider):
        get_provider("sandbox")


def test_only_the_sandbox_takes_play_money():
    assert [code for code, provider in providers().items() if provider.play_money] == ["sandbox"]


@pytest.mark.parametrize(("provider", "days"), [("bank_transfer", 3), ("pay_at_pickup", 30)])
def test_a_promise_is_believed_for_so_many_days(provider, days):
    attempt = services.start(attempt=make_attempt(provider=provider))

    left = attempt.deadline - timezone.now()
    assert attempt.status == "promised"
    assert timedelta(days=days, minutes=-1) < left <= timedelta(days=days)


def test_nothing_to_pay_is_paid():
    assert services.start(attempt=make_attempt(amount=Decimal(0))).status == "paid"


def test_no_more_goes_back_than_came_in():
    attempt = services.confirm_promised(attempt=services.start(attempt=make_attempt(provider="bank_transfer")))

    with transaction.atomic():
        services.request_refund(attempt=attempt, amount=Decimal("15.00"), key="a", reason="")
    with pytest.raises(RefundTooLarge), transaction.atomic():
        services.request_refund(attempt=attempt, amount=Decimal("5.01"), key="b", reason="")


def test_what_was_never_paid_cannot_go_back():
    attempt = services.start(attempt=make_attempt(provider="bank_transfer"))

    with pytest.raises(RefundTooLarge):
        services.request_refund(attempt=attempt, amount=Decimal("1.00"), key="a", reason="")


def test_part_of_the_money_back_leaves_it_paid_and_the_whole_makes_it_refunded():
    attempt = services.confirm_promised(attempt=services.start(attempt=make_attempt(provider="bank_transfer")))
    for key, amount, status in (("a", "15.00", "paid"), ("b", "5.00", "refunded")):
        services.request_refund(attempt=attempt, amount=Decimal(amount), key=key, reason="")
        services.send_refunds(attempt=attempt)
        refund = attempt.refunds.get(idempotency_key=key)
        services.confirm_handed_back(refund=refund, on=timezone.localdate(), note="", by=None)
        attempt.refresh_from_db()
        assert attempt.status == status


def test_two_refunds_that_are_the_whole_amount_come_to_it_to_the_fen():
    """As binary fractions these two are more than the amount, by less than anybody could pay."""
    whole, parts = Decimal("247.23"), (Decimal("162.58"), Decimal("84.65"))
    assert (sum(parts), sum(map(float, parts)) > float(whole)) == (whole, True)
    attempt = make_attempt(provider="bank_transfer", amount=whole)
    attempt = services.confirm_promised(attempt=services.start(attempt=attempt))

    for number, part in enumerate(parts):
        services.request_refund(attempt=attempt, amount=part, key=str(number), reason="")
        services.send_refunds(attempt=attempt)
        refund = attempt.refunds.get(idempotency_key=str(number))
        services.confirm_handed_back(refund=refund, on=timezone.localdate(), note="", by=None)

    attempt.refresh_from_db()
    assert (attempt.refunded, attempt.status) == (whole, "refunded")
    assert refunds_within_payments().broken == ""
