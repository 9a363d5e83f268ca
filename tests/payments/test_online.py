"""The three companies' real clients against offices that speak their protocols: what each way of paying comes to."""

import logging
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from django.utils import timezone

from portal.payments import services
from portal.payments.models import Attempt, Refund
from portal.payments.registry import get_provider
from tests.payments.factories import make_attempt
from tests.payments.houses import HOUSES, StripeHouse, WeChatHouse

pytestmark = pytest.mark.django_db
SLOW = [(StripeHouse, "pending", "succeeded"), (WeChatHouse, "PROCESSING", "SUCCESS")]


@pytest.fixture(params=HOUSES, ids=lambda house: house.code)
def house(request, settings):
    """Give each company in turn, open, with the site's settings leading to it."""
    with request.param(settings) as house:
        yield house


def begin(house, **fields):
    """Return an attempt whose payer is on the company's page."""
    about = {
        "return_url": "https://yunli.example/zh-hans/shop/payment/{number}/",
        "description": "订单 100001",
        **fields,
    }
    attempt = services.start(attempt=make_attempt(provider=house.code, **about))
    house.visit(attempt)
    return attempt


def ask(attempt, *, later=timedelta(0)):
    return services.ask(attempt=attempt, now=timezone.now() + later)


def send_back(attempt, amount, key):
    with transaction.atomic():
        services.request_refund(attempt=attempt, amount=Decimal(amount), key=key, reason="太少")
    services.send_refunds(attempt=attempt)
    return Refund.objects.get(idempotency_key=key)


def test_who_pays_has_paid(house):
    attempt = begin(house)
    assert (attempt.status, ask(attempt).status) == ("started", "started")
    assert attempt.redirect_url or attempt.scan_code

    house.pay(attempt)

    paid = ask(attempt)
    assert (paid.status, paid.provider_reference != "", paid.payer_address) == ("paid", True, None)


def test_whom_the_company_declines_has_not_paid(house):
    attempt = begin(house)

    house.decline(attempt)

    assert ask(attempt).status == "failed"


def test_asking_for_the_page_twice_is_one_payment(house):
    attempt = make_attempt(provider=house.code, return_url="https://yunli.example/", description="订单")
    pages = {(a.redirect_url, a.scan_code) for a in (get_provider(house.code).start(attempt=attempt) for _ in range(2))}
    house.visit(services.start(attempt=attempt))

    assert house.count() == 1
    assert house.code == "alipay" or len(pages) == 1  # Alipay's page holds the time at which it was signed


def test_who_leaves_has_not_paid_and_cannot_pay_any_more(house):
    attempt = begin(house)

    assert services.leave(attempt=attempt).status == "failed"
    with pytest.raises(AssertionError, match="closed|expired"):
        house.pay(attempt)


def test_who_has_paid_just_now_cannot_leave(house):
    attempt = begin(house)
    house.pay(attempt)

    assert services.leave(attempt=attempt).status == "paid"


def test_after_the_deadline_the_page_is_closed(house):
    attempt = begin(house)

    assert ask(attempt, later=timedelta(minutes=29)).status == "started"
    assert ask(attempt, later=timedelta(minutes=36)).status == "failed"
    with pytest.raises(AssertionError):
        house.pay(attempt)


def test_a_company_that_thinks_too_long_leaves_the_attempt_waiting(house):
    house.office.seconds = 2
    attempt = services.start(attempt=make_attempt(provider=house.code, return_url="https://yunli.example/"))
    assert attempt.status == "started"
    house.office.seconds = 0
    house.visit(attempt)

    found = ask(attempt)

    assert found.status == "started"
    house.pay(found)
    assert ask(found).status == "paid"
    assert house.count() == 1


def test_what_never_reached_the_company_fails_after_the_silence(house):
    attempt = make_attempt(provider=house.code, return_url="https://yunli.example/")
    Attempt.objects.filter(pk=attempt.pk).update(deadline=timezone.now() - timedelta(minutes=1))
    attempt.refresh_from_db()

    assert ask(attempt, later=timedelta(minutes=3)).status == "failed"


def test_an_ill_company_is_asked_again(house):
    attempt = begin(house)
    house.office.ill = True

    assert services.reap_attempts(now=timezone.now() + timedelta(hours=1)) == 0
    house.office.ill = False
    assert services.reap_attempts(now=timezone.now() + timedelta(hours=1)) == 1
    assert Attempt.objects.get().status == "failed"
    assert attempt.status == "started"


def test_money_goes_back_in_part_and_then_whole(house):
    attempt = begin(house)
    house.pay(attempt)
    attempt = ask(attempt)

    assert send_back(attempt, "7.35", "part-1").status == "done"
    assert house.refunded() == {"part-1": Decimal("7.35")}
    assert Attempt.objects.get().status == "paid"
    assert send_back(attempt, "12.65", "cancel-100001").status == "done"
    attempt.refresh_from_db()
    assert (attempt.status, attempt.refunded) == ("refunded", Decimal("20.00"))


def test_the_same_refund_sent_again_moves_no_money(house):
    attempt = begin(house)
    house.pay(attempt)
    refund = send_back(ask(attempt), "5.00", "part-1")

    assert [get_provider(house.code).refund(refund=refund) for _time in range(3)] == ["done"] * 3
    assert house.refunded() == {"part-1": Decimal("5.00")}


def test_a_refund_whose_answer_was_lost_is_sent_once(house):
    attempt = begin(house)
    house.pay(attempt)
    attempt = ask(attempt)
    house.office.seconds = 2
    assert send_back(attempt, "5.00", "part-1").status == "started"
    house.office.seconds = 0

    services.send_refunds()

    assert (Refund.objects.get().status, house.refunded()) == ("done", {"part-1": Decimal("5.00")})


@pytest.mark.parametrize(("company", "slow", "done"), SLOW, ids=["stripe", "wechat_pay"])
def test_a_slow_refund_is_asked_about_until_it_is_done_and_sent_once(settings, company, slow, done):
    with company(settings) as house:
        attempt = begin(house)
        house.pay(attempt)
        house.office.refund_status = slow
        assert send_back(ask(attempt), "5.00", "part-1").status == "started"

        house.office.refund_status = done
        if company is StripeHouse:  # WeChat Pay says how it stands when the same refund is asked for again
            house.office.refunds[0]["status"] = done
        services.send_refunds()

        assert (Refund.objects.get().status, house.refunded()) == ("done", {"part-1": Decimal("5.00")})


def test_a_refund_the_company_refuses_is_handed_back_by_a_person(house):
    attempt = begin(house)
    house.pay(attempt)
    attempt = ask(attempt)
    house.take_back_elsewhere(attempt, Decimal("18.00"))

    assert send_back(attempt, "5.00", "part-1").status == "to_hand_back"


def test_wrong_keys_charge_nobody_and_say_so_without_the_key(house, caplog):
    house.lock_out()
    caplog.set_level(logging.DEBUG)

    attempt = services.start(attempt=make_attempt(provider=house.code, return_url="https://yunli.example/"))

    assert attempt.status == ("started" if house.code == "alipay" else "failed")
    for secret in house.secrets():
        assert secret not in caplog.text


def test_an_amount_with_parts_of_a_fen_is_not_asked_for(house):
    attempt = make_attempt(provider=house.code, return_url="https://yunli.example/")
    attempt.amount = Decimal("0.015")

    with pytest.raises(ValueError, match="0.015"):
        get_provider(house.code).start(attempt=attempt)
