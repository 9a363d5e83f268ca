"""The page between paying and the order."""

import pytest
from django.urls import reverse
from django.utils import timezone

from portal.payments.providers import Answer, Outcome
from portal.payments.services import settle
from tests.factories import make_home, make_product
from tests.placement.factories import make_basket, order_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(scripted):
    make_home()
    scripted.says = "pending"
    return order_for(make_basket((make_product(price="10.00"), 1)), "10.00", provider="scripted")


def address(placement):
    return reverse("placement:wait", kwargs={"number": placement.attempt.number})


def test_who_has_not_paid_waits_and_can_go_back_to_the_payment_page(client, waiting):
    page = client.get(address(waiting))

    assert page.status_code == 200
    assert "https://pay.example/r-1" in page.content.decode()
    assert waiting.snapshot["order_number"] in page.content.decode()


def test_who_has_paid_is_led_to_the_order_without_a_message_from_the_provider(client, scripted, waiting):
    scripted.says = "paid"

    answer = client.get(address(waiting))

    waiting.refresh_from_db()
    assert answer["Location"].endswith(f"/{waiting.order.delivery.token}/")


def test_who_was_declined_finds_the_basket_again(client, scripted, waiting):
    scripted.says = "failed"

    answer = client.get(address(waiting))

    assert answer.status_code == 302
    assert answer.cookies["oscar_open_basket"].value.split(":")[0] == str(waiting.basket_id)
    assert client.get(reverse("basket:summary")).context["basket"].num_lines == 1


def test_a_provider_that_is_silent_lets_the_buyer_wait(client, scripted, waiting):
    scripted.says = "silence"

    assert client.get(address(waiting)).status_code == 200


def test_who_paid_too_late_is_told_that_the_money_goes_back(client, waiting):
    settle(attempt=waiting.attempt, answer=Answer(Outcome.FAILED))
    waiting.basket.lines.all().delete()
    settle(attempt=waiting.attempt, answer=Answer(Outcome.PAID))

    assert client.get(address(waiting)).status_code == 302
    assert timezone.now() < waiting.attempt.deadline


def test_a_number_nobody_has_is_not_found(client):
    make_home()

    assert client.get(reverse("placement:wait", kwargs={"number": "0" * 20})).status_code == 404
    assert client.post(reverse("placement:wait", kwargs={"number": "0" * 20})).status_code == 405


def test_who_leaves_the_payment_finds_the_basket_open_and_the_goods_free(client, waiting):
    answer = client.post(reverse("placement:leave", kwargs={"number": waiting.attempt.number}), follow=True)

    waiting.refresh_from_db()
    assert (waiting.status, waiting.attempt.status) == ("released", "failed")
    assert answer.redirect_chain[-1][0] == reverse("checkout:index")


def test_who_leaves_just_after_paying_has_an_order(client, scripted, waiting):
    scripted.says = "paid"

    client.post(reverse("placement:leave", kwargs={"number": waiting.attempt.number}))

    waiting.refresh_from_db()
    assert (waiting.status, waiting.attempt.status) == ("placed", "paid")
