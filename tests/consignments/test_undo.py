"""Taking a step back as long as it is allowed: what the pages offer, and what goes back with a hand-over."""

from datetime import timedelta
from decimal import Decimal
from importlib import import_module

import pytest
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from marketplace.consignments.exceptions import MoneyMovedOn, NothingToUndo
from marketplace.consignments.models import Consignment, ConsignmentEvent
from marketplace.consignments.services import advance, undo
from marketplace.consignments.services.hand_over import Due, cash_due, hand_over
from marketplace.placement.services import confirm_payment
from portal.ledger.invariants import check_all
from portal.ledger.models import Entry, Posting
from portal.payments import services as payments
from portal.payments.models import Attempt
from tests.consignments.factories import make_keeper, make_manager, make_parcels, make_shop
from tests.factories import make_pickup_point
from tests.placement.at_once import at_once, meeting
from tests.placement.factories import stock_of

pytestmark = pytest.mark.django_db
BOARD = "/en/shop/dashboard/today/"
SHELF = "/en/shop/dashboard/shelf/"


@pytest.fixture
def point():
    return make_pickup_point()


def at_the_shelf(*products, point, **more):
    """Return the parcels of an order of these products, arrived at the point."""
    parcels = make_parcels(*products, point=point, **more)
    for parcel in parcels:
        for to in ("packed", "on_the_road", "at_point"):
            advance(consignment=parcel, to=to)
    return parcels


def ready_for(keeper_point, **more):
    """Return (one arrived parcel, its keeper)."""
    _village, _producer, rice = make_shop()
    (parcel,) = at_the_shelf(rice, point=keeper_point, **more)
    return parcel, make_keeper(keeper_point)


def give(parcel, keeper):
    return hand_over(code=parcel.order.delivery.pickup_code, keeper=keeper)


def state(parcel):
    """Return where parcel, order and payment stand."""
    parcel = Consignment.objects.select_related("order__placement__attempt").get(pk=parcel.pk)
    return parcel.status, parcel.order.status, parcel.order.placement.attempt.status


def held(code):
    """Return an account's balance in CNY."""
    return sum(Posting.objects.filter(account__code=code).values_list("amount", flat=True), Decimal(0))


def broken():
    return {name: finding.broken for name, finding in check_all().items() if finding.broken}


def test_each_step_of_the_last_quarter_of_an_hour_can_be_taken_back_from_the_board(client):
    village, _producer, rice = make_shop()
    (first,), (second,) = make_parcels(rice), make_parcels(rice)
    client.force_login(make_manager(village, first_name="P 大婶"))
    for parcel in (first, second):
        client.post(f"{BOARD}{parcel.number}/step/", {"to": "packed"})

    response = client.get(BOARD)
    html = response.content.decode()
    assert [tap.first.consignment.number for tap in response.context["done"]] == [second.number, first.number]
    for parcel in (first, second):
        assert f'action="{BOARD}{parcel.number}/undo/"' in html
    client.post(f"{BOARD}{first.number}/undo/")

    assert [tap.first.consignment.number for tap in client.get(BOARD).context["done"]] == [second.number]
    assert (state(first)[0], state(second)[0], stock_of(rice)) == ("to_pack", "packed", (18, 2))


def test_the_board_names_a_colleagues_step_without_a_button(client):
    village, _producer, rice = make_shop()
    (parcel,) = make_parcels(rice)
    advance(consignment=parcel, to="packed", by=make_manager(village, first_name="P 大婶"))
    client.force_login(make_manager(village))

    html = client.get(BOARD).content.decode()

    assert "P 大婶" in html
    assert ">Undo<" not in html
    client.post(f"{BOARD}{parcel.number}/undo/")
    assert state(parcel)[0] == "packed"


def test_steps_of_other_villages_and_older_ones_are_not_listed(client):
    village, _producer, rice = make_shop()
    other, _producer, tea = make_shop()
    (mine,), (theirs,) = make_parcels(rice), make_parcels(tea)
    advance(consignment=theirs, to="packed", by=make_manager(other))
    manager = make_manager(village)
    advance(consignment=mine, to="packed", by=manager)
    client.force_login(manager)
    assert [tap.first.consignment.number for tap in client.get(BOARD).context["done"]] == [mine.number]

    ConsignmentEvent.objects.update(at=timezone.now() - timedelta(minutes=15, seconds=1))
    assert client.get(BOARD).context["done"] == []


def test_two_steps_are_taken_back_one_after_the_other():
    village, _producer, rice = make_shop()
    (parcel,) = make_parcels(rice)
    manager = make_manager(village)
    for to in ("packed", "on_the_road"):
        advance(consignment=parcel, to=to, by=manager)

    assert undo(consignment=parcel, by=manager).status == "packed"
    assert undo(consignment=parcel, by=manager).status == "to_pack"
    with pytest.raises(NothingToUndo):
        undo(consignment=parcel, by=manager)
    assert (stock_of(rice), broken()) == ((20, 2), {})


def test_the_board_stays_within_fifteen_queries_however_much_was_done(client):
    one, _producer, rice = make_shop()
    two, _producer, tea = make_shop()
    manager = make_manager(one, two)
    for _order in range(6):
        for parcel in make_parcels(rice, tea, quantity=1):
            advance(consignment=parcel, to="packed", by=manager)
    client.force_login(manager)
    client.get(BOARD)

    with CaptureQueriesContext(connection) as many:
        assert len(client.get(BOARD).context["done"]) == 12

    assert len(many) <= 15, [query["sql"][:150] for query in many]


def test_an_arrival_is_taken_back_at_the_shelf(client, point):
    _village, _producer, rice = make_shop()
    (parcel,) = make_parcels(rice, point=point)
    for to in ("packed", "on_the_road"):
        advance(consignment=parcel, to=to)
    client.force_login(make_keeper(point))
    client.post(f"{SHELF}{parcel.number}/arrived/")
    assert f'action="{SHELF}{parcel.number}/undo/"' in client.get(SHELF).content.decode()

    page = client.post(f"{SHELF}{parcel.number}/undo/", follow=True).content.decode()

    assert f"Undone: {parcel.number}." in page
    assert state(parcel)[0] == "on_the_road"


def test_cash_taken_with_a_hand_over_is_due_again_when_that_is_undone(client, point):
    parcel, keeper = ready_for(point)
    client.force_login(keeper)
    client.post(f"{SHELF}give/", {"code": parcel.order.delivery.pickup_code})
    assert (state(parcel), held("provider:pay_at_pickup")) == (("handed_over", "completed", "paid"), Decimal("20.00"))

    page = client.post(f"{SHELF}{parcel.number}/undo/", follow=True).content.decode()

    assert "¥20 is to be paid when it is handed over." in page
    assert state(parcel) == ("at_point", "placed", "promised")
    assert (held("provider:pay_at_pickup"), held("buyers"), broken()) == (0, Decimal("20.00"), {})
    assert cash_due(list(Consignment.objects.all())) == Due(now=Decimal("20.00"))
    assert set(parcel.order.lines.values_list("status", flat=True)) == {"placed"}


def test_handed_over_undone_and_handed_over_again_books_the_cash_once(point):
    parcel, keeper = ready_for(point)
    for _round in range(2):
        give(parcel, keeper)
        undo(consignment=parcel, by=keeper)
    give(parcel, keeper)

    number = Attempt.objects.get().number
    assert state(parcel) == ("handed_over", "completed", "paid")
    assert (held("provider:pay_at_pickup"), held("buyers"), broken()) == (Decimal("20.00"), 0, {})
    keys = Entry.objects.filter(key__contains=f"paid:{number}").order_by("pk").values_list("key", flat=True)
    assert [key.replace(number, "N") for key in keys] == ["paid:N", "unpaid:N", "paid:N:2", "unpaid:N:2", "paid:N:3"]


def test_money_that_came_before_the_hand_over_stays_when_that_is_undone(point):
    parcel, keeper = ready_for(point)
    confirm_payment(order=parcel.order)
    give(parcel, keeper)

    undo(consignment=parcel, by=keeper)

    assert state(parcel) == ("at_point", "placed", "paid")
    assert (held("provider:pay_at_pickup"), broken()) == (Decimal("20.00"), {})


def test_undoing_the_first_of_two_parcels_leaves_the_cash_taken_with_the_second(point):
    (_v, _p, rice), (_w, _q, tea) = make_shop(), make_shop()
    first, second = at_the_shelf(rice, tea, point=point)
    keeper = make_keeper(point)
    give(first, keeper)

    undo(consignment=first, by=keeper)
    assert (state(first), state(second)) == (("at_point", "placed", "paid"), ("handed_over", "placed", "paid"))
    undo(consignment=second, by=keeper)

    assert (state(first)[2], state(second)[0], broken()) == ("promised", "at_point", {})


def test_a_hand_over_whose_cash_has_gone_back_is_not_undone(point):
    parcel, keeper = ready_for(point)
    give(parcel, keeper)
    attempt = Attempt.objects.get()
    payments.request_refund(attempt=attempt, amount=Decimal("1.00"), key="kindness", reason="one was broken")

    with pytest.raises(MoneyMovedOn):
        undo(consignment=parcel, by=keeper)

    assert state(parcel) == ("handed_over", "completed", "paid")
    assert not ConsignmentEvent.objects.filter(undoes__isnull=False).exists()


def test_a_keeper_of_another_shelf_undoes_nothing(client, point):
    parcel, keeper = ready_for(point)
    give(parcel, keeper)
    client.force_login(make_keeper(make_pickup_point()))

    assert client.post(f"{SHELF}{parcel.number}/undo/").status_code == 404
    assert state(parcel) == ("handed_over", "completed", "paid")


def test_a_village_does_not_undo_what_the_shelf_did(client, point):
    village, _producer, rice = make_shop()
    (parcel,) = at_the_shelf(rice, point=point)
    give(parcel, make_keeper(point))
    client.force_login(make_manager(village))

    client.post(f"{BOARD}{parcel.number}/undo/")

    assert state(parcel) == ("handed_over", "completed", "paid")


@pytest.mark.django_db(transaction=True)
def test_ten_taps_at_one_moment_undo_a_hand_over_once(point):
    parcel, keeper = ready_for(point)
    give(parcel, keeper)

    answers = at_once([lambda: undo(consignment=parcel, by=keeper)] * 10)

    assert sum(isinstance(answer, Consignment) for answer in answers) == 1
    assert sum(isinstance(answer, NothingToUndo) for answer in answers) == 9
    assert state(parcel) == ("at_point", "placed", "promised")
    assert (held("provider:pay_at_pickup"), broken()) == (0, {})


@pytest.mark.parametrize("locked", [True, False])
@pytest.mark.django_db(transaction=True)
@pytest.mark.postgres
def test_without_the_lock_two_undos_meet_at_the_constraint(monkeypatch, point, locked):
    """The control: with the lock the second is told so in a sentence, without it the database has the last word."""
    parcel, keeper = ready_for(point)
    give(parcel, keeper)
    module = import_module("marketplace.consignments.services.undo")
    known, there = module.last_step, meeting(2, seconds=0.5 if locked else 10)

    def slow(**words):
        event = known(**words)
        there()
        return event

    monkeypatch.setattr(module, "last_step", slow)
    if not locked:
        monkeypatch.setattr(module, "lock_parcel", lambda consignment: (consignment.order, consignment))

    answers = at_once([lambda: undo(consignment=Consignment.objects.get(), by=keeper)] * 2)

    refused = [answer for answer in answers if isinstance(answer, Exception)]
    assert [type(answer) for answer in refused] == [NothingToUndo if locked else IntegrityError]
    assert (held("provider:pay_at_pickup"), broken()) == (0, {})
