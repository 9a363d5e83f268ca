"""The days move or the harvest fails: buyers are told, may go, and get back exactly what they paid."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core import mail

from marketplace.consignments.services import advance
from marketplace.consignments.services.create import evening_of
from marketplace.consignments.services.shorten import shorten
from marketplace.harvest.models import Preorder, PreorderMove
from marketplace.placement.exceptions import NotForSale
from marketplace.placement.models import Adjustment
from marketplace.placement.services import cancel_order, confirm_payment
from marketplace.preorders.exceptions import WindowRefused
from marketplace.preorders.services import change_preorder, fail_preorder, move_preorder, settle_failed
from marketplace.preorders.services.fail import _close
from portal.outbox.services import deliver_due
from portal.payments.models import Refund
from tests.factories import make_product
from tests.placement.factories import stock_of
from tests.preorders.factories import in_days, on_day, open_one, order

pytestmark = pytest.mark.django_db


def move(preorder, first=50, last=60, **more) -> Preorder:
    days = {"arrives_from": in_days(first), "arrives_until": in_days(last)}
    return move_preorder(preorder=preorder, **days, **more)


def letters() -> list[str]:
    deliver_due()
    return [sent.subject for sent in mail.outbox]


def test_moved_days_hold_for_all_parcels_not_packed_and_each_buyer_is_told_once(scripted, books):
    preorder = open_one(days=30)
    early, late = order(preorder), order(preorder)
    with on_day(30):
        advance(consignment=early.consignments.get(), to="packed")
    letters()
    mail.outbox.clear()

    for _tap in range(2):
        move(preorder, reason="花开得晚")

    preorder.refresh_from_db()
    assert (preorder.arrives_from, preorder.closes_on) == (in_days(50), in_days(29))
    assert late.consignments.get().pack_by == evening_of(in_days(58))
    assert early.consignments.get().pack_by == evening_of(in_days(38))
    assert PreorderMove.objects.count() == 1
    told = [sent for sent in mail.outbox if sent.subject.startswith("Other days")] if letters() else []
    assert len(told) == 1
    assert preorder.promise in told[0].body
    assert "花开得晚" in told[0].body
    assert late.delivery.token in told[0].body
    assert books() == {}


def test_days_moved_forward_end_ordering_before_them_and_open_the_board(scripted):
    preorder = open_one(days=30)
    parcel = order(preorder).consignments.get()
    move(preorder, 0, 5)
    preorder.refresh_from_db()
    assert preorder.closes_on == in_days(-1)
    with pytest.raises(NotForSale):
        order(preorder)
    advance(consignment=parcel, to="packed")
    assert stock_of(preorder.product) == (19, 0)


@pytest.mark.parametrize(("first", "last"), [(-1, 5), (20, 19)])
def test_days_that_cannot_be_are_refused_and_nobody_is_told(scripted, first, last):
    preorder = open_one(days=30)
    order(preorder)
    before = letters()
    with pytest.raises(WindowRefused):
        move(preorder, first, last)
    assert letters() == before
    assert Preorder.objects.get().arrives_from == in_days(30)


def test_who_was_paying_while_the_days_moved_is_told_too(scripted):
    preorder = open_one(days=30)
    scripted.answers = []
    made = order(preorder, provider="bank_transfer")
    placement = made.placement
    placement.snapshot["promises"] = {str(preorder.pk): [in_days(1).isoformat(), in_days(2).isoformat()]}
    move(preorder)
    from marketplace.preorders.receivers import tell_of_moves_meanwhile

    tell_of_moves_meanwhile(sender=type(made), order=made, placement=placement)
    assert sum(subject.startswith("Other days") for subject in letters()) == 1


def test_a_buyer_takes_a_moved_preorder_back_for_the_whole_price_and_keeps_the_rest(scripted, books):
    crop = make_product(stock=5, price="10.00")
    preorder = open_one(crop, cap=20, price="12.00")
    made = order(preorder, 2, goods=[(crop, 1)])
    move(preorder)
    parcel = made.consignments.get(preorder=preorder)

    missing = {parcel.lines.get().pk: 2}
    shorten(consignment=parcel, missing=missing, reason=Adjustment.Reason.BUYER, key="back")

    made.refresh_from_db()
    assert (made.status, Refund.objects.get().amount) == ("placed", Decimal("24.00"))
    assert (stock_of(preorder.product), stock_of(crop)) == ((20, 0), (5, 1))
    assert books() == {}


def test_a_whole_order_goes_back_while_nothing_is_packed(scripted, books):
    preorder = open_one(price="12.00")
    made = order(preorder, 2)
    cancel_order(order=made)
    assert (Refund.objects.get().amount, stock_of(preorder.product)) == (Decimal("24.00"), (20, 0))
    assert books() == {}


def test_a_failed_harvest_gives_every_buyer_everything_back_once(scripted, books):
    crop = make_product(stock=5, price="10.00")
    preorder = open_one(crop, price="12.00")
    alone, mixed = order(preorder, 2), order(preorder, 1, goods=[(crop, 1)])
    unpaid = order(preorder, 1, provider="bank_transfer")
    letters()
    mail.outbox.clear()

    for _tap in range(2):
        fail_preorder(preorder=preorder, reason="冰雹")

    for made in (alone, mixed, unpaid):
        made.refresh_from_db()
    assert [made.status for made in (alone, mixed, unpaid)] == ["cancelled", "placed", "cancelled"]
    assert sorted(refund.amount for refund in Refund.objects.all()) == [Decimal("12.00"), Decimal("24.00")]
    assert (stock_of(preorder.product), stock_of(crop)) == ((0, 0), (5, 1))
    with pytest.raises(NotForSale):
        order(preorder)
    assert len(letters()) == 3
    assert all("冰雹" in sent.body for sent in mail.outbox)
    assert settle_failed() == "0 parcels of failed harvests ended"
    assert books() == {}


def test_what_is_packed_is_sent_although_the_harvest_failed(scripted, books):
    preorder = open_one(days=30)
    packed, waiting = order(preorder), order(preorder)
    with on_day(30):
        advance(consignment=packed.consignments.get(), to="packed")
        fail_preorder(preorder=preorder)
        assert [made.consignments.get().status for made in (packed, waiting)] == ["packed", "cancelled"]
        assert Refund.objects.count() == 1
        assert books() == {}


def test_a_crash_after_closing_is_ended_by_the_clock(scripted, books):
    preorder = open_one()
    made = order(preorder)
    _close(preorder, "冰雹")
    assert made.consignments.get().status == "to_pack"
    assert settle_failed() == "1 parcels of failed harvests ended"
    assert made.consignments.get().status == "cancelled"
    assert books() == {}


def test_a_failed_one_is_neither_moved_nor_opened_again(scripted):
    preorder = fail_preorder(preorder=open_one())
    with pytest.raises(WindowRefused):
        move(preorder)
    with pytest.raises(WindowRefused):
        change_preorder(preorder=preorder, cap=5, price=Decimal("1.00"), closes_on=in_days(5))
    assert Preorder.objects.get().status == "failed"


@pytest.mark.parametrize("broken", ["reserved", "due", "mixed", "failed"])
def test_check_books_names_what_is_wrong(scripted, books, broken):
    crop = make_product(stock=5)
    preorder = open_one(crop)
    made = order(preorder, goods=[(crop, 1)], provider="bank_transfer")
    confirm_payment(order=made)
    today, later = made.consignments.order_by("number")
    assert books() == {}
    if broken == "reserved":
        later.lines.update(quantity=2)
    elif broken == "due":
        type(later).objects.filter(pk=later.pk).update(pack_by=later.pack_by + timedelta(days=1))
    elif broken == "mixed":
        today.lines.update(consignment=later)
    else:
        _close(preorder, "")
    with on_day(1):
        names = {
            "reserved": "what is reserved of a preorder lies in its parcels and live attempts",
            "due": "a preorder has parcels of its own, due when it is promised",
            "mixed": "a preorder has parcels of its own, due when it is promised",
            "failed": "nothing waits of a preorder whose harvest failed",
        }
        assert names[broken] in books()
