"""The desk: an office sees its own compound's, an operator villages' and offices' own; nothing of A is ever at B."""

import pytest
from django.urls import reverse

from portal.core.work_menu import menu_for
from portal.housing.models import Listing
from portal.housing.services import ask, report_talk
from portal.housing.waiting import homes_version, unread_talks, waiting_homes
from portal.users.models import User
from tests.factories import make_user, make_village
from tests.housing.factories import make_clerk, make_coordinator, make_home, make_home_town, offered, person_in

pytestmark = pytest.mark.django_db
MARK = "Planted-at-A"


def everything_at(here) -> dict:
    """Plant a waiting, a reported and a paused listing and a reported talk in a compound; return the rows."""
    person = person_in(here)
    shown = make_home(here, owner=person, text_en=MARK)
    shown.false_reports.create(by=make_user(), wrong="other", text=MARK)
    talk = ask(listing=shown, text=MARK, by=make_user())
    report_talk(thread=talk, text=MARK, by=talk.asker)
    waiting = offered(here, person, text_en=MARK, price=1234)
    return {"waiting": waiting, "shown": shown, "talk": talk}


def desk_pages(rows: dict) -> list[str]:
    return [
        reverse("homes:desk-listing", args=[rows["waiting"].pk]),
        reverse("homes:desk-listing", args=[rows["shown"].pk]),
        reverse("homes:desk-talk", args=[rows["talk"].pk]),
    ]


def test_the_office_sees_what_waits_and_decides(client, here):
    rows = everything_at(here)
    clerk = make_clerk(here)
    client.force_login(clerk)
    desk = client.get("/en/homes/desk/").content.decode()
    for path in desk_pages(rows):
        assert path in desk
        assert MARK in client.get(path).content.decode()
    assert client.post(desk_pages(rows)[0], {"do": "refuse", "reason": ""}).status_code == 422
    client.post(desk_pages(rows)[0], {"do": "approve"})
    client.post(desk_pages(rows)[1], {"do": "take-down", "reason": "Let already"})
    client.post(desk_pages(rows)[2], {"do": "reopen"})
    states = dict(Listing.objects.values_list("pk", "state"))
    assert (states[rows["waiting"].pk], states[rows["shown"].pk]) == ("shown", "refused")
    rows["talk"].refresh_from_db()
    assert rows["talk"].state == "open"
    assert client.get(desk_pages(rows)[2]).status_code == 404
    assert MARK not in client.get("/en/homes/desk/").content.decode()


def test_nothing_of_one_compound_is_at_anothers_desk_or_in_its_lists(client, here):
    rows = everything_at(here)
    there = make_home_town()
    for somebody in (make_clerk(there), make_user(is_superuser=True, is_staff=True)):
        client.force_login(somebody)
        desk = client.get("/en/homes/desk/").content.decode()
        assert "1,234" not in desk
        assert here.name not in desk
        for path in desk_pages(rows):
            assert client.get(path).status_code == 404
            assert client.post(path, {"do": "approve", "reason": "x"}).status_code == 404
    client.force_login(person_in(there, "102"))
    for path in (f"/en/homes/in/{there.slug}/", "/en/my-homes/", "/en/my-homes/talks/", "/en/my-homes/searches/"):
        assert MARK not in client.get(path).content.decode()
        assert here.name not in client.get(path).content.decode(), path
    rows["waiting"].refresh_from_db()
    rows["talk"].refresh_from_db()
    assert (rows["waiting"].state, rows["talk"].decided_at) == ("waiting", None)


def test_strangers_and_residents_find_no_desk(client, here):
    assert client.get("/en/homes/desk/").status_code == 302
    for somebody in (make_user(), person_in(here)):
        client.force_login(somebody)
        assert client.get("/en/homes/desk/").status_code == 404


def test_the_menu_counts_what_waits_for_each(here):
    clerk, operator = make_clerk(here), make_user(is_superuser=True, is_staff=True)
    assert (waiting_homes(clerk), waiting_homes(operator)) == (0, 0)
    everything_at(here)
    village = make_village()
    offered(village, make_coordinator(village), kind="rural")

    def counted(user) -> int:
        homes_version.renew_now()
        return waiting_homes(User.objects.get(pk=user.pk))

    assert (counted(clerk), counted(operator), counted(make_clerk(make_home_town()))) == (3, 1, 0)
    labels = [room.label for place in menu_for(operator) for room in (place.places or [place])]
    assert labels.count("Homes") == 1


def test_unread_words_are_counted_for_my_home(here):
    person = person_in(here)
    assert unread_talks(person) == 0
    ask(listing=make_home(here, owner=person), text="Hello", by=make_user())
    homes_version.renew_now()
    assert unread_talks(User.objects.get(pk=person.pk)) == 1
