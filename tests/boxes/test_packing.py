"""Packing boxes: the pick list counts their parts, papers show them, their lots are named, nothing comes instead."""

from datetime import timedelta

import pytest
from django.utils import timezone

from marketplace.consignments.models import Consignment
from marketplace.consignments.picking import pick_list
from marketplace.consignments.services import advance
from marketplace.produce.models import PackedLot
from marketplace.produce.services import recall_lot
from marketplace.produce.services.recall import reach_of
from marketplace.substitutions.exceptions import BoxesStayWhole
from marketplace.substitutions.services import propose
from tests.boxes.factories import make_box, order_of
from tests.consignments.factories import make_manager, make_shop
from tests.factories import make_product, make_user
from tests.produce.factories import make_lot

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop():
    """(village, producer, apples, honey, box of two apples and one honey)"""
    village, producer, apples = make_shop()
    honey = make_product(producer, price="10.00", stock=20)
    return village, producer, apples, honey, make_box(producer, (apples, 2), (honey, 1))


def test_the_pick_list_adds_up_what_goes_alone_and_into_boxes(shop):
    _village, _producer, apples, honey, box = shop
    order_of((box, 2), (apples, 3), total="80.00")
    order_of((box, 1), total="25.00")

    picks = {pick["title"]: pick for pick in pick_list(Consignment.objects.all())}

    assert set(picks) == {apples.title_en, honey.title_en}
    of_apples = picks[apples.title_en]
    assert (of_apples["quantity"], of_apples["boxed"], of_apples["boxes"]) == (9, 6, 3)
    assert (of_apples["parcels"], of_apples["grams"]) == (2, 4500)
    assert (picks[honey.title_en]["quantity"], picks[honey.title_en]["parcels"]) == (3, 2)


def test_board_and_papers_say_what_to_put_into_the_boxes(client, shop):
    village, _producer, apples, honey, box = shop
    order = order_of((box, 2), total="50.00")
    client.force_login(make_manager(village, language="en"))

    board = client.get("/en/shop/dashboard/today/").content.decode()

    assert f"Put in: {apples.title_en} × 4, {honey.title_en} × 2" in board
    assert "4 of it for 2 boxes" in board
    track = client.get(f"/en/shop/track/{order.delivery.token}/", follow=True).content.decode()
    assert f"In the box: {apples.title_en} × 2, {honey.title_en} × 1" in track


def test_every_part_names_its_lot_and_a_recall_finds_the_box_s_buyer(shop):
    _village, _producer, apples, honey, box = shop
    of_apples, of_honey = make_lot(apples), make_lot(honey)
    parcel = order_of((box, 2), total="50.00").consignments.get()

    advance(consignment=parcel, to="packed")

    rows = PackedLot.objects.filter(packed__consignment=parcel).order_by("quantity")
    assert [(row.lot, row.quantity) for row in rows] == [(of_honey, 2), (of_apples, 4)]
    recall_lot(lot=of_apples, reason="residue", advice="throw_away", by=make_user())
    assert [(holder.parcel, holder.quantity) for holder in reach_of(lot=of_apples).holders] == [(parcel, 4)]


def test_the_packer_chooses_the_lot_of_each_part(shop):
    _village, _producer, apples, honey, box = shop
    older, _newer = make_lot(apples), make_lot(apples, plot="2 号地")
    make_lot(honey)
    parcel = order_of((box, 1), total="25.00").consignments.get()
    packed = parcel.lines.get()

    advance(consignment=parcel, to="packed", answers={f"lot-{packed.pk}-{apples.pk}": older.code})

    assert PackedLot.objects.get(lot__product=apples).lot == older


def test_nothing_else_is_offered_for_a_box(shop):
    _village, producer, _apples, _honey, box = shop
    other = make_product(producer)
    parcel = order_of((box, 2), total="50.00").consignments.get()
    words = {"fewer": 1, "quantity": 1, "until": timezone.now() + timedelta(days=1), "key": "k"}

    with pytest.raises(BoxesStayWhole):
        propose(consignment=parcel, line_id=parcel.lines.get().line_id, product=other, **words)


def test_the_form_for_less_says_that_a_box_is_left_out_whole(client, shop):
    village, _producer, apples, honey, box = shop
    parcel = order_of((box, 2), total="50.00").consignments.get()
    client.force_login(make_manager(village, language="en"))

    page = client.get(f"/en/shop/dashboard/today/{parcel.number}/less/").content.decode()

    assert f"A box holds all its parts ({apples.title_en}, {honey.title_en})." in page


def test_the_board_asks_as_many_queries_for_many_boxes_as_for_one(client, shop, django_assert_max_num_queries):
    village, producer, apples, honey, box = shop
    order_of((box, 1), total="25.00")
    client.force_login(make_manager(village, language="en"))
    address = "/en/shop/dashboard/today/"
    client.get(address)
    with django_assert_max_num_queries(60) as first:
        client.get(address)
    for _number in range(4):
        order_of((make_box(producer, (apples, 1), (honey, 1)), 1), total="25.00")

    with django_assert_max_num_queries(len(first)):
        client.get(address)
