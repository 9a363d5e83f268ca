"""Gift credit pays whole orders, once; what goes back comes back to it; the books owe what is left."""

import pytest
from django.utils import timezone
from oscar.core.loading import get_model

from marketplace.consignments.services import shorten
from marketplace.gifts.exceptions import CardGone, CardUnknown, CreditReleased, NotEnoughCredit
from marketplace.gifts.models import Card, Credit, CreditMovement
from marketplace.gifts.queries import credit_of
from marketplace.gifts.services import take_card, void_card
from marketplace.placement.exceptions import OutOfStock, PaymentNotOffered
from marketplace.placement.models import Placement
from marketplace.placement.services import cancel_order, reserve
from portal.ledger.models import Posting
from portal.payments.models import Attempt, Refund
from portal.payments.providers import Answer, Outcome
from portal.payments.services import give_up, reap_attempts, settle
from tests.factories import make_product, make_user
from tests.gifts.factories import D, make_card, make_holder
from tests.placement.factories import BUYER, make_basket, order_for, pickup, stock_of

pytestmark = pytest.mark.django_db
Order = get_model("order", "Order")


def pay(user, *lines, total):
    """Order these (product, quantity) with gift credit and return the order."""
    return order_for(make_basket(*lines, user=user), total, provider="gift_credit", user=user).order


def kinds(user) -> list:
    return list(CreditMovement.objects.filter(credit__user=user).order_by("pk").values_list("kind", "amount"))


def test_a_card_is_taken_once_by_whoever_types_its_code_first(books):
    card, first, second = make_card("80.00"), make_user(), make_user()

    take_card(user=first, code=f" {card.code.lower().replace('-', ' ')} ")
    take_card(user=first, code=card.code)
    with pytest.raises(CardUnknown):
        take_card(user=second, code=card.code)

    assert (credit_of(first), credit_of(second)) == (D("80.00"), D("0.00"))
    assert kinds(first) == [("card", D("80.00"))]
    assert card.code not in str(Card.objects.values().get())
    assert books() == {}


def test_a_withdrawn_card_is_worth_nothing_and_a_taken_one_is_not_withdrawn(books):
    gone, taken = make_card("20.00", paid_by="platform"), make_card("30.00")
    user = make_user()
    void_card(card=gone)
    take_card(user=user, code=taken.code)

    with pytest.raises(CardUnknown):
        take_card(user=user, code=gone.code)
    for card in (gone, taken):
        with pytest.raises(CardGone):
            void_card(card=card)

    assert credit_of(user) == D("30.00")
    assert sum(Posting.objects.filter(account__code="platform_gifts").values_list("amount", flat=True)) == 0
    assert books() == {}


def test_an_order_is_paid_at_once_and_completes_in_the_books(books):
    rice, user = make_product(price="10.00", stock=5), make_holder("50.00")

    order = pay(user, (rice, 2), total="20.00")

    assert (order.placement.attempt.status, credit_of(user), stock_of(rice)) == ("paid", D("30.00"), (5, 2))
    assert kinds(user) == [("card", D("50.00")), ("spent", D("-20.00"))]
    assert books() == {}


def test_an_order_that_costs_more_is_refused_and_nothing_is_reserved(books):
    rice, user = make_product(price="10.00", stock=9), make_holder("15.00")

    with pytest.raises(NotEnoughCredit, match=r"holds ¥15, and this order costs ¥20"):
        pay(user, (rice, 2), total="20.00")

    assert (stock_of(rice), credit_of(user), Attempt.objects.count()) == ((9, 0), D("15.00"), 0)
    assert not Placement.objects.exists()
    assert books() == {}


def test_sold_out_goods_leave_the_credit_alone(books):
    rice, user = make_product(price="10.00", stock=1), make_holder("50.00")

    with pytest.raises(OutOfStock):
        pay(user, (rice, 2), total="20.00")

    assert (credit_of(user), books()) == (D("50.00"), {})


def test_a_stranger_has_no_credit():
    rice = make_product(price="10.00", stock=5)

    with pytest.raises(PaymentNotOffered):
        order_for(make_basket((rice, 1)), "10.00", provider="gift_credit")

    assert (stock_of(rice), Credit.objects.count()) == ((5, 0), 0)


def test_a_cancelled_order_and_a_short_crop_go_back_into_the_credit(books):
    rice, user = make_product(price="10.00", stock=9), make_holder("50.00")
    first, second = pay(user, (rice, 2), total="20.00"), pay(user, (rice, 3), total="30.00")
    packed = second.consignments.get().lines.get()

    cancel_order(order=first)
    shorten(consignment=packed.consignment, missing={packed.pk: 1}, reason="short", key="k")

    assert credit_of(user) == D("30.00")
    assert kinds(user)[-2:] == [("refund", D("20.00")), ("refund", D("10.00"))]
    assert set(Refund.objects.values_list("status", flat=True)) == {"done"}
    assert books() == {}


def reserved(user, rice) -> Placement:
    """Reserve without charging, as a crash between the two leaves it."""
    words = {"contact": BUYER, "delivery": pickup(), "provider": "gift_credit", "language": "en"}
    return reserve(basket=make_basket((rice, 1), user=user), seen_total=D("10.00"), user=user, **words)


def test_what_a_crash_left_reserved_is_paid_by_the_reaper(books):
    rice, user = make_product(price="10.00", stock=5), make_holder("50.00")
    placement = reserved(user, rice)
    assert (credit_of(user), books()) == (D("40.00"), {})

    assert reap_attempts(now=timezone.now() + timezone.timedelta(hours=1)) == 1

    placement.refresh_from_db()
    assert (placement.status, credit_of(user), books()) == ("placed", D("40.00"), {})


def test_given_up_it_comes_back_once_and_is_not_settled_as_paid_any_more(books):
    rice, user = make_product(price="10.00", stock=5), make_holder("50.00")
    attempt = reserved(user, rice).attempt
    give_up(attempt=attempt)
    give_up(attempt=attempt)

    with pytest.raises(CreditReleased):
        settle(attempt=attempt, answer=Answer(Outcome.PAID))

    attempt.refresh_from_db()
    assert (attempt.status, credit_of(user), Order.objects.count()) == ("failed", D("50.00"), 0)
    assert (stock_of(rice), books()) == ((5, 0), {})


def test_the_books_tell_of_a_balance_without_its_movement(books):
    user = make_holder("50.00")
    Credit.objects.filter(user=user).update(balance=D("60.00"))

    broken = books()

    assert broken["gift credit is the sum of its movements"] == f"credit {user.gift_credit.pk}"
    assert broken["the books owe what is on gift cards and in gift credit"] == "the books say CNY 50.00"
