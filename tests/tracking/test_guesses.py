"""Ten wrong tries from an address, ten an hour and twenty a day for a code; finding one's own order costs nothing."""

import pytest
from django.test import Client

from marketplace.consignments import guesses
from tests.factories import make_product
from tests.placement.factories import make_basket, order_for

pytestmark = pytest.mark.django_db
LOOKUP = "/en/shop/track/"


@pytest.fixture(autouse=True)
def limits_on(settings):
    settings.THROTTLED = True


@pytest.fixture
def delivery():
    """An order whose phone number ends in 0001."""
    return make_delivery()


def make_delivery():
    return order_for(make_basket((make_product(), 1)), "10.00").order.delivery


def tries(code, tail, times=1, address="10.0.0.1"):
    """Look up so many times and return the answers' status codes."""
    client = Client(REMOTE_ADDR=address)
    return [client.post(LOOKUP, {"code": code, "tail": tail}).status_code for _try in range(times)]


def test_a_family_behind_one_address_finds_its_orders_as_often_as_it_likes(delivery):
    assert tries(delivery.pickup_code, "0001", times=30) == [302] * 30


def test_the_eleventh_wrong_try_from_an_address_is_refused_whatever_the_code(delivery):
    answers = [tries(f"{number:06}", "9999")[0] for number in range(11)]
    assert answers == [422] * 10 + [429]
    assert tries(delivery.pickup_code, "0001") == [429]
    assert tries(delivery.pickup_code, "0001", address="10.0.0.2") == [302]


def test_the_eleventh_wrong_try_at_a_code_in_an_hour_is_refused_from_wherever_it_comes(delivery):
    answers = [tries(delivery.pickup_code, "9999", address=f"10.0.1.{number}")[0] for number in range(11)]
    assert answers == [422] * 10 + [429]
    assert tries(delivery.pickup_code, "0001", address="10.0.2.1") == [429]
    assert tries(make_delivery().pickup_code, "0001", address="10.0.2.1") == [302]


def test_a_code_has_twenty_wrong_tries_a_day(delivery, monkeypatch):
    hour = guesses.Tries("track-code", 1000, guesses.HOUR)
    monkeypatch.setattr(guesses, "BY_CODE", (hour, guesses.BY_CODE[1]))
    answers = [tries(delivery.pickup_code, "9999", address=f"10.0.1.{number}")[0] for number in range(21)]
    assert answers == [422] * 20 + [429]


def test_who_gets_it_right_at_last_may_mistype_again(delivery):
    for _round in range(3):
        assert tries(delivery.pickup_code, "9999", times=9) == [422] * 9
        assert tries(delivery.pickup_code, "0001") == [302]
    assert tries(delivery.pickup_code, "9999", times=11) == [422] * 10 + [429]


def test_ones_own_order_does_not_pay_for_guesses_at_others(delivery):
    theirs = make_delivery().pickup_code
    assert tries(theirs, "9999", times=9) == [422] * 9
    assert tries(delivery.pickup_code, "0001") == [302]
    assert tries(theirs, "9999", times=2) == [422, 429]


def test_a_form_that_is_not_filled_in_is_no_try(delivery):
    assert tries(delivery.pickup_code, "", times=20) == [422] * 20
    assert tries(delivery.pickup_code, "0001") == [302]
