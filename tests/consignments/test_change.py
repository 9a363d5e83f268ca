"""The buyer changes where an order goes and who is called, until something of it is packed."""

from decimal import Decimal
from functools import partial

import pytest
from django.core import mail
from django.utils import timezone

from marketplace.consignments.exceptions import DearerThere, TooLateToChange
from marketplace.consignments.models import Consignment
from marketplace.consignments.services import advance
from marketplace.consignments.services.change import Wanted, change_delivery
from marketplace.placement.exceptions import PointClosed
from marketplace.placement.models import Adjustment
from marketplace.producers.exceptions import DeliveryUnavailable
from portal.ledger.invariants import check_all
from portal.outbox.services import deliver_due
from portal.payments.models import Attempt
from tests.checkout.factories import make_delivering_producer
from tests.consignments.factories import make_manager, make_parcels, make_shop
from tests.factories import make_pickup_point, make_product
from tests.placement.at_once import at_once
from tests.placement.factories import Delivery, make_basket, order_for

pytestmark = pytest.mark.django_db
AT = {"city": "广州市", "district": "天河区", "street": "体育东路 1 号"}


def wanted(**more):
    """Return what a buyer wants changed."""
    return Wanted(**{"name": "M 家", "phone": "+8613800000099", "note": "Ring twice", **more})


def changed(order, key="c1", **more):
    """Change an order and return its delivery."""
    return change_delivery(order=order, wanted=wanted(**more), key=key)


def door_order(scripted, *, province="44"):
    """Return a paid order to a door: 25.00 to Guangdong (44), 8.00 to Yunnan (53)."""
    product = make_product(make_delivering_producer(), price="10.00", stock=20)
    where = Delivery(method="home", province=province, city="昆明市", district="五华区", street="翠湖南路 1 号")
    total = {"44": "35.00", "53": "18.00"}[province]
    return order_for(make_basket((product, 1)), total, delivery=where, provider="scripted").order


def test_another_point_phone_and_note_and_the_village_is_told(books):
    village, _producer, rice = make_shop()
    manager = make_manager(village, email="shop@example.com", language="en")
    (parcel,) = make_parcels(rice)
    point = make_pickup_point()
    delivery = changed(parcel.order, point=point)
    assert (delivery.point, delivery.name, delivery.phone, delivery.note) == (
        point,
        "M 家",
        "+8613800000099",
        "Ring twice",
    )
    for _round in range(2):
        deliver_due(now=timezone.now())
    told = {letter.to[0]: letter for letter in mail.outbox}
    assert point.name in told["buyer@example.com"].body
    assert "print its label anew" in told[manager.email].subject
    assert (point.name in told[manager.email].body, books()) == (False, {})


def test_a_closed_point_and_a_missing_one_are_refused():
    _village, _producer, rice = make_shop()
    (parcel,) = make_parcels(rice)
    closed = make_pickup_point(is_active=False)
    for point in (closed, None):
        with pytest.raises(PointClosed):
            changed(parcel.order, point=point)
    parcel.order.delivery.refresh_from_db()
    assert (parcel.order.delivery.name, parcel.order.delivery.changed_at) == ("L 家", None)


def test_a_nearer_province_gives_the_difference_back_once(scripted, books):
    order = door_order(scripted)
    for _twice in range(2):
        changed(order, province="53", city="昆明市", district="官渡区", street="环城路 2 号")
    order.shipping_address.refresh_from_db()
    assert (order.shipping_address.state, order.shipping_address.line1) == ("53", "环城路 2 号")
    assert (Attempt.objects.get().refunded, Consignment.objects.get().charge) == (Decimal("17.00"), Decimal("8.00"))
    assert (Adjustment.objects.count(), books()) == (1, {})


def test_a_dearer_or_unserved_province_is_refused_and_nothing_changes(scripted, books):
    order = door_order(scripted, province="53")
    with pytest.raises(DearerThere) as refused:
        changed(order, province="44", **AT)
    with pytest.raises(DeliveryUnavailable):
        changed(order, province="11", **AT)
    order.shipping_address.refresh_from_db()
    order.delivery.refresh_from_db()
    assert (order.shipping_address.state, order.delivery.name) == ("53", "L 家")
    assert (str(refused.value), Adjustment.objects.count(), books()) == (
        "Delivery there costs ¥17 more. Cancel this order and order anew.",
        0,
        {},
    )


def test_the_same_province_costs_nothing_however_prices_moved(scripted, books):
    order = door_order(scripted)
    order.consignments.get().partner.producer.zones.all().delete()
    changed(order, province="44", **AT)
    order.shipping_address.refresh_from_db()
    assert (order.shipping_address.line3, Adjustment.objects.count(), books()) == ("天河区", 0, {})


def test_nothing_is_changed_once_something_is_packed(books):
    _village, _producer, rice = make_shop()
    (parcel,) = make_parcels(rice)
    advance(consignment=parcel, to="packed")
    with pytest.raises(TooLateToChange):
        changed(parcel.order, point=make_pickup_point())


def path_of(order):
    """Return where the buyer changes it."""
    return f"/en/shop/track/{order.delivery.token}/change/"


def test_the_page_shows_what_was_answered_keeps_what_is_typed_and_changes(client, scripted):
    order = door_order(scripted, province="53")
    page = client.get(path_of(order))
    assert 'value="翠湖南路 1 号"' in page.content.decode()
    words = {"key": "k", "name": "M 家", "phone": "13800000099", "province": "44", "note": "", **AT}
    refused = client.post(path_of(order), words)
    assert refused.status_code == 422
    assert "Delivery there costs ¥17 more." in refused.content.decode()
    assert 'value="体育东路 1 号"' in refused.content.decode()
    done = client.post(path_of(order), words | {"province": "53", "city": "大理州"}, follow=True)
    order.shipping_address.refresh_from_db()
    assert "The villages have been told." in done.content.decode()
    assert order.shipping_address.line4 == "大理州"


def test_a_stranger_and_a_late_buyer_find_no_form(client):
    _village, _producer, rice = make_shop()
    (parcel,) = make_parcels(rice)
    assert client.get("/en/shop/track/nobody/change/").status_code == 404
    advance(consignment=parcel, to="packed")
    assert client.get(path_of(parcel.order)).status_code == 302
    track = client.get(f"/en/shop/track/{parcel.order.delivery.token}/").content.decode()
    assert path_of(parcel.order) not in track


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_round", range(3))
def test_changing_and_packing_at_once_leave_one_winner(_round):
    _village, _producer, rice = make_shop()
    (parcel,) = make_parcels(rice)
    point = make_pickup_point()
    packed, change = at_once(
        [partial(advance, consignment=parcel, to="packed"), partial(changed, parcel.order, point=point)]
    )
    assert packed.status == "packed"
    parcel.order.delivery.refresh_from_db()
    assert isinstance(change, TooLateToChange) or parcel.order.delivery.point == point
    assert {name: found.broken for name, found in check_all().items() if found.broken} == {}
