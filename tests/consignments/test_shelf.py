"""The pickup shelf: arrived, found by code, handed over; other shelves are not there."""

import pytest

from marketplace.consignments.models import Consignment
from marketplace.consignments.services import advance
from tests.consignments.factories import make_keeper, make_parcels, make_shop
from tests.factories import make_pickup_point, make_user

pytestmark = pytest.mark.django_db
SHELF = "/en/shop/dashboard/shelf/"


@pytest.fixture
def point():
    return make_pickup_point()


@pytest.fixture
def parcel(point):
    """A parcel on its way to the point."""
    _village, _producer, rice = make_shop()
    (parcel,) = make_parcels(rice, point=point)
    for to in ("packed", "on_the_road"):
        advance(consignment=parcel, to=to)
    return parcel


def status():
    return Consignment.objects.get().status


def test_a_parcel_arrives_is_found_by_its_code_and_is_handed_over(client, point, parcel):
    client.force_login(make_keeper(point))
    code = parcel.order.delivery.pickup_code
    assert parcel.number in client.get(SHELF).content.decode()

    client.post(f"{SHELF}{parcel.number}/arrived/")
    assert status() == "at_point"
    found = client.get(SHELF, {"code": code}).content.decode()
    assert "Take ¥20 from the buyer first." in found

    response = client.post(f"{SHELF}give/", {"code": code}, follow=True)
    assert f"Handed over: {parcel.number}." in response.content.decode()
    assert (status(), parcel.order.placement.attempt.__class__.objects.get().status) == ("handed_over", "paid")


def test_the_shelf_of_another_point_is_not_there(client, parcel):
    client.force_login(make_keeper(make_pickup_point()))
    code = parcel.order.delivery.pickup_code

    assert client.post(f"{SHELF}{parcel.number}/arrived/").status_code == 404
    assert parcel.number not in client.get(SHELF, {"code": code}).content.decode()
    client.post(f"{SHELF}give/", {"code": code})
    assert status() == "on_the_road"


def test_a_wrong_code_is_answered_in_a_sentence(client, point, parcel):
    client.force_login(make_keeper(point))
    for code in ("123", "", "\x00", "<script>"):
        assert client.get(SHELF, {"code": code}).status_code == 200
        response = client.post(f"{SHELF}give/", {"code": code}, follow=True)
        assert "No parcel waits here for this code." in response.content.decode()
    assert status() == "on_the_road"


def test_without_a_shelf_there_is_no_page(client, point, parcel):
    client.force_login(make_user())
    assert client.get(SHELF).status_code == 404
    assert client.post(f"{SHELF}{parcel.number}/arrived/").status_code == 404
    assert status() == "on_the_road"
