"""Charged by weight: the most is paid, the true weight is typed when it is packed, the rest goes back at once."""

from decimal import Decimal
from functools import partial
from importlib import import_module

import pytest
from django.utils import timezone, translation

from marketplace.consignments.exceptions import NotPaidYet, NotWeighed, TooHeavy
from marketplace.consignments.models import Consignment, ConsignmentLine
from marketplace.consignments.services import advance, shorten, undo
from marketplace.consignments.services.weigh import answer_name
from marketplace.invoicing.models import Issuer
from marketplace.invoicing.services import issue
from marketplace.invoicing.services.issue import Addressee
from marketplace.placement.models import Adjustment
from marketplace.placement.services import cancel_order
from marketplace.producers.services import set_price
from marketplace.settlement.models import Movement
from portal.ledger.invariants import check_all
from portal.payments import services as payments
from portal.payments.models import Attempt, Refund
from tests.consignments.factories import make_keeper, make_manager, make_parcels, make_shop
from tests.factories import make_pickup_point, make_product
from tests.placement.at_once import at_once, meeting
from tests.placement.factories import stock_of
from tests.placement.test_cancel import balances
from tests.settlement.factories import DAY, make_rule, today

pytestmark = pytest.mark.django_db
D = Decimal


def make_chicken(producer, *, jin_price="18.00", most=2200, about=1800, stock=20):
    """Return a product charged by weight: 18.00 CNY for 500 g, so 79.20 at most, 64.80 as a rule."""
    chicken = make_product(producer, price="1.00", stock=stock, net_grams=about)
    set_price(product=chicken, price=D(jin_price), most_grams=most)
    return chicken


@pytest.fixture
def chicken():
    _village, producer, _rice = make_shop()
    return make_chicken(producer)


@pytest.fixture
def paid(scripted, chicken):
    """Return a parcel of two chickens, 158.40 CNY paid for it."""
    (parcel,) = make_parcels(chicken, quantity=2, provider="scripted")
    return parcel


def weigh(parcel, *grams, by=None):
    """Pack a parcel whose lines weigh so much."""
    lines = ConsignmentLine.objects.filter(consignment=parcel, line__terms__jin_price__isnull=False).order_by("pk")
    answers = {answer_name(packed): str(each) for packed, each in zip(lines, grams, strict=True)}
    return advance(consignment=parcel, to=Consignment.Status.PACKED, answers=answers, by=by)


def charged(parcel):
    """Return (grams, price) of the parcel's only line."""
    packed = parcel.lines.get()
    return packed.grams, packed.charged


def test_the_difference_goes_back_at_once_by_the_means_of_payment(
    paid, scripted, books, chicken, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        weigh(paid, 3650)

    assert charged(paid) == (3650, D("131.40"))
    refund = Refund.objects.get()
    assert (refund.amount, refund.status, len(scripted.refunded)) == (D("27.00"), Refund.Status.DONE, 1)
    assert balances() == {"provider:scripted": D("131.40"), f"village:{paid.partner_id}": D("-131.40")}
    assert (stock_of(chicken), Consignment.objects.get().status, books()) == ((18, 0), "packed", {})


def test_who_pays_at_the_shelf_owes_what_it_weighs(chicken, books):
    point = make_pickup_point()
    (parcel,) = make_parcels(chicken, quantity=1, point=point)
    weigh(parcel, 1500)
    assert (Attempt.objects.get().amount, Refund.objects.count()) == (D("54.00"), 0)
    for to in ("on_the_road", "at_point", "handed_over"):
        advance(consignment=parcel, to=to, by=make_keeper(point))
    assert balances() == {"provider:pay_at_pickup": D("54.00"), f"village:{parcel.partner_id}": D("-54.00")}
    assert books() == {}


def test_the_heaviest_costs_all_that_was_paid_and_nothing_goes_back(paid, books):
    weigh(paid, 4400)
    assert charged(paid) == (4400, D("158.40"))
    assert (Adjustment.objects.count(), Refund.objects.count(), books()) == (0, 0, {})


def test_packing_without_the_weight_is_refused_and_nothing_moves(paid, chicken, books):
    with pytest.raises(NotWeighed) as refused:
        advance(consignment=paid, to=Consignment.Status.PACKED)
    with translation.override("zh-hans"):
        assert str(refused.value).startswith(f"包裹 {paid.number}：先填“")
    assert (Consignment.objects.get().status, stock_of(chicken), charged(paid)) == ("to_pack", (20, 2), (None, None))
    assert books() == {}


@pytest.mark.parametrize("answer", ["", "0", "-5", "1.5", "x", "１５００x", "9" * 40])
def test_what_is_no_number_of_grams_counts_as_no_weight(paid, answer):
    with pytest.raises(NotWeighed):
        weigh(paid, answer)
    assert charged(paid) == (None, None)


def test_more_than_was_paid_for_is_refused_and_nothing_moves(paid, chicken, books):
    with pytest.raises(TooHeavy) as refused:
        weigh(paid, 4401)
    assert refused.value.grams == 4400
    assert (Consignment.objects.get().status, stock_of(chicken), Refund.objects.count()) == ("to_pack", (20, 2), 0)
    assert (charged(paid), books()) == ((None, None), {})


def test_saying_it_twice_gives_it_back_once(paid, scripted, books, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        weigh(paid, 3650)
        weigh(paid, 1000)
    assert charged(paid) == (3650, D("131.40"))
    assert (len(scripted.refunded), Adjustment.objects.count(), books()) == (1, 1, {})


def test_a_transfer_that_has_not_come_is_not_weighed(chicken, books):
    (parcel,) = make_parcels(chicken, quantity=1, provider="bank_transfer")
    with pytest.raises(NotPaidYet):
        weigh(parcel, 1500)
    assert (Attempt.objects.get().amount, charged(parcel), books()) == (D("79.20"), (None, None), {})


def test_commission_statement_and_invoice_follow_the_weight(paid, books):
    Issuer.objects.create(name="云里", tax_number="x", valid_from=today() - DAY)
    invoice = issue(order=paid.order, addressee=Addressee("person", "W"))
    weigh(paid, 3650)
    note = invoice.credit_notes.get()
    assert (note.gross, [line.quantity for line in note.lines.all()]) == (D("-27.00"), [0])
    assert list(Movement.objects.order_by("pk").values_list("goods", "delivery")) == [
        (D("158.40"), D("0")),
        (D("-27.00"), D("0")),
    ]
    assert books() == {}


def test_the_commission_of_what_goes_back_goes_back(scripted, books):
    _village, producer, _rice = make_shop()
    make_rule("10", producer=producer)
    (parcel,) = make_parcels(make_chicken(producer), quantity=1, provider="scripted")
    weigh(parcel, 1000)
    assert list(Movement.objects.order_by("pk").values_list("commission", "due")) == [
        (D("7.92"), D("71.28")),
        (D("-4.32"), D("-38.88")),
    ]
    assert books() == {}


def test_taking_the_packing_back_keeps_the_weight_and_what_went_back(paid, chicken, books):
    packer = make_manager()
    weigh(paid, 3650, by=packer)
    undo(consignment=paid, by=packer)
    assert (stock_of(chicken), charged(paid), Refund.objects.count()) == ((20, 2), (3650, D("131.40")), 1)
    advance(consignment=paid, to=Consignment.Status.PACKED, by=packer)
    assert (Refund.objects.count(), charged(paid), books()) == (1, (3650, D("131.40")), {})


def test_a_second_weighing_can_only_be_less(paid, books):
    packer = make_manager()
    weigh(paid, 3650, by=packer)
    undo(consignment=paid, by=packer)
    with pytest.raises(TooHeavy) as refused:
        weigh(paid, 3700, by=packer)
    assert (refused.value.grams, charged(paid)) == (3650, (3650, D("131.40")))
    weigh(paid, 3600, by=packer)
    assert [refund.amount for refund in Refund.objects.order_by("pk")] == [D("27.00"), D("1.80")]
    assert (charged(paid), books()) == ((3600, D("129.60")), {})


def test_of_two_weighed_together_one_that_is_left_out_takes_half_of_the_weight(paid, books):
    packer = make_manager()
    weigh(paid, 3600, by=packer)
    undo(consignment=paid, by=packer)
    line = paid.lines.get()
    less = shorten(consignment=paid, missing={line.pk: 1}, reason=Adjustment.Reason.SHORT, key="k")
    assert (less.goods, charged(paid)) == (D("64.80"), (None, None))
    weigh(paid, 1700, by=packer)
    assert (charged(paid), books()) == ((1700, D("61.20")), {})


def test_a_shorter_parcel_is_weighed_for_what_is_left_in_it(paid, books):
    line = paid.lines.get()
    shorten(consignment=paid, missing={line.pk: 1}, reason=Adjustment.Reason.SHORT, key="k")
    with pytest.raises(TooHeavy):
        weigh(paid, 2201)
    weigh(paid, 2000)
    assert (charged(paid), books()) == ((2000, D("72.00")), {})


def test_an_order_taken_back_before_packing_gives_all_of_it_back(paid, scripted, books):
    cancel_order(order=paid.order)
    assert (Refund.objects.get().amount, balances(), books()) == (D("158.40"), {}, {})


def test_the_price_agreed_counts_when_the_village_has_changed_it_since(paid, chicken, books):
    set_price(product=chicken, price=D("25.00"), most_grams=3000)
    weigh(paid, 4400)
    assert (charged(paid), books()) == ((4400, D("158.40")), {})


def test_a_price_that_does_not_divide_is_reckoned_to_the_fen_at_the_price_shown(scripted, books):
    _village, producer, _rice = make_shop()
    chicken = make_chicken(producer, jin_price="17.99")
    assert chicken.stockrecords.get().price == D("79.16")
    (parcel,) = make_parcels(chicken, quantity=3, provider="scripted")
    weigh(parcel, 5555)
    assert (charged(parcel), Refund.objects.get().amount) == ((5555, D("199.87")), D("37.61"))
    assert books() == {}


def test_an_offer_takes_its_part_of_what_is_weighed(paid, books):
    line = paid.lines.get().line
    line.line_price_incl_tax = D("142.56")
    line.save()
    packed = paid.lines.get()
    price = import_module("marketplace.consignments.services.weigh").price_of(packed, 2200)
    assert price == D("71.28")


def test_check_books_names_a_parcel_that_left_unweighed_and_one_that_costs_too_much(paid, books):
    weigh(paid, 3650)
    sentence = "what is charged by weight left weighed and costs what it weighs"
    ConsignmentLine.objects.update(charged=D("140.00"))
    assert paid.number in books()[sentence]
    ConsignmentLine.objects.update(charged=D("100.00"))
    assert books()[sentence] == f"line {paid.lines.get().line_id}"
    ConsignmentLine.objects.update(charged=None, grams=None)
    assert paid.number in books()[sentence]


def test_what_a_crash_left_unsent_is_sent_by_the_reaper(paid, scripted, books):
    weigh(paid, 3650)
    assert (Refund.objects.get().status, scripted.refunded) == (Refund.Status.STARTED, {})
    payments.reap_attempts(now=timezone.now())
    assert (Refund.objects.get().status, len(scripted.refunded)) == (Refund.Status.DONE, 1)


def broken():
    return {name: finding.broken for name, finding in check_all().items() if finding.broken}


@pytest.mark.django_db(transaction=True)
def test_ten_packers_give_the_difference_back_once(scripted):
    _village, producer, _rice = make_shop()
    (parcel,) = make_parcels(make_chicken(producer), quantity=2, provider="scripted")
    results = at_once([partial(weigh, parcel, 3000 + each) for each in range(10)])
    assert {result.status for result in results} == {"packed"}
    packed = parcel.lines.get()
    assert [refund.amount for refund in Refund.objects.all()] == [D("158.40") - packed.charged]
    assert (len(scripted.refunded), broken()) == (1, {})


move_module = import_module("marketplace.consignments.services.move")


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgres
@pytest.mark.parametrize("locked", [True, False])
def test_without_the_lock_two_packers_would_both_give_back(monkeypatch, scripted, locked):
    """The control: the same pause does no harm with the lock, and without it packs what is packed."""
    _village, producer, _rice = make_shop()
    (parcel,) = make_parcels(make_chicken(producer), quantity=2, provider="scripted")
    known, there = move_module.next_step, meeting(2, seconds=0.5 if locked else 10)
    monkeypatch.setattr(move_module, "next_step", lambda *args: there() or known(*args))
    if not locked:
        order, attempt = parcel.order, parcel.order.placement.attempt
        monkeypatch.setattr(move_module, "lock_order_and_attempt", lambda pk: (order, attempt))

    results = at_once([partial(weigh, parcel, 3000), partial(weigh, parcel, 3200)])

    failed = [result for result in results if isinstance(result, Exception)]
    assert len(failed) == (0 if locked else 1), results
    assert broken() == {}
