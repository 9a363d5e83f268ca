"""What happens after the reservation: paid, declined, silent, late, twice."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from oscar.core.loading import get_model

from marketplace.placement.models import Placement
from marketplace.placement.services import complete, confirm_payment, reap, release
from portal.ledger.models import Entry
from portal.outbox.models import Message
from portal.payments.models import Attempt, Refund
from portal.payments.providers import Answer, Outcome
from portal.payments.services import ask, settle
from tests.factories import make_product
from tests.placement.factories import Basket, make_basket, order_for, stock_of

pytestmark = pytest.mark.django_db
Order = get_model("order", "Order")
PAID = Answer(Outcome.PAID, reference="r-1")


@pytest.fixture
def rice():
    return make_product(price="10.00", stock=5)


@pytest.fixture
def waiting(scripted, rice):
    """A placement of two whose buyer is on the payment page."""
    scripted.says = "pending"
    return order_for(make_basket((rice, 2)), "20.00", provider="scripted")


def test_paid_at_once_is_an_order_in_the_books(scripted, rice, books):
    placement = order_for(make_basket((rice, 2)), "20.00", provider="scripted")

    assert (placement.attempt.status, placement.status) == ("paid", "placed")
    assert len(scripted.charged) == 1
    assert sorted(Entry.objects.values_list("key", flat=True)) == [
        f"order:{placement.order.number}",
        f"paid:{placement.attempt.number}",
    ]
    assert books() == {}


def test_declined_leaves_everything_as_it_was(scripted, rice, books):
    scripted.says = "failed"
    basket = make_basket((rice, 2))

    placement = order_for(basket, "20.00", provider="scripted")

    assert (placement.attempt.status, placement.status, placement.order) == ("failed", "released", None)
    assert Basket.objects.get(pk=basket.pk).status == Basket.OPEN
    assert stock_of(rice) == (5, 0)
    assert Message.objects.count() == 0
    assert books() == {}


def test_after_a_declined_payment_the_same_basket_can_be_ordered(scripted, rice, books):
    scripted.says = "failed"
    basket = make_basket((rice, 2))
    declined = order_for(basket, "20.00", provider="scripted")
    scripted.says = "paid"

    placed = order_for(basket, "20.00", provider="scripted")

    assert placed.pk != declined.pk
    assert (placed.status, stock_of(rice)) == ("placed", (5, 2))
    assert books() == {}


def test_who_must_pay_elsewhere_is_sent_there_and_the_goods_are_kept(waiting, rice, books):
    assert waiting.attempt.redirect_url == "https://pay.example/r-1"
    assert (waiting.status, stock_of(rice)) == ("reserved", (5, 2))
    assert books() == {}


def test_posting_again_while_paying_starts_no_second_payment(scripted, waiting):
    again = order_for(waiting.basket, "20.00", provider="scripted")

    assert (again.pk, again.attempt.redirect_url, scripted.starts) == (waiting.pk, "https://pay.example/r-1", 1)


@pytest.mark.parametrize("times", [1, 2, 3])
def test_paid_said_once_or_often_makes_one_order(waiting, rice, times, books):
    for _time in range(times):
        settle(attempt=waiting.attempt, answer=PAID)
        complete(attempt=waiting.attempt)

    assert (Order.objects.count(), stock_of(rice)) == (1, (5, 2))
    assert Message.objects.filter(kind="placement.mail").count() == 1
    assert books() == {}


def test_failed_said_after_paid_changes_nothing(waiting, books):
    settle(attempt=waiting.attempt, answer=PAID)

    attempt = settle(attempt=waiting.attempt, answer=Answer(Outcome.FAILED))

    assert attempt.status == "paid"
    assert release(attempt=attempt).status == "placed"
    assert books() == {}


def test_another_amount_than_asked_settles_nothing(waiting):
    attempt = settle(attempt=waiting.attempt, answer=Answer(Outcome.PAID, amount=Decimal("19.99")))

    assert attempt.status == "started"
    assert Order.objects.count() == 0


def test_paid_after_the_release_is_reserved_again_when_all_is_still_there(waiting, rice, books):
    settle(attempt=waiting.attempt, answer=Answer(Outcome.FAILED))
    assert stock_of(rice) == (5, 0)

    settle(attempt=waiting.attempt, answer=PAID)

    waiting.refresh_from_db()
    assert (waiting.status, stock_of(rice)) == ("placed", (5, 2))
    assert Refund.objects.count() == 0
    assert books() == {}


def test_paid_after_the_release_goes_back_at_once_when_the_goods_are_gone(scripted, waiting, rice, books):
    settle(attempt=waiting.attempt, answer=Answer(Outcome.FAILED))
    rice.stockrecords.update(num_in_stock=1)

    attempt = settle(attempt=waiting.attempt, answer=PAID)

    attempt.refresh_from_db()
    assert (attempt.status, attempt.refunded) == ("refunded", Decimal("20.00"))
    assert list(scripted.refunded.values()) == [Decimal("20.00")]
    assert (Order.objects.count(), stock_of(rice)) == (0, (1, 0))
    assert Basket.objects.get(pk=waiting.basket_id).status == Basket.OPEN
    assert Message.objects.get().payload["name"] == "refunded"
    assert books() == {}


def test_paid_after_the_release_goes_back_when_the_basket_was_changed(waiting, rice, books):
    settle(attempt=waiting.attempt, answer=Answer(Outcome.FAILED))
    waiting.basket.lines.update(quantity=1)

    settle(attempt=waiting.attempt, answer=PAID)

    assert Refund.objects.get().status == "done"
    assert books() == {}


def test_paid_twice_over_two_attempts_is_one_order_and_one_refund(scripted, waiting, rice, books):
    settle(attempt=waiting.attempt, answer=Answer(Outcome.FAILED))
    scripted.says = "paid"
    second = order_for(waiting.basket, "20.00", provider="scripted")

    settle(attempt=waiting.attempt, answer=PAID)

    assert (second.status, Order.objects.count(), Refund.objects.get().attempt_id) == ("placed", 1, waiting.attempt_id)
    assert books() == {}


def test_a_silent_provider_leaves_the_goods_kept_until_the_reaper_asks(scripted, rice, books):
    scripted.says = "silence"
    placement = order_for(make_basket((rice, 2)), "20.00", provider="scripted")
    assert (placement.status, stock_of(rice)) == ("reserved", (5, 2))
    scripted.says = "paid"

    assert reap(now=timezone.now() + timedelta(minutes=1)).settled == 0
    assert reap(now=timezone.now() + timedelta(minutes=3)).settled == 1

    placement.refresh_from_db()
    assert placement.status == "placed"
    assert books() == {}


def test_what_never_reached_the_provider_is_released(scripted, rice, books):
    scripted.says = "silence"
    order_for(make_basket((rice, 2)), "20.00", provider="scripted")
    scripted.says = "unknown"

    assert reap(now=timezone.now() + timedelta(minutes=3)).settled == 1

    assert (Placement.objects.get().status, stock_of(rice)) == ("released", (5, 0))
    assert books() == {}


def test_a_payment_page_left_open_is_released_after_its_deadline(waiting, rice, books):
    assert reap(now=timezone.now() + timedelta(minutes=29)).settled == 0
    assert reap(now=timezone.now() + timedelta(minutes=31)).settled == 1

    assert stock_of(rice) == (5, 0)
    assert books() == {}


def test_a_provider_that_is_down_is_asked_again_later(scripted, waiting):
    scripted.says = "silence"

    assert reap(now=timezone.now() + timedelta(hours=1)).settled == 0
    scripted.says = "paid"
    assert reap(now=timezone.now() + timedelta(hours=1)).settled == 1


def test_asking_twice_at_the_same_time_is_harmless(scripted, waiting, books):
    scripted.says = "paid"
    first, second = Attempt.objects.get(pk=waiting.attempt_id), Attempt.objects.get(pk=waiting.attempt_id)

    ask(attempt=first, now=timezone.now())
    ask(attempt=second, now=timezone.now())

    assert Order.objects.count() == 1
    assert books() == {}


def test_a_refund_a_crash_left_behind_is_sent_by_the_reaper(scripted, waiting, rice, books):
    settle(attempt=waiting.attempt, answer=Answer(Outcome.FAILED))
    rice.stockrecords.update(num_in_stock=0)
    scripted.refund_says = "silence"
    settle(attempt=waiting.attempt, answer=PAID)
    assert Refund.objects.get().status == "started"
    scripted.refund_says = Refund.Status.DONE

    reap()
    reap()

    assert (Refund.objects.get().status, len(scripted.refunded)) == ("done", 1)
    assert books() == {}


def test_a_bank_transfer_that_arrives_is_confirmed_once(rice, books):
    placement = order_for(make_basket((rice, 2)), "20.00", provider="bank_transfer")

    confirm_payment(order=placement.order)
    attempt = confirm_payment(order=placement.order)

    assert attempt.status == "paid"
    assert Entry.objects.filter(key__startswith="paid:").count() == 1
    assert books() == {}


def test_a_bank_transfer_that_does_not_arrive_cancels_the_order(rice, books):
    placement = order_for(make_basket((rice, 2)), "20.00", provider="bank_transfer")

    assert reap(now=timezone.now() + timedelta(days=2)).cancelled == 0
    assert reap(now=timezone.now() + timedelta(days=4)).cancelled == 1

    placement.refresh_from_db()
    assert (placement.order.status, placement.attempt.status, stock_of(rice)) == ("cancelled", "failed", (5, 0))
    assert books() == {}


def test_a_transfer_that_comes_after_the_order_was_cancelled_goes_back(rice, books):
    placement = order_for(make_basket((rice, 2)), "20.00", provider="bank_transfer")
    reap(now=timezone.now() + timedelta(days=4))

    confirm_payment(order=placement.order)

    assert (Refund.objects.get().status, Refund.objects.get().amount) == ("to_hand_back", Decimal("20.00"))
    assert Message.objects.filter(payload__name="refunded").count() == 1
    assert books() == {}
