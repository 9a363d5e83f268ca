"""Roles x addresses x methods x owners: whoever is turned away changes nothing, and no address is without a line."""

import pytest

from tests.matrix import table
from tests.matrix.addresses import fill, routes
from tests.matrix.walking import TURNED_AWAY, Walker
from tests.matrix.world import ROLES, World, fingerprint

# Who may open what does not hang on the database.
pytestmark = [pytest.mark.django_db, pytest.mark.once]
COLUMNS = list(ROLES)


def addresses() -> list[str]:
    """Return the addresses that need a line, each once."""
    return [route for route in dict.fromkeys(routes()) if not route.startswith(table.AREAS)]


def test_every_address_has_a_line_and_every_line_an_address():
    expected = table.read()
    assert sorted(set(addresses()) - set(expected)) == []
    assert sorted(set(expected) - set(addresses())) == []


@pytest.mark.parametrize("column", COLUMNS)
def test_each_role_gets_what_the_table_says(column):
    world, at = World(), COLUMNS.index(column)
    walker = Walker(world.people.get(column))
    before = fingerprint()
    wrong = {}
    for route, (get, post) in table.read().items():
        path = world.paths.get(route) or fill(route, world.values_for(route))
        found = walker.visit("get", path)[0], *walker.visit("post", path, world.posted(), fingerprint)
        if found[:2] != (get[at], post[at]) or (found[1] in TURNED_AWAY and found[2] != before):
            wrong[route] = (
                found[:2],
                (get[at], post[at]),
                "changed something" if found[2] not in (None, before) else "",
            )
    assert wrong == {}


def test_what_belongs_to_one_village_or_customer_is_404_for_all_others():
    """Read from the table: no line of these answers anybody else with anything but 404 or the way to sign in."""
    owners = {
        "xx/shop/dashboard/today/<": "M",
        "xx/shop/dashboard/shelf/<": "S",
        "xx/shop/dashboard/complaints/<": "MVP",
        "xx/shop/dashboard/complaints/photos/<": "MVP",
        "xx/shop/dashboard/money/<": "MP",
        "xx/shop/dashboard/money/payouts/<": "P",
        "xx/shop/dashboard/invoices/<": "P",
        "xx/shop/dashboard/gift-cards/": "P",
        "xx/shop/dashboard/my-shop/<": "MP",
        "xx/shop/dashboard/calendar/visit/<": "KMP",
        "xx/shop/dashboard/calendar/date/<": "KMP",
        "xx/shop/dashboard/calendar/booking/<": "KMP",
        "xx/shop/dashboard/shifts/<": "KMP",
        "xx/shop/dashboard/shifts/plan/<": "KMP",
        "xx/shop/dashboard/my-shop/lots/<": "MP",
        "xx/shop/dashboard/my-shop/files/<": "MP",
        "xx/shop/dashboard/my-shop/reviews/<": "MP",
        "xx/shop/dashboard/my-shop/preorders/<": "MP",
        "xx/shop/dashboard/my-shop/boxes/<": "MP",
        "xx/shop/dashboard/my-shop/certificates/<": "MP",
        "xx/office/flats/<": "S",
        "xx/office/requests/<": "S",
        "xx/office/residents/<": "S",
        "xx/office/notices/<": "S",
        "xx/office/repairs/<": "S",
        "xx/repairs/<": "C",
        "xx/office/fees/bills/<": "S",
        "xx/office/fees/flats/<": "S",
        "xx/fees/receipts/<": "CS",
        "xx/homes/desk/<": "S",
        "xx/homes/desk/talks/<": "S",
        "xx/my-homes/<": "C",
        "xx/my-homes/talks/<": "CO",
        "xx/my-homes/searches/<": "C",
        "xx/my-business/<": "O",
        "xx/gatherings/desk/<": "KP",
        "xx/gatherings/desk/photos/<": "KP",
        "xx/gatherings/invitations/<": "KP",
        "xx/accounts/vouchers/<": "C",
        "xx/accounts/requests/<": "C",
        "xx/shop/accounts/orders/<": "C",
        "xx/shop/accounts/addresses/<": "C",
    }
    for route, rows in table.read().items():
        allowed = next((owner for start, owner in owners.items() if route.startswith(start)), None)
        if allowed is None:
            continue
        for letters in rows:
            others = {mark for column, mark in zip(COLUMNS, letters, strict=True) if column not in allowed}
            assert others <= {"x", "s", "m"}, route
            assert letters[0] in "sm", route


#: Rooms of the dashboard that villages and keepers work in, and the money of both.
OF_VILLAGES = ("today", "shelf", "containers", "my-shop", "complaints", "money", "invoices", "calendar", "shifts")


def test_the_dashboard_is_there_for_operators_alone():
    for route, rows in table.read().items():
        ours = route.startswith(tuple(f"xx/shop/dashboard/{room}" for room in OF_VILLAGES))
        # The bare address leads whoever works here to their own desk.
        lead = route == "xx/shop/dashboard/"
        if lead or not route.startswith("xx/shop/dashboard/") or ours or route.endswith("login/"):
            continue
        for letters in rows:
            assert set(letters[1:7]) <= {"x"}, route
            assert letters[0] == "s", route
