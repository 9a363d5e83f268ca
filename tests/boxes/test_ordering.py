"""Ordering a box takes the stock of its parts; what becomes of the order gives it back or takes it out."""

import pytest
from oscar.core.loading import get_model

from marketplace.boxes.services import Content, save_box
from marketplace.consignments.services import advance, shorten, split, undo
from marketplace.placement.exceptions import BoxNotForSale, OutOfStock, PartOutOfStock
from marketplace.placement.models import Placement
from marketplace.placement.services import cancel_order
from marketplace.producers.services import set_public
from portal.payments.providers import Answer, Outcome
from portal.payments.services import settle
from tests.boxes.factories import D, make_box, make_parts, order_of
from tests.factories import make_user
from tests.placement.factories import make_basket, order_for, stock_of

pytestmark = pytest.mark.django_db
Product = get_model("catalogue", "Product")


def fresh(product):
    return Product.objects.with_origin().get(pk=product.pk)


def shop(*stocks, **more):
    """Return (apples, honey, box of two apples and one honey)."""
    producer, (apples, honey) = make_parts(None, *stocks)
    return apples, honey, make_box(producer, (apples, 2), (honey, 1), **more)


def test_a_box_can_be_sold_as_often_as_its_scarcest_part_allows():
    apples, honey, box = shop(7, 9)

    assert fresh(box).left == 3
    assert fresh(box).box.worth == D("30.00")
    assert box.stockrecords.get().num_in_stock is None


def test_a_part_off_sale_takes_the_box_off_sale():
    apples, honey, box = shop(7, 9)

    set_public(products=[honey], is_public=False)

    assert fresh(box).left == 0


def test_an_order_sets_the_parts_aside_and_the_box_nothing(books):
    apples, honey, box = shop(7, 9)

    order = order_of((box, 2), (apples, 1), total="60.00")

    assert (stock_of(apples), stock_of(honey), stock_of(box)) == ((7, 5), (9, 2), (None, 0))
    line = order.lines.get(product=box)
    assert [(part.product, part.quantity) for part in line.parts.all()] == [(apples, 2), (honey, 1)]
    assert line.line_price_incl_tax == D("50.00")
    assert books() == {}


def test_what_is_in_the_box_is_frozen_with_the_order(books):
    apples, honey, box = shop(7, 9)
    order = order_of((box, 1), total="25.00")

    inside = [Content(honey, 5)]
    save_box(producer=box.stockrecords.get().partner.producer, box=box, contents=inside, fields={}, price=D("20.00"))
    cancel_order(order=order)

    assert [part.quantity for part in order.lines.get().parts.all()] == [2, 1]
    assert (stock_of(apples), stock_of(honey)) == ((7, 0), (9, 0))
    assert books() == {}


def test_goods_alone_and_in_a_box_are_counted_together():
    apples, honey, box = shop(3, 9)

    with pytest.raises(PartOutOfStock) as refused:
        order_for(make_basket((box, 1), (apples, 2)), "45.00")

    assert str(refused.value).startswith("There is not enough of ")
    assert "only 3 are left" in str(refused.value)
    assert isinstance(refused.value, OutOfStock)
    assert (stock_of(apples), stock_of(honey)) == ((3, 0), (9, 0))
    assert not Placement.objects.exists()


def test_a_box_with_a_part_off_sale_is_not_ordered():
    apples, honey, box = shop(3, 9)
    basket = make_basket((box, 1))
    set_public(products=[honey], is_public=False)

    with pytest.raises(BoxNotForSale):
        order_for(basket, "25.00")

    assert stock_of(apples) == (3, 0)


def test_packing_takes_the_parts_out_of_the_stock_and_undo_brings_them_back(books):
    apples, honey, box = shop(7, 9)
    parcel = order_of((box, 2), total="50.00").consignments.get()

    packer = make_user()
    advance(consignment=parcel, to="packed", by=packer)
    assert (stock_of(apples), stock_of(honey)) == ((3, 0), (7, 0))
    assert books() == {}

    undo(consignment=parcel, by=packer)
    assert (stock_of(apples), stock_of(honey)) == ((7, 4), (9, 2))
    assert books() == {}


@pytest.mark.parametrize("reason", ["short", "buyer"])
def test_a_box_left_out_gives_all_its_parts_back_at_its_own_price(books, reason):
    apples, honey, box = shop(7, 9)
    order = order_of((box, 2), total="50.00")
    packed = order.consignments.get().lines.get()

    adjustment = shorten(consignment=packed.consignment, missing={packed.pk: 1}, reason=reason, key="k")

    assert adjustment.goods == D("25.00")
    assert (stock_of(apples), stock_of(honey)) == ((7, 2), (9, 1))
    assert books() == {}


def test_a_short_crop_beside_boxes_leaves_the_stock_and_the_boxes_parts_do_not(books):
    apples, honey, box = shop(7, 9)
    order = order_of((box, 1), (apples, 2), total="45.00")
    missing = {packed.pk: 1 for packed in order.consignments.get().lines.all()}

    shorten(consignment=order.consignments.get(), missing=missing, reason="short", key="k")

    assert (stock_of(apples), stock_of(honey)) == ((6, 1), (9, 0))
    assert books() == {}


def test_boxes_can_be_sent_in_two_parcels(books):
    apples, honey, box = shop(7, 9)
    parcel = order_of((box, 3), total="75.00").consignments.get()

    later = split(consignment=parcel, later={parcel.lines.get().pk: 1}, day=parcel.pack_by.date(), key="s")
    advance(consignment=later, to="packed")

    assert (stock_of(apples), stock_of(honey)) == ((5, 4), (8, 2))
    assert books() == {}


def test_paid_late_takes_what_was_agreed_again_and_not_what_the_box_holds_now(scripted, books):
    apples, honey, box = shop(7, 9)
    scripted.says = "silence"
    placement = order_for(make_basket((box, 1)), "25.00", provider="scripted")
    assert (stock_of(apples), stock_of(honey)) == ((7, 2), (9, 1))
    settle(attempt=placement.attempt, answer=Answer(Outcome.FAILED))
    assert (stock_of(apples), stock_of(honey)) == ((7, 0), (9, 0))

    producer = box.stockrecords.get().partner.producer
    save_box(producer=producer, box=box, contents=[Content(honey, 5)], fields={}, price=D("25.00"))
    settle(attempt=placement.attempt, answer=Answer(Outcome.PAID))

    placement.refresh_from_db()
    assert placement.status == Placement.Status.PLACED
    assert [part.quantity for part in placement.order.lines.get().parts.all()] == [2, 1]
    assert (stock_of(apples), stock_of(honey)) == ((7, 2), (9, 1))
    assert books() == {}
