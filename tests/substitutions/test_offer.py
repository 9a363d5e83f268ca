"""A village offers something else: goods are kept, and after the answer price, stock, money and books agree."""

from decimal import Decimal

import pytest

from marketplace.consignments.exceptions import AlreadyPacked, NotPaidYet
from marketplace.consignments.models import Consignment
from marketplace.consignments.services import advance, shorten
from marketplace.invoicing.models import Invoice, Issuer
from marketplace.invoicing.services import issue
from marketplace.invoicing.services.issue import Addressee
from marketplace.placement.exceptions import MoreThanThereIs, OutOfStock
from marketplace.placement.models import Adjustment, Held
from marketplace.placement.services import cancel_order
from marketplace.producers.models import DeliveryBand, DeliveryZone
from marketplace.settlement.models import LineCommission, Movement
from marketplace.substitutions.exceptions import AlreadyOffered, NoTimeLeft, NotOwnGoods, WaitsForAnswer
from marketplace.substitutions.models import Substitution
from marketplace.substitutions.services import answer, expire, withdraw
from portal.payments.models import Attempt, Refund
from tests.consignments.factories import make_shop
from tests.factories import make_product
from tests.placement.factories import Delivery, make_basket, order_for, stock_of
from tests.placement.test_cancel import balances
from tests.settlement.factories import DAY, make_rule, today
from tests.substitutions.factories import let_time_pass, make_short_crop, offer_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(scripted):
    """Return a paid parcel that cannot be packed as ordered."""
    return make_short_crop()


def held_by(parcel):
    """Return how many of each product a parcel holds."""
    return {packed.line.product_id: packed.quantity for packed in parcel.lines.all()}


def test_an_offer_keeps_its_goods_and_changes_nothing_else(case, books):
    before = balances()
    offer = offer_of(case)
    assert (offer.status, offer.price, offer.full) == ("open", Decimal("16.00"), Decimal("16.00"))
    assert (stock_of(case.peas), stock_of(case.beans)) == ((10, 2), (20, 3))
    assert (held_by(case.parcel), balances(), books()) == ({case.beans.pk: 3}, before, {})


def test_what_is_kept_cannot_be_bought_by_others(case, scripted):
    offer_of(case, quantity=10)
    with pytest.raises(OutOfStock):
        order_for(make_basket((case.peas, 1)), "8.00")


def test_a_yes_puts_the_other_goods_in_and_gives_the_difference_back(case, scripted, books):
    offer = answer(offer=offer_of(case), accept=True)
    assert (offer.status, held_by(case.parcel)) == ("accepted", {case.beans.pk: 1, case.peas.pk: 2})
    assert (stock_of(case.beans), stock_of(case.peas)) == ((18, 1), (10, 2))
    assert (offer.adjustment.total, Attempt.objects.get().refunded) == (Decimal("4.00"), Decimal("4.00"))
    village = f"village:{case.parcel.partner_id}"
    assert balances() == {"provider:scripted": Decimal("26.00"), village: Decimal("-26.00")}
    assert (len(scripted.refunded), Held.objects.count(), books()) == (1, 0, {})


def test_something_dearer_costs_the_buyer_nothing_more(scripted, books):
    case = make_short_crop(instead="15.00")
    offer = answer(offer=offer_of(case), accept=True)
    assert (offer.full, offer.price, offer.adjustment.total) == (Decimal("30.00"), Decimal("20.00"), Decimal("0.00"))
    assert offer.adjustment.instead.line_price_incl_tax == Decimal("20.00")
    assert (Refund.objects.count(), books()) == (0, {})


def test_a_yes_at_pickup_lowers_what_is_to_be_paid(books):
    case = make_short_crop(provider="pay_at_pickup")
    answer(offer=offer_of(case, fewer=1, quantity=1), accept=True)
    assert (Attempt.objects.get().amount, Refund.objects.count(), books()) == (Decimal("28.00"), 0, {})


@pytest.mark.parametrize("how", ["no", "silence", "too late a yes"])
def test_a_no_and_silence_leave_the_missing_out_as_in_any_short_crop(case, scripted, books, how):
    offer = offer_of(case)
    if how != "no":
        let_time_pass(offer)
    if how == "silence":
        assert expire() == "1 offers expired"
    else:
        answer(offer=offer, accept=how != "no")
    offer.refresh_from_db()
    assert offer.status == ("declined" if how == "no" else "expired")
    assert (offer.adjustment.reason, offer.adjustment.total) == ("short", Decimal("20.00"))
    assert (held_by(case.parcel), stock_of(case.beans), stock_of(case.peas)) == ({case.beans.pk: 1}, (18, 1), (10, 0))
    assert (len(scripted.refunded), books()) == (1, {})


def test_a_no_to_all_of_an_order_cancels_it(case, scripted, books):
    answer(offer=offer_of(case, fewer=3), accept=False)
    case.parcel.refresh_from_db()
    assert (case.parcel.status, case.parcel.order.status) == ("cancelled", "cancelled")
    assert (stock_of(case.peas), balances(), books()) == ((10, 0), {}, {})


@pytest.mark.parametrize("first", [True, False])
def test_a_second_answer_changes_nothing(case, scripted, books, first):
    offer = answer(offer=offer_of(case), accept=first)
    stocks = stock_of(case.beans), stock_of(case.peas)
    again = answer(offer=offer, accept=not first)
    assert (again.status, expire()) == (offer.status, "0 offers expired")
    assert (stock_of(case.beans), stock_of(case.peas)) == stocks
    assert (Adjustment.objects.count(), len(scripted.refunded), books()) == (1, 1, {})


def test_the_same_offer_twice_is_one(case, books):
    assert offer_of(case) == offer_of(case)
    assert (Substitution.objects.count(), stock_of(case.peas), books()) == (1, (10, 2), {})


def test_taking_an_offer_back_frees_its_goods_and_the_parcel(case, books):
    offer = withdraw(offer=offer_of(case))
    assert (offer.status, stock_of(case.peas), withdraw(offer=offer).status) == ("withdrawn", (10, 0), "withdrawn")
    assert answer(offer=offer, accept=True).status == "withdrawn"
    assert advance(consignment=case.parcel, to="packed").status == "packed"
    assert books() == {}


def test_cancelling_the_order_frees_what_is_kept(case, books):
    offer = offer_of(case)
    cancel_order(order=case.parcel.order)
    assert answer(offer=offer, accept=True).status == "withdrawn"
    assert (stock_of(case.peas), stock_of(case.beans), balances(), books()) == ((10, 0), (20, 0), {}, {})


def test_an_order_with_something_else_in_it_is_cancelled_whole(case, scripted, books):
    answer(offer=offer_of(case), accept=True)
    cancel_order(order=case.parcel.order)
    assert (stock_of(case.beans), stock_of(case.peas), balances()) == ((18, 0), (10, 0), {})
    assert (Attempt.objects.get().refunded, books()) == (Decimal("30.00"), {})


def test_something_else_is_packed_and_can_itself_be_short(case, scripted, books):
    answer(offer=offer_of(case), accept=True)
    came = case.parcel.lines.get(line__product=case.peas)
    shorten(consignment=case.parcel, missing={came.pk: 1}, reason="short", key="k2")
    advance(consignment=case.parcel, to=Consignment.Status.PACKED)
    assert (stock_of(case.beans), stock_of(case.peas), books()) == ((17, 0), (8, 0), {})


def test_a_parcel_that_waits_for_an_answer_is_not_packed_nor_its_line_shortened(case, books):
    offer_of(case)
    packed = case.parcel.lines.get()
    with pytest.raises(WaitsForAnswer):
        advance(consignment=case.parcel, to="packed")
    with pytest.raises(WaitsForAnswer):
        shorten(consignment=case.parcel, missing={packed.pk: 1}, reason="buyer", key="k1")
    assert (held_by(case.parcel), stock_of(case.beans), books()) == ({case.beans.pk: 3}, (20, 3), {})
    assert Adjustment.objects.count() == 0


def refused(case, error, **more):
    """Say whether an offer is refused with this error and keeps nothing."""
    with pytest.raises(error):
        offer_of(case, **more)
    return Substitution.objects.filter(key=more.get("key", "o1")).exists(), Held.objects.count()


def test_offers_that_cannot_be_are_refused_and_keep_nothing(case, books):
    _village, foreign, theirs = make_shop()
    hidden = make_product(case.producer, price="5.00", stock=5)
    type(hidden).objects.filter(pk=hidden.pk).update(is_public=False)
    hidden.refresh_from_db()
    assert refused(case, MoreThanThereIs, fewer=4) == (False, 0)
    assert refused(case, OutOfStock, quantity=11) == (False, 0)
    assert refused(case, NotOwnGoods, product=theirs) == (False, 0)
    assert refused(case, NotOwnGoods, product=case.beans) == (False, 0)
    assert refused(case, NotOwnGoods, product=hidden) == (False, 0)
    assert refused(case, NoTimeLeft, hours=-1) == (False, 0)
    offer_of(case)
    assert refused(case, AlreadyOffered, key="o2") == (False, 1)
    assert (stock_of(case.peas), books()) == ((10, 2), {})


def test_nothing_is_offered_for_a_packed_or_an_unpaid_parcel(scripted, books):
    packed, unpaid = make_short_crop(), make_short_crop(provider="bank_transfer")
    advance(consignment=packed.parcel, to="packed")
    assert refused(packed, AlreadyPacked) == (False, 0)
    assert refused(unpaid, NotPaidYet) == (False, 0)


def test_the_delivery_price_falls_with_the_weight_and_never_rises(scripted, books):
    case = make_short_crop()
    zone = DeliveryZone.objects.create(producer=case.producer, name="all", provinces=["53"])
    DeliveryBand.objects.create(zone=zone, up_to_grams=1000, price="8.00")
    DeliveryBand.objects.create(zone=zone, up_to_grams=20000, price="18.00")
    type(case.beans).objects.filter(pk=case.beans.pk).update(weight_grams=900)
    type(case.peas).objects.filter(pk=case.peas.pk).update(weight_grams=100)
    where = Delivery(method="home", province="53", city="昆明市", district="五华区", street="翠湖南路 1 号 2 栋")
    order = order_for(make_basket((case.beans, 2)), "38.00", delivery=where, provider="scripted").order
    case.parcel = order.consignments.get()
    offer = answer(offer=offer_of(case, fewer=1, quantity=1, key="door"), accept=True)
    case.parcel.refresh_from_db()
    assert (offer.adjustment.delivery, case.parcel.charge) == (Decimal("10.00"), Decimal("8.00"))
    assert (offer.adjustment.total, books()) == (Decimal("12.00"), {})


def test_commission_statement_and_invoice_follow(case, scripted, books):
    make_rule("10.00")
    Issuer.objects.create(name="Yunli", tax_number="91530100MA6K00002X", valid_from=today() - DAY)
    later = make_short_crop()
    first = issue(order=later.parcel.order, addressee=Addressee(buyer="person", title="L 家"))
    offer = answer(offer=offer_of(later), accept=True)
    frozen = LineCommission.objects.get(line=offer.adjustment.instead)
    assert (frozen.percent, frozen.amount) == (Decimal("10.00"), Decimal("1.60"))
    moved = Movement.objects.get(adjustment=offer.adjustment)
    assert (moved.goods, moved.commission, moved.due) == (Decimal("-4.00"), Decimal("-0.40"), Decimal("-3.60"))
    papers = Invoice.objects.filter(order=later.parcel.order).order_by("pk")
    assert [(paper.kind, paper.gross) for paper in papers] == [
        ("invoice", first.gross),
        ("credit", -first.gross),
        ("invoice", Decimal("26.00")),
    ]
    assert books() == {}
