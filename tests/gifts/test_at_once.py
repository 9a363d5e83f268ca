"""One order's worth of credit in fifty baskets, one card under fifty thumbs: one wins, no loser is charged."""

from decimal import Decimal
from functools import partial

import pytest

from marketplace.gifts.exceptions import CardUnknown, NotEnoughCredit
from marketplace.gifts.models import Card, Credit
from marketplace.gifts.queries import credit_of
from marketplace.gifts.services import moving, take_card
from marketplace.placement.models import Placement
from portal.payments.models import Attempt
from tests.factories import make_pickup_point, make_producer, make_product, make_user
from tests.gifts.factories import make_card, make_holder
from tests.placement.at_once import at_once, meeting
from tests.placement.factories import make_basket, order_for, pickup

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]


def rivals(user, number):
    """Return the calls of so many sessions of one person, each with other goods for CNY 10.00."""
    producer, delivery = make_producer(), pickup(make_pickup_point())
    baskets = [make_basket((make_product(producer, price="10.00"), 1), user=user) for _session in range(number)]
    words = {"delivery": delivery, "provider": "gift_credit", "user": user}
    return [partial(order_for, basket, "10.00", **words) for basket in baskets]


def test_credit_for_one_order_pays_one_of_fifty(books):
    user = make_holder("19.99")

    results = at_once(rivals(user, 50))

    winners = [result for result in results if isinstance(result, Placement)]
    losers = {type(result) for result in results if not isinstance(result, Placement)}
    assert (len(winners), losers) == (1, {NotEnoughCredit})
    assert (credit_of(user), Attempt.objects.count()) == (Decimal("9.99"), 1)
    assert books() == {}


def test_control_without_the_lock_credit_for_one_order_pays_several(monkeypatch):
    looked = meeting(2)

    def look(*, user_id):
        credit = Credit.objects.get(user_id=user_id)
        looked()
        return credit

    user = make_holder("19.99")
    calls = rivals(user, 8)
    monkeypatch.setattr(moving, "lock_credit", look)

    at_once(calls)

    assert Attempt.objects.filter(status="paid").count() > 1


def test_of_fifty_who_type_one_code_one_has_it(books):
    card, people = make_card("50.00"), [make_user() for _person in range(50)]

    results = at_once([partial(take_card, user=user, code=card.code) for user in people])

    assert [type(result) for result in results].count(Card) == 1
    assert {type(result) for result in results} == {Card, CardUnknown}
    assert sum(credit_of(user) for user in people) == Decimal("50.00")
    assert books() == {}
