"""Every packed line names its lot, with one tap, and undoing takes it back."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from marketplace.consignments.models import Consignment
from marketplace.consignments.services import advance, shorten, undo
from marketplace.produce.exceptions import LotClosed
from marketplace.produce.models import PackedLot
from marketplace.produce.services import close_lot, use_lot
from tests.consignments.factories import make_manager, make_parcels, make_shop
from tests.factories import make_product
from tests.placement.factories import stock_of
from tests.produce.factories import make_lot, recalled

pytestmark = pytest.mark.django_db
S = Consignment.Status


def packed(parcel) -> list[tuple]:
    """Return (product, lot, how many) of each packed line."""
    rows = PackedLot.objects.filter(packed__consignment=parcel).order_by("packed")
    return list(rows.values_list("packed__line__product", "lot__code", "quantity"))


def signed_in(client, *villages):
    """Return the client as the shop manager of these villages."""
    client.force_login(make_manager(*villages))
    return client


def test_packing_writes_the_lot_in_use_of_each_line_that_has_one(books):
    _village, producer, rice = make_shop()
    cloth = make_product(producer, price="10.00")
    make_lot(rice)
    used = make_lot(rice)
    (parcel,) = make_parcels(rice, cloth, quantity=3)

    advance(consignment=parcel, to=S.PACKED)

    assert packed(parcel) == [(rice.pk, used.code, 3)]
    assert books() == {}


def test_a_village_without_lots_packs_as_ever():
    *_shop, rice = make_shop()
    (parcel,) = make_parcels(rice)
    assert advance(consignment=parcel, to=S.PACKED).status == S.PACKED
    assert packed(parcel) == []


def test_undoing_takes_the_lots_back_and_packing_again_names_the_lot_of_then(books):
    village, _producer, rice = make_shop()
    manager, first = make_manager(village), make_lot(rice)
    (parcel,) = make_parcels(rice)
    advance(consignment=parcel, to=S.PACKED, by=manager)
    assert packed(parcel) == [(rice.pk, first.code, 2)]

    undo(consignment=parcel, by=manager)
    assert packed(parcel) == []
    second = make_lot(rice)
    advance(consignment=parcel, to=S.PACKED, by=manager)

    assert packed(parcel) == [(rice.pk, second.code, 2)]
    assert books() == {}


def test_packing_twice_writes_once_and_later_steps_write_nothing():
    *_shop, rice = make_shop()
    lot = make_lot(rice)
    (parcel,) = make_parcels(rice)
    for to in (S.PACKED, S.PACKED, S.ON_THE_ROAD):
        advance(consignment=parcel, to=to)
    assert packed(parcel) == [(rice.pk, lot.code, 2)]


def test_what_is_left_out_of_a_parcel_came_from_no_lot(books):
    _village, producer, rice = make_shop()
    beans = make_product(producer, price="10.00", stock=20)
    lot, _beans = make_lot(rice), make_lot(beans)
    (parcel,) = make_parcels(rice, beans, quantity=3)
    lines = {line.line.product_id: line.pk for line in parcel.lines.select_related("line")}
    shorten(consignment=parcel, missing={lines[rice.pk]: 1, lines[beans.pk]: 3}, reason="short", key="a")

    advance(consignment=parcel, to=S.PACKED)

    assert packed(parcel) == [(rice.pk, lot.code, 2)]
    assert books() == {}


def test_a_card_with_one_open_lot_names_it_and_stays_one_tap(client):
    village, _producer, rice = make_shop()
    lot = make_lot(rice)
    (parcel,) = make_parcels(rice)
    (line,) = parcel.lines.all()

    html = signed_in(client, village).get(reverse("packing:today")).content.decode()

    assert f"Lot {lot.code}" in html
    assert f'<input type="hidden" name="lot-{line.pk}" value="{lot.code}">' in html
    assert "<select" not in html


def test_a_card_with_several_open_lots_offers_them_with_the_one_in_use_first(client):
    village, _producer, rice = make_shop()
    first, second, third = make_lot(rice), make_lot(rice), make_lot(rice)
    close_lot(lot=second)
    use_lot(lot=first)
    (parcel,) = make_parcels(rice)
    (line,) = parcel.lines.all()
    signed_in(client, village)

    html = client.get(reverse("packing:today")).content.decode()
    select = html.split(f'<select name="lot-{line.pk}">')[1].split("</select>")[0]
    client.post(reverse("packing:step", args=[parcel.number]), {"to": "packed", f"lot-{line.pk}": third.code})

    assert [option.split('"')[0] for option in select.split('value="')[1:]] == [first.code, third.code]
    assert packed(parcel) == [(rice.pk, third.code, 2)]


@pytest.mark.parametrize("end", [close_lot, recalled])
def test_a_lot_that_ended_while_the_card_was_open_is_refused_and_nothing_is_packed(client, end):
    village, _producer, rice = make_shop()
    lot, _other = make_lot(rice), make_lot(rice)
    (parcel,) = make_parcels(rice)
    (line,) = parcel.lines.all()
    end(lot=lot) if end is close_lot else end(lot)
    signed_in(client, village)

    answer = client.post(
        reverse("packing:step", args=[parcel.number]), {"to": "packed", f"lot-{line.pk}": lot.code}, follow=True
    )

    assert f"Nothing is packed from lot {lot.code} any more." in answer.content.decode()
    assert Consignment.objects.get(pk=parcel.pk).status == S.TO_PACK
    assert packed(parcel) == []
    assert stock_of(rice) == (20, 2)


def test_a_lot_of_another_product_is_no_answer():
    _village, producer, rice = make_shop()
    foreign = make_lot(make_product(producer))
    make_lot(rice)
    (parcel,) = make_parcels(rice)
    (line,) = parcel.lines.all()

    with pytest.raises(LotClosed):
        advance(consignment=parcel, to=S.PACKED, answers={f"lot-{line.pk}": foreign.code})

    assert packed(parcel) == []


def test_the_board_asks_as_often_for_ten_parcels_with_lots_as_for_two(client):
    village, _producer, rice = make_shop()
    make_lot(rice)
    make_lot(rice)
    signed_in(client, village)

    def add(parcels: int) -> None:
        for number in range(parcels):
            (parcel,) = make_parcels(rice, quantity=1)
            if number % 2:
                advance(consignment=parcel, to=S.PACKED)

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            client.get(reverse("packing:today"))
        return len(seen)

    add(2)
    queries()
    two = queries()
    add(8)
    assert queries() == two
    assert two <= 17


def test_the_books_tell_of_a_line_without_its_lot_and_of_one_packed_after_the_end(books):
    *_shop, rice = make_shop()
    lot = make_lot(rice)
    lot.uses.update(since="2026-01-01T00:00Z")
    (silent,), (late,) = make_parcels(rice), make_parcels(rice)
    for parcel in (silent, late):
        advance(consignment=parcel, to=S.PACKED)
    PackedLot.objects.filter(packed__consignment=silent).delete()
    close_lot(lot=lot)
    lot.uses.update(until=None)
    type(lot).objects.filter(pk=lot.pk).update(closed_at="2026-02-01T00:00Z")

    assert books() == {
        "every packed line of a product with a lot in use names its lots": silent.number,
        "nothing was packed from a lot after it was closed or recalled": late.number,
    }


def test_the_books_tell_of_too_few_pieces(books):
    *_shop, rice = make_shop()
    make_lot(rice)
    (parcel,) = make_parcels(rice)
    advance(consignment=parcel, to=S.PACKED)
    PackedLot.objects.update(quantity=1)
    assert books() == {"every packed line of a product with a lot in use names its lots": parcel.number}
