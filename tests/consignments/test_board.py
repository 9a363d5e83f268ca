"""The Today board: three lanes of one's own parcels, one button each, undo; others' parcels are not there."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from marketplace.consignments.models import Consignment, ConsignmentEvent
from marketplace.consignments.services import advance
from portal.villages.models import Membership
from tests.consignments.factories import make_keeper, make_manager, make_parcels, make_shop
from tests.factories import make_pickup_point, make_product, make_user
from tests.placement.factories import stock_of

pytestmark = pytest.mark.django_db
BOARD = "/en/shop/dashboard/today/"


def url(parcel, verb):
    return f"{BOARD}{parcel.number}/{verb}/"


def lanes(response):
    return {name: [parcel.number for parcel in lane.page] for name, lane in response.context["lanes"].items()}


def test_a_parcel_wanders_through_the_lanes_with_one_button_each(client):
    village, _producer, rice = make_shop()
    (parcel,) = make_parcels(rice)
    client.force_login(make_manager(village))
    assert lanes(client.get(BOARD)) == {"pack": [parcel.number], "hand": [], "late": []}

    response = client.post(url(parcel, "step"), {"to": "packed"})
    assert (response.status_code, response.url) == (302, BOARD)
    assert lanes(client.get(BOARD)) == {"pack": [], "hand": [parcel.number], "late": []}

    client.post(url(parcel, "step"), {"to": "on_the_road"})
    assert lanes(client.get(BOARD)) == {"pack": [], "hand": [], "late": []}
    assert stock_of(rice) == (18, 0)


def test_the_board_offers_to_undo_the_last_step_and_the_stock_comes_back(client):
    village, _producer, rice = make_shop()
    (parcel,) = make_parcels(rice)
    client.force_login(make_manager(village))
    client.post(url(parcel, "step"), {"to": "packed"})
    assert f'action="{url(parcel, "undo")}"' in client.get(BOARD).content.decode()

    response = client.post(url(parcel, "undo"), follow=True)

    assert f"Undone: {parcel.number}." in response.content.decode()
    assert (Consignment.objects.get().status, stock_of(rice)) == ("to_pack", (20, 2))


def test_a_refused_step_says_in_what_state_the_parcel_is(client):
    village, _producer, rice = make_shop()
    (parcel,) = make_parcels(rice)
    client.force_login(make_manager(village))

    response = client.post(url(parcel, "step"), {"to": "on_the_road"}, follow=True)

    assert f"Parcel {parcel.number} is already: to pack." in response.content.decode()
    assert stock_of(rice) == (20, 2)


@pytest.mark.parametrize("to", ["", "at_point", "handed_over", "cancelled", "\x00"])
def test_the_village_takes_only_its_own_steps(client, to):
    village, _producer, rice = make_shop()
    (parcel,) = make_parcels(rice)
    client.force_login(make_manager(village))

    assert client.post(url(parcel, "step"), {"to": to}).status_code == 302
    assert (Consignment.objects.get().status, ConsignmentEvent.objects.count()) == ("to_pack", 1)


@pytest.mark.parametrize("verb", ["step", "undo"])
def test_the_parcel_of_another_village_is_not_there_and_stays_as_it_is(client, verb):
    _village, _producer, rice = make_shop()
    other, _producer, _tea = make_shop()
    (parcel,) = make_parcels(rice)
    client.force_login(make_manager(other))

    assert client.post(url(parcel, verb), {"to": "packed"}).status_code == 404
    assert (Consignment.objects.get().status, ConsignmentEvent.objects.count()) == ("to_pack", 1)
    assert stock_of(rice) == (20, 2)


def test_a_mixed_order_shows_each_manager_only_their_own_parcel(client):
    one, _producer, rice = make_shop()
    two, _producer, tea = make_shop()
    first, second = make_parcels(rice, tea)
    client.force_login(make_manager(one))

    html = client.get(BOARD).content.decode()

    assert first.number in html
    assert rice.title_en in html
    assert second.number not in html
    assert tea.title_en not in html


def test_what_is_late_moves_to_its_own_lane_with_a_call_button(client):
    village, _producer, rice = make_shop()
    (late,), (fine,) = make_parcels(rice), make_parcels(rice)
    Consignment.objects.filter(pk=late.pk).update(pack_by=timezone.now() - timedelta(days=1, hours=1))
    client.force_login(make_manager(village))

    response = client.get(BOARD)

    assert lanes(response) == {"pack": [fine.number], "hand": [], "late": [late.number]}
    assert 'href="tel:13800000001"' in response.content.decode()


def test_one_manager_of_two_villages_sees_both_or_one(client):
    one, _producer, rice = make_shop()
    two, _producer, tea = make_shop()
    (first,), (second,) = make_parcels(rice), make_parcels(tea)
    client.force_login(make_manager(one, two))

    assert lanes(client.get(BOARD))["pack"] == [first.number, second.number]
    assert lanes(client.get(BOARD, {"village": two.slug}))["pack"] == [second.number]
    assert lanes(client.get(BOARD, {"village": "elsewhere"}))["pack"] == [first.number, second.number]


def test_the_pick_list_adds_up_each_product_of_unpacked_parcels(client):
    village, producer, rice = make_shop()
    honey = make_product(producer, price="5.00", stock=20, title_zh_hans="蜂蜜", title_en="Honey")
    make_parcels(rice, quantity=3)
    make_parcels(rice, honey, quantity=4)
    (packed,) = make_parcels(honey, quantity=5)
    advance(consignment=packed, to="packed")
    client.force_login(make_manager(village))

    picks = client.get(BOARD).context["picks"]

    assert [(pick["title"], pick["quantity"]) for pick in picks] == [(rice.title_en, 7), ("Honey", 4)]


def test_the_board_and_its_menu_cost_at_most_fifteen_queries_however_many_rows(client):
    one, producer, rice = make_shop()
    two, _producer, tea = make_shop()
    manager = make_manager(one, two)
    Membership.objects.create(user=manager, village=one, role=Membership.Role.COORDINATOR)
    for _order in range(12):
        make_parcels(rice, tea, quantity=1)
    (packed,) = make_parcels(make_product(producer), quantity=1)
    advance(consignment=packed, to="packed")
    (late,) = make_parcels(tea, quantity=1)
    Consignment.objects.filter(pk=late.pk).update(pack_by=timezone.now() - timedelta(hours=1))
    client.force_login(manager)
    client.get(BOARD)

    with CaptureQueriesContext(connection) as many:
        found = lanes(client.get(BOARD))

    assert {name: len(numbers) for name, numbers in found.items()} == {"pack": 20, "hand": 1, "late": 1}
    assert len(many) <= 15, [query["sql"][:150] for query in many]


@pytest.mark.parametrize("role", ["buyer", "coordinator", "keeper"])
def test_without_the_role_there_is_no_board(client, role):
    village, _producer, rice = make_shop()
    (parcel,) = make_parcels(rice)
    user = make_keeper(make_pickup_point()) if role == "keeper" else make_user()
    if role == "coordinator":
        Membership.objects.create(user=user, village=village, role=Membership.Role.COORDINATOR)
    client.force_login(user)

    assert client.get(BOARD).status_code == 404
    assert client.post(url(parcel, "step"), {"to": "packed"}).status_code == 404
    assert stock_of(rice) == (20, 2)


def test_a_stranger_is_asked_to_sign_in(client):
    response = client.get(BOARD)
    assert (response.status_code, response.url) == (302, f"/en/accounts/login/?next={BOARD}")


def test_a_name_with_a_script_is_shown_as_text(client):
    village, _producer, rice = make_shop()
    (parcel,) = make_parcels(rice)
    type(parcel.order.delivery).objects.update(name="<script>alert(1)</script>", note='"><img src=x onerror=alert(1)>')
    client.force_login(make_manager(village))

    html = client.get(BOARD).content.decode()

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "<script>alert" not in html
    assert "<img src=x" not in html
