"""Deposits on containers: paid beside the price, nobody's commission, back once for each container that comes back."""

from decimal import Decimal
from functools import partial
from importlib import import_module

import pytest
from django.core import mail
from django.test import Client

from marketplace.consignments.exceptions import NotThatManyOut
from marketplace.consignments.models import Consignment
from marketplace.consignments.services import advance, shorten
from marketplace.consignments.services.containers import take_containers_back
from marketplace.invoicing.models import Issuer
from marketplace.invoicing.services import issue
from marketplace.invoicing.services.issue import Addressee
from marketplace.placement.models import AdjustedLine, Adjustment, LineTerms
from marketplace.placement.services import cancel_order
from marketplace.producers.services import copy_product, save_product
from marketplace.producers.services.prices import set_deposit
from marketplace.settlement.models import Movement
from portal.ledger.invariants import check_all
from portal.outbox.services import deliver_due
from portal.payments.models import Attempt, Refund
from tests.checkout.factories import CHECKOUT, guest_with, order
from tests.consignments.factories import make_keeper, make_manager, make_shop
from tests.factories import make_pickup_point, make_product
from tests.placement.at_once import at_once, meeting
from tests.placement.factories import make_basket, order_for, pickup
from tests.placement.test_cancel import balances
from tests.settlement.factories import DAY, WAY, make_rule, today

pytestmark = pytest.mark.django_db
D = Decimal
CONTAINERS = "/en/shop/dashboard/containers/"


@pytest.fixture
def point():
    return make_pickup_point()


@pytest.fixture
def honey():
    """Return a product at 30.00 CNY with a deposit of 5.00, of a village that leaves 10 % to the platform."""
    _village, producer, _rice = make_shop()
    make_rule("10", producer=producer)
    product = make_product(producer, price="30.00", stock=20, title_en="Honey")
    set_deposit(product=product, deposit=D("5.00"))
    return product


def bought(product, point, *, quantity=3, provider="scripted"):
    """Return the parcel of an order of three at 105.00 CNY, 15.00 of it deposit."""
    total = (product.stockrecords.get().price + product.stockrecords.get().deposit) * quantity
    placed = order_for(make_basket((product, quantity)), total, delivery=pickup(point), provider=provider)
    return placed.order.consignments.get()


@pytest.fixture
def out(scripted, honey, point):
    """Return a parcel of three jars, paid and with its buyer."""
    parcel = bought(honey, point)
    for to in WAY:
        advance(consignment=parcel, to=to)
    return parcel


def back(parcel, number, key="k"):
    return take_containers_back(packed=parcel.lines.get(), number=number, key=key)


def test_the_deposit_is_paid_beside_the_price_and_held_in_an_account_of_its_own(scripted, honey, point, books):
    parcel = bought(honey, point)
    order = parcel.order
    assert (order.total_incl_tax, [charge.incl_tax for charge in order.surcharges.all()]) == (D("105.00"), [D("15.00")])
    assert balances() == {
        "provider:scripted": D("105.00"),
        "deposits": D("-15.00"),
        f"village:{parcel.partner_id}": D("-81.00"),
        "commission": D("-9.00"),
    }
    assert (Movement.objects.get().goods, Movement.objects.get().due, books()) == (D("90.00"), D("81.00"), {})


def test_each_container_that_comes_back_gives_its_deposit_back(out, scripted, books):
    adjustment = back(out, 2)
    assert (adjustment.deposit, adjustment.total, adjustment.refund.amount) == (D("10.00"), D("10.00"), D("10.00"))
    assert (balances()["deposits"], balances()[f"village:{out.partner_id}"]) == (D("-5.00"), D("-81.00"))
    back(out, 1, key="other")
    assert "deposits" not in balances()
    assert ([*scripted.refunded.values()], Movement.objects.filter(partner=out.partner_id).count(), books()) == (
        [D("10.00"), D("5.00")],
        1,
        {},
    )


def test_the_same_tap_twice_gives_it_back_once(out, scripted, books):
    assert back(out, 1) == back(out, 1)
    assert (len(scripted.refunded), balances()["deposits"], books()) == (1, D("-10.00"), {})


@pytest.mark.parametrize("number", [0, -1, 4])
def test_never_more_comes_back_than_is_out(out, number, books):
    with pytest.raises(NotThatManyOut):
        back(out, number)
    back(out, 3)
    with pytest.raises(NotThatManyOut):
        back(out, 1, key="again")
    assert (AdjustedLine.objects.count(), Refund.objects.count(), books()) == (1, 1, {})


def test_nothing_comes_back_before_the_buyer_has_it(scripted, honey, point, books):
    parcel = bought(honey, point)
    with pytest.raises(NotThatManyOut):
        back(parcel, 1)
    assert (Refund.objects.count(), balances()["deposits"], books()) == (0, D("-15.00"), {})


def test_a_cancelled_order_gives_the_deposits_back_with_everything(scripted, honey, point, books):
    parcel = bought(honey, point)
    cancel_order(order=parcel.order)
    assert (Refund.objects.get().amount, balances(), books()) == (D("105.00"), {}, {})


def test_what_is_left_out_of_a_parcel_takes_its_deposit_along(scripted, honey, point, books):
    parcel = bought(honey, point)
    missing = {parcel.lines.get().pk: 1}
    adjustment = shorten(consignment=parcel, missing=missing, reason=Adjustment.Reason.SHORT, key="k")
    assert (adjustment.goods, adjustment.deposit, Refund.objects.get().amount) == (D("30.00"), D("5.00"), D("35.00"))
    assert (balances()["deposits"], books()) == (D("-10.00"), {})
    for to in WAY:
        advance(consignment=parcel, to=to)
    with pytest.raises(NotThatManyOut):
        back(parcel, 3, key="all")
    back(parcel, 2, key="the rest")
    assert ("deposits" in balances(), books()) == (False, {})


def test_who_paid_at_the_shelf_gets_the_deposit_by_hand(honey, point, books):
    parcel = bought(honey, point, provider="pay_at_pickup")
    for to in WAY:
        advance(consignment=parcel, to=to)
    back(parcel, 3)
    assert (Refund.objects.get().status, Attempt.objects.get().status) == (Refund.Status.TO_HAND_BACK, "paid")
    assert (balances()["owed_back"], books()) == (D("-15.00"), {})


def test_the_price_of_the_deposit_agreed_counts(out, honey, books):
    set_deposit(product=honey, deposit=D("9.00"))
    assert (back(out, 3).deposit, books()) == (D("15.00"), {})


def test_an_invoice_is_for_the_goods_alone_and_a_return_needs_no_credit_note(out, books):
    Issuer.objects.create(name="云里", tax_number="x", valid_from=today() - DAY)
    invoice = issue(order=out.order, addressee=Addressee("person", "W"))
    back(out, 3)
    assert (invoice.gross, invoice.credit_notes.count(), books()) == (D("90.00"), 0, {})


def test_basket_checkout_confirmation_and_letter_show_it_apart(honey, point):
    client, _basket = guest_with((honey, 2))
    product = client.get(f"/en/shop/catalogue/{honey.slug}_{honey.pk}/").content.decode()
    basket, checkout = (client.get(path).content.decode() for path in ("/en/shop/basket/", CHECKOUT))
    for html in (product, basket):
        assert "plus ¥5 deposit each" in html
    for html in (basket, checkout):
        assert "Deposit on containers" in html
        assert "¥70" in html
    answers = {"how": f"point-{point.pk}", "seen_total": "70.00", "email": "buyer@example.com"}
    thanks = client.get(order(client, **answers).url).content.decode()
    assert "Deposit: 2 × Honey, ¥5 each" in thanks
    deliver_due()
    (letter,) = [message for message in mail.outbox if message.subject.startswith("Your order")]
    for body in (letter.body, letter.alternatives[0][0]):
        assert "Deposit on containers" in body


def test_a_copy_keeps_the_deposit_and_a_save_without_it_too(honey):
    assert copy_product(product=honey).stockrecords.get().deposit == D("5.00")
    producer = honey.stockrecords.get().partner.producer
    save_product(producer=producer, product=honey, fields={}, price=D("31.00"), stock=20)
    assert honey.stockrecords.get().deposit == D("5.00")


@pytest.mark.parametrize("who", ["village", "keeper"])
def test_village_and_shelf_take_containers_back_and_write_to_the_buyer(client, out, point, honey, who):
    user = make_manager(out.partner.producer.village) if who == "village" else make_keeper(point)
    client.force_login(user)
    for words in ("", out.order.delivery.pickup_code, out.order.delivery.name, out.number):
        assert "3 are out, deposit ¥5 each" in client.get(CONTAINERS, {"q": words}).content.decode(), words
    assert "No container of this buyer is out." in client.get(CONTAINERS, {"q": "nobody"}).content.decode()
    form = {"line": out.lines.get().pk, "number": "2", "key": "x"}
    client.post(CONTAINERS, form)
    response = client.post(CONTAINERS, form, follow=True)
    assert "2 containers are back: ¥10 goes to" in response.content.decode()
    assert "1 is out, deposit ¥5" in response.content.decode()
    assert Adjustment.objects.get().by == user
    deliver_due()
    (letter,) = [message for message in mail.outbox if message.subject.startswith("Your deposit")]
    assert "¥10 goes back to the account you paid from." in letter.body
    track = client.get(f"/en/shop/track/{out.order.delivery.token}/").content.decode()
    assert "Deposit back: containers came back" in track


def test_containers_of_others_are_not_there(out, honey):
    client = Client()
    other, _producer, _rice = make_shop()
    client.force_login(make_manager(other))
    assert "No container is out." in client.get(CONTAINERS).content.decode()
    answer = client.post(CONTAINERS, {"line": out.lines.get().pk, "number": "1", "key": "x"})
    assert (answer.status_code, Refund.objects.count()) == (404, 0)


@pytest.mark.parametrize("number", ["", "0", "4", "x", "1.5", "\x00", "9" * 50])
def test_a_bad_number_is_answered_and_gives_nothing_back(client, out, number):
    client.force_login(make_manager(out.partner.producer.village))
    form = {"line": out.lines.get().pk, "number": number, "key": "x"}
    response = client.post(CONTAINERS, form, follow=True)
    assert "Not that many are out." in response.content.decode()
    assert Refund.objects.count() == 0


def test_the_list_costs_the_same_for_one_as_for_many(client, scripted, honey, point, django_assert_max_num_queries):
    for _each in range(3):
        parcel = bought(honey, point)
        for to in WAY:
            advance(consignment=parcel, to=to)
    client.force_login(make_manager(honey.village))
    client.get(CONTAINERS)
    with django_assert_max_num_queries(15):
        assert client.get(CONTAINERS).content.decode().count("3 are out") == 3


def test_check_books_names_deposits_that_are_not_where_they_belong(out, books):
    sentence = "deposits in the books are those of the containers that are out"
    LineTerms.objects.update(deposit=D("6.00"))
    assert books()[sentence] == "the books hold 15.00"
    LineTerms.objects.update(deposit=D("5.00"))
    back(out, 3)
    AdjustedLine.objects.update(containers=4)
    assert "4 of 3 came back" in books()[sentence]


def broken():
    return {name: finding.broken for name, finding in check_all().items() if finding.broken}


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgres
@pytest.mark.parametrize("locked", [True, False])
def test_without_the_lock_the_same_jars_would_go_back_twice(monkeypatch, scripted, locked):
    """The control: two keepers write down the same three jars; the lock lets one of them, without it both."""
    _village, producer, _rice = make_shop()
    product = make_product(producer, price="30.00", stock=20)
    set_deposit(product=product, deposit=D("5.00"))
    parcel = bought(product, make_pickup_point())
    for to in WAY:
        advance(consignment=parcel, to=to)
    shrinking = import_module("marketplace.placement.services.shrink")
    known, there = shrinking.standing, meeting(2, seconds=0.5 if locked else 10)
    monkeypatch.setattr(shrinking, "standing", lambda **words: [known(**words), there()][0])
    if not locked:
        both = parcel.order, parcel.order.placement.attempt
        moving = import_module("marketplace.consignments.services.move")
        monkeypatch.setattr(moving, "lock_order_and_attempt", lambda pk: both)
        monkeypatch.setattr(shrinking.locks, "lock_order_and_attempt", lambda pk: both)

    results = at_once([partial(back, parcel, 3, key=key) for key in "ab"])

    refused = [result for result in results if isinstance(result, Exception)]
    assert [type(result) for result in refused] == ([NotThatManyOut] if locked else []), results
    assert bool(broken()) is not locked
    assert Consignment.objects.get().status == "handed_over"
