"""One menu for everybody who works here: the same lines in the page admin, the shop's rooms and the records."""

import json
import re

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils import translation

from portal.core.work_menu import Entry, menu_for, register_entries
from portal.users.models import User
from portal.villages.models import Membership
from portal.villages.services import appoint, page_of
from tests.consignments.factories import make_keeper
from tests.dashboard.factories import make_operator, make_staff
from tests.factories import make_pickup_point, make_user
from tests.residents.factories import make_compound
from tests.residents.factories import make_staff as make_office_staff
from tests.villages.factories import bring_on

pytestmark = pytest.mark.django_db
MONEY = ["Statements", "Payouts", "Invoices", "Gift cards", "Commission rules", "Rewards for pickup points"]
MONEY += ["Providers' fees", "Times to bring containers back"]
GOODS = ["Products", "Low on stock", "Reviews", "Categories", "Product types", "Lists of choices"]
VILLAGES = ["Villages", "People in charge", "Communities", "Pickup points"]
AROUND = ("Businesses around the corner", "Ratings of services", "Homes")
PROPERTY = ("Property companies", "Property offices", "Property staff")
OPERATOR = [
    ("Desk", []),
    ("Pages", []),
    ("Pictures", []),
    ("Documents", []),
    ("Villages", [*VILLAGES, *PROPERTY, *AROUND, "Sites that show our villages"]),
    ("Questions", []),
    ("Visits", []),
    ("Calendar", []),
    ("Events", []),
    ("Letters to us", []),
    ("Site figures", []),
    ("Overview", []),
    ("Orders", ["Orders", "Complaints", "Money to give back", "Statistics"]),
    ("Payments", ["Means of payment", "Providers' statements", "Fees to pay out"]),
    ("Money", [*MONEY, "Tax rates", "Issuers of invoices"]),
    ("Products", [*GOODS, "Harvests", "Preorders", "Lots", "Picking shifts"]),
    ("Sellers", []),
    ("Customers", []),
    ("Offers", ["Offers", "Ranges", "Vouchers", "Voucher sets"]),
    ("Records", ["Accounts and records", "Sent messages"]),
    (
        "Reports",
        ["Site history", "Aging pages", "Page types usage", "Locked pages", "Translations", "Shop reports"],
    ),
    ("Settings", ["Users", "Groups", "Collections", "Redirects", "Sites", "Locales"]),
    ("To the site", []),
]
SHOP = [
    ("Today", []),
    ("My shop", []),
    ("Harvests", []),
    ("Preorders", []),
    ("Lots", []),
    ("Complaints", []),
    ("Reviews", []),
    ("Money", []),
]
CALENDAR, SHIFTS, EVENTS = ("Calendar", []), ("Picking shifts", []), ("Events", [])
COORDINATOR = [
    ("Desk", []),
    ("Yun Ti", []),
    ("Pictures", []),
    ("Questions", []),
    ("Visits", []),
    CALENDAR,
    SHIFTS,
    EVENTS,
    ("To the site", []),
]


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_handbook_names_every_line_of_the_operators_menu(language):
    told = (settings.BASE_DIR / f"docs/handbook/{language}.md").read_text()
    first = next(part for part in re.split(r"\n(?=# )", told) if re.match("# (Operator|运营)\n", part)).split("\n## ")[
        0
    ]
    with translation.override(language):
        menu = [place.label for place in menu_for(make_operator()) if place.name not in ("desk", "site")]
    assert [label for label in menu if label.lower() not in " ".join(first.lower().split())] == []


def village():
    return bring_on(name="云梯", english="Yun Ti")


def manager(place) -> User:
    return appointed(place, Membership.Role.SHOP_MANAGER)


def appointed(place, *roles) -> User:
    user = make_user(language="en")
    for role in roles:
        appoint(user=user, village=place, role=role)
    return user


def lines(user) -> list[tuple[str, list[str]]]:
    """Return the menu in words, asked as a new request would."""
    with translation.override("en"):
        places = menu_for(User.objects.get(pk=user.pk))
    return [(place.label, [room.label for room in place.places]) for place in places]


def rooms(user) -> list:
    with translation.override("en"):
        places = menu_for(User.objects.get(pk=user.pk))
    return [room for place in places for room in (place.places or [place])]


def test_an_operator_has_every_room_in_order():
    village()
    assert lines(make_operator()) == OPERATOR


def test_a_shop_manager_has_the_board_and_the_shop():
    assert lines(manager(village())) == [*SHOP, CALENDAR, SHIFTS]


def test_a_coordinator_has_the_desk_the_village_and_the_pictures():
    assert lines(appointed(village(), Membership.Role.COORDINATOR)) == COORDINATOR


def test_who_is_both_has_both():
    both = appointed(village(), Membership.Role.COORDINATOR, Membership.Role.SHOP_MANAGER)
    assert lines(both) == [*SHOP, *COORDINATOR]


def test_a_keeper_has_the_shelf_and_a_customer_nothing():
    assert lines(make_keeper(make_pickup_point())) == [("Pickup shelf", []), ("Money", [])]
    assert lines(make_user()) == []


def test_staff_with_one_right_has_what_it_opens():
    assert lines(make_staff("order.view_order")) == [
        ("Overview", []),
        ("Orders", ["Orders", "Complaints", "Money to give back", "Statistics"]),
        ("Accounts and records", []),
        ("To the site", []),
    ]


def in_page_admin(client) -> list[tuple[str, list[str]]]:
    """Return the lines of Wagtail's sidebar as its script is given them."""
    soup = BeautifulSoup(client.get("/admin/").content, "html.parser")
    props = json.loads(soup.find(id="wagtail-sidebar-props").string)
    found = []
    for item in props["modules"][-1]["_args"][0]:
        inside = item["_args"][1] if item["_type"] == "wagtail.sidebar.SubMenuItem" else []
        found.append((item["_args"][0]["label"], [room["_args"][0]["label"] for room in inside]))
    return found


def in_site(client, path: str) -> list[tuple[str, list[str]]]:
    """Return the lines of the menu in a page of the site or of the records."""
    soup = BeautifulSoup(client.get(path).content, "html.parser")
    nav = soup.find("nav", attrs={"aria-label": "My work"})
    found = []
    top = nav.find("ul", recursive=False) or nav
    for line in top.find_all(recursive=False):
        inside = [room.find("a").get_text(strip=True) for room in line.find_all("li")]
        head = line.find(["summary", "b"]) if inside else line
        found.append((head.get_text(strip=True), inside))
    return found


def test_the_page_admin_the_dashboard_and_the_records_show_the_same_lines(client):
    village()
    operator = make_operator()
    User.objects.filter(pk=operator.pk).update(language="en")
    client.force_login(operator)
    assert in_page_admin(client) == OPERATOR
    assert in_site(client, "/en/shop/dashboard/") == OPERATOR
    assert in_site(client, "/django-admin/") == OPERATOR


def test_board_shop_and_page_admin_show_the_same_lines_to_who_is_both(client):
    both = appointed(village(), Membership.Role.COORDINATOR, Membership.Role.SHOP_MANAGER)
    client.force_login(both)
    for path in ("/en/shop/dashboard/today/", "/en/shop/dashboard/my-shop/", "/en/shop/accounts/"):
        assert in_site(client, path) == [*SHOP, *COORDINATOR]
    assert in_page_admin(client) == [*SHOP, *COORDINATOR]


def test_the_icons_of_the_menu_are_in_wagtails_sprite(client):
    client.force_login(make_operator())
    sprite = client.get("/admin/sprite/").content.decode()
    page = client.get("/admin/").content.decode()
    asked = set(re.findall(r'"icon_name": "(our-[a-z]+)"', page))
    assert len(asked) > 10
    assert [name for name in asked if f'id="icon-{name}"' not in sprite] == []


@pytest.mark.parametrize("kind", ["operator", "manager", "coordinator", "keeper", "staff"])
def test_every_room_in_a_menu_answers_its_owner(client, kind):
    place = village()
    people = {
        "operator": make_operator,
        "manager": lambda: manager(place),
        "coordinator": lambda: appointed(place, Membership.Role.COORDINATOR),
        "keeper": lambda: make_keeper(make_pickup_point()),
        "staff": lambda: make_staff("order.view_order"),
    }
    user = people[kind]()
    client.force_login(user)
    found = {room.url: client.get(room.url, follow=True).status_code for room in rooms(user)}
    assert {url: status for url, status in found.items() if status != 200} == {}


@pytest.mark.parametrize("kind", ["manager", "coordinator", "keeper", "staff"])
def test_no_room_missing_from_a_menu_answers(client, kind):
    place, other = village(), bring_on()
    people = {
        "manager": lambda: manager(place),
        "coordinator": lambda: appointed(place, Membership.Role.COORDINATOR),
        "keeper": lambda: make_keeper(make_pickup_point()),
        "staff": lambda: make_staff("order.view_order"),
    }
    everything = {room.url for room in rooms(make_operator())} | {room.url for room in rooms(manager(other))}
    everything |= {room.url for room in rooms(appointed(other, Membership.Role.COORDINATOR))}
    user = people[kind]()
    client.force_login(user)
    hidden = everything - {room.url for room in rooms(user)} - {"/admin/pages/", "/en/"}
    opened = {url for url in hidden if client.get(url).status_code == 200}
    assert opened <= {"/admin/documents/"}
    assert f"/admin/pages/{page_of(other).pk}/" in hidden


def test_the_menu_asks_the_database_eight_times_at_most(django_assert_max_num_queries):
    both = appointed(village(), Membership.Role.COORDINATOR, Membership.Role.SHOP_MANAGER)
    user = User.objects.get(pk=both.pk)
    with translation.override("en"), django_assert_max_num_queries(8):
        menu_for(user)


def test_the_present_room_is_marked_once():
    with translation.override("en"):
        places = menu_for(make_operator(), "/en/shop/dashboard/catalogue/categories/")
    marked = [
        (place.label, [room.label for room in place.places if room.is_current]) for place in places if place.is_current
    ]
    assert marked == [("Products", ["Categories"])]


def test_the_way_to_the_site_is_no_room_one_can_be_in():
    with translation.override("en"):
        places = menu_for(make_operator(), "/en/shop/accounts/")
    assert [place.label for place in places if place.is_current] == []


def test_a_room_is_marked_where_its_pages_lie_elsewhere_too():
    with translation.override("en"):
        places = menu_for(make_office_staff(make_compound()), "/en/office/letters/")
    marked = [room.label for place in places for room in place.places or [place] if room.is_current]
    assert marked == ["Flats and residents"]


def test_two_rooms_of_one_name_are_refused_and_the_first_stays():
    known = next(room for room in rooms(make_operator()) if room.name == "payouts")
    with pytest.raises(ImproperlyConfigured, match="Two rooms of the menu are called payouts"):
        register_entries(Entry("payouts", "Other", "home", 1, lambda user: True))
    assert known in rooms(make_operator())
