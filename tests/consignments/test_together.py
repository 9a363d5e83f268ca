"""Many parcels with one tap: packed, handed over, printed, taken back; the board narrowed by day, route and words."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from marketplace.consignments.models import Consignment, ConsignmentEvent
from marketplace.consignments.services import advance
from tests.checkout.factories import make_delivering_producer
from tests.consignments.factories import make_door_parcel, make_manager, make_parcels, make_shop
from tests.factories import make_pickup_point, make_product
from tests.placement.factories import stock_of

pytestmark = pytest.mark.django_db
BOARD = "/en/shop/dashboard/today/"
TOGETHER = f"{BOARD}together/"
S = Consignment.Status


def numbers(parcels):
    return [parcel.number for parcel in parcels]


def statuses():
    return list(Consignment.objects.order_by("pk").values_list("status", flat=True))


@pytest.fixture
def shop(client):
    """(village, product) of a shop whose manager is signed in."""
    village, _producer, rice = make_shop()
    client.force_login(make_manager(village))
    return village, rice


def make_some(rice, count=3, **more):
    return [parcel for _order in range(count) for parcel in make_parcels(rice, quantity=1, **more)]


def test_twenty_orders_are_packed_with_one_tap_and_taken_back_with_another(client, shop):
    parcels = make_some(shop[1], 20)

    response = client.post(TOGETHER, {"p": numbers(parcels), "do": "packed"}, follow=True)

    assert "20 parcels are packed." in response.content.decode()
    assert (statuses(), stock_of(shop[1])) == (["packed"] * 20, (0, 0))
    (tap,) = response.context["done"]
    assert len(tap.steps) == 20
    client.post(f"{TOGETHER}{tap.first.batch}/undo/")
    assert (statuses(), stock_of(shop[1])) == (["to_pack"] * 20, (20, 20))


def test_what_cannot_be_packed_does_not_hold_up_the_others(client, shop):
    first, gone, last = make_some(shop[1])
    Consignment.objects.filter(pk=gone.pk).update(status=S.CANCELLED)
    Consignment.objects.filter(pk=last.pk).update(status=S.TO_PACK)
    unpaid = make_parcels(shop[1], quantity=1, provider="bank_transfer")[0]

    html = client.post(TOGETHER, {"p": numbers([first, gone, unpaid, last]), "do": "packed"}, follow=True).content

    assert statuses() == ["packed", "cancelled", "packed", "to_pack"]
    assert f"Parcel {unpaid.number} is not paid yet." in html.decode()
    assert "2 parcels are packed." in html.decode()


def test_the_same_tap_twice_packs_once(client, shop):
    parcels = make_some(shop[1], 2)
    for _tap in range(2):
        client.post(TOGETHER, {"p": numbers(parcels), "do": "packed"})
    assert stock_of(shop[1]) == (18, 0)
    assert ConsignmentEvent.objects.filter(new_status="packed").count() == 2


def test_another_villages_parcels_are_left_out(client, shop):
    own, theirs = make_some(shop[1], 1)[0], make_some(make_shop()[2], 1)[0]
    client.post(TOGETHER, {"p": numbers([own, theirs]), "do": "packed"})
    assert statuses() == ["packed", "to_pack"]


def test_another_persons_tap_is_not_taken_back(client, shop):
    village, rice = shop
    parcels = make_some(rice, 2)
    client.post(TOGETHER, {"p": numbers(parcels), "do": "packed"})
    batch = ConsignmentEvent.objects.exclude(batch="").first().batch
    for user in (make_manager(village), make_manager(make_shop()[0])):
        client.force_login(user)
        client.post(f"{TOGETHER}{batch}/undo/")
    assert statuses() == ["packed", "packed"]


@pytest.mark.parametrize("posted", [{}, {"p": "nothing-1"}, {"p": "\x00"}])
def test_nothing_chosen_is_answered_in_a_sentence(client, shop, posted):
    html = client.post(TOGETHER, {**posted, "do": "packed"}, follow=True).content.decode()
    assert "No parcel is chosen. Tick some first." in html


def test_the_chosen_go_with_the_van_at_once_or_to_the_page_of_numbers(client, shop):
    parcels = make_some(shop[1], 2)
    for parcel in parcels:
        advance(consignment=parcel, to=S.PACKED)
    response = client.post(TOGETHER, {"p": numbers(parcels), "do": "on_the_road"})
    assert (response.url, statuses()) == (BOARD, ["on_the_road"] * 2)

    producer = make_delivering_producer()
    door = make_door_parcel(producer)
    advance(consignment=door, to=S.PACKED)
    client.force_login(make_manager(producer.village))
    response = client.post(TOGETHER, {"p": door.number, "do": "on_the_road"})
    assert response.url == f"{BOARD}carrier/?p={door.number}"
    door.refresh_from_db()
    assert door.status == "packed"


def test_the_chosen_are_printed(client, shop):
    parcel = make_some(shop[1], 1)[0]
    response = client.post(TOGETHER, {"p": parcel.number, "do": "print"})
    assert response.url == f"{BOARD}print/?p={parcel.number}"


def lanes(response):
    return {name: numbers(lane.page) for name, lane in response.context["lanes"].items()}


def test_the_board_is_narrowed_by_day_and_what_is_late_stays(client, shop):
    first, second, late = make_some(shop[1])
    now = timezone.localtime().replace(hour=12)
    days = {first: now + timedelta(days=1), second: now + timedelta(days=2), late: now - timedelta(days=1)}
    for parcel, moment in days.items():
        Consignment.objects.filter(pk=parcel.pk).update(pack_by=moment)

    every = client.get(BOARD)
    one = client.get(BOARD, {"day": (now + timedelta(days=2)).date().isoformat()})

    assert [n for _day, _query, n in every.context["days"]] == [1, 1]
    assert lanes(every) == {"pack": [first.number, second.number], "hand": [], "late": [late.number]}
    assert lanes(one) == {"pack": [second.number], "hand": [], "late": [late.number]}
    assert [pick["quantity"] for pick in one.context["picks"]] == [2]
    assert [lane.count for lane in one.context["lanes"].values()] == [1, 0, 1]


def test_the_board_is_narrowed_by_route(client):
    producer = make_delivering_producer()
    door = make_door_parcel(producer)
    east, west = make_pickup_point(name_en="East gate"), make_pickup_point(name_en="West gate")
    product = make_product(producer, price="10.00", stock=20)
    (to_east,), (to_west,) = (make_parcels(product, quantity=1, point=point) for point in (east, west))
    client.force_login(make_manager(producer.village))

    every = client.get(BOARD)

    assert {(name, n) for _route, name, _query, n in every.context["routes"]} == {
        ("East gate", 1),
        ("West gate", 1),
        ("", 1),
    }
    assert lanes(client.get(BOARD, {"route": "door"}))["pack"] == [door.number]
    assert lanes(client.get(BOARD, {"route": east.pk}))["pack"] == [to_east.number]
    for odd in ("x", "-1", "99999999999999999999", "²"):
        assert len(lanes(client.get(BOARD, {"route": odd, "day": "2026-13-77"}))["pack"]) == 3


def test_the_board_finds_a_name_a_number_or_the_end_of_a_phone_number(client, shop):
    first, second = make_some(shop[1], 2)
    type(first.order.delivery).objects.filter(order=first.order).update(name="Grandma L", phone="+8613811112222")
    for words in ("grandma", first.number, "2222"):
        assert lanes(client.get(BOARD, {"q": words}))["pack"] == [first.number]
    assert lanes(client.get(BOARD, {"q": "nobody"}))["pack"] == []


def test_a_step_leads_back_to_the_board_as_it_was_narrowed(client, shop):
    village, rice = shop
    (parcel,) = make_some(rice, 1)
    step = f"{BOARD}{parcel.number}/step/"
    response = client.post(step, {"to": "packed", "sieve": f"village={village.slug}&route=door&evil=1"})
    assert response.url == f"{BOARD}?village={village.slug}&route=door"


def test_counting_days_and_routes_costs_one_query(client, shop):
    make_some(shop[1], 12)
    client.get(BOARD)
    with CaptureQueriesContext(connection) as few:
        client.get(BOARD)
    for _point in range(4):
        make_some(shop[1], 2, point=make_pickup_point())
    with CaptureQueriesContext(connection) as many:
        client.get(BOARD)
    assert len(many) == len(few)
