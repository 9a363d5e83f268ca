"""Searches that are kept: what they match, one letter a day, never the same home twice."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.housing.exceptions import TooManySearches
from portal.housing.models import Listing, SavedSearch, Told
from portal.housing.services import mail_digests, save_search, set_mail, stop_mail
from portal.housing.wanted import Wanted
from tests.factories import make_user, make_village
from tests.housing.factories import letters, make_home, make_home_town, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def some():
    """A cheap room, a flat in the same compound, parking far away, and a house in a village."""
    near = make_home_town(slug="near", latitude="25.04", longitude="102.70")
    beside = make_home_town(slug="beside", latitude="25.05", longitude="102.71")
    village = make_village(slug="hamlet", county_en="Jianshui", latitude="23.6", longitude="102.8")
    return {
        "room": make_home(near, kind="room", price=700, size_m2=15, rooms=1, days=1),
        "flat": make_home(near, price=2500, size_m2=90, rooms=3, days=2),
        "parking": make_home(beside, kind="parking-rent", price=300, size_m2=None, rooms=None, days=3),
        "house": make_home(village=village, price=900, size_m2=120, rooms=4, days=4),
    }


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", "room flat parking house"),
        ("kind=room", "room"),
        ("kind=rubbish&price=none&km=7&sort=x&size=-1", "room flat parking house"),
        ("price=1,000", "room parking house"),
        ("size=80", "flat house"),
        ("rooms=3", "flat house"),
        ("community=near", "room flat"),
        ("community=near&km=3", "room flat parking"),
        ("community=nowhere", ""),
        ("village=hamlet", "house"),
        ("village=hamlet&km=10", "house"),
        ("county=Jianshui", "house"),
        ("kind=flat-rent&price=2000", ""),
    ],
)
def test_filters_leave_what_they_say(some, query, names):
    found = set(Wanted.read(query).among(Listing.objects.shown()).values_list("pk", flat=True))
    assert found == {some[name].pk for name in names.split()}


def test_a_wish_reads_back_as_it_was_said_and_has_words(some):
    wanted = Wanted.read("rooms=2&kind=room&price=1200&community=near&km=3&sort=price&page=4")
    assert wanted.query() == "kind=room&price=1200&rooms=2&community=near&km=3"
    assert Wanted.read(wanted.query()).query() == wanted.query()
    name = some["room"].community.name
    assert wanted.words() == f"Room to share, 3 km around {name}, up to ¥1,200, from 2 rooms"
    assert Wanted.read("").words() == "All homes"


def search_of(user, query: str = "", **fields) -> SavedSearch:
    """Return a search that has been kept since last week."""
    row = save_search(wanted=Wanted.read(query), by=user)
    SavedSearch.objects.filter(pk=row.pk).update(since=timezone.now() - timedelta(days=7), **fields)
    return row


def test_new_homes_come_in_one_letter_and_never_again(some):
    person = make_user(language="en")
    search_of(person, "price=1000")
    search_of(person, "kind=room")
    assert mail_digests() == "1 letters"
    assert letters() == [(person.email, "3 new homes for you")]
    assert mail_digests() == "0 letters"
    make_home(some["room"].community, kind="room", price=500)
    assert mail_digests() == "1 letters"
    assert [subject for _to, subject in letters()] == ["3 new homes for you", "1 new home for you"]
    assert Told.objects.count() == 4


def test_what_was_there_before_ones_own_or_not_shown_is_not_told(some):
    person = make_user()
    save_search(wanted=Wanted.read(""), by=person)
    make_home(some["room"].community, owner=person)
    make_home(some["room"].community, state="waiting")
    assert mail_digests() == "0 letters"
    assert letters() == []


def test_the_link_in_the_letter_stops_all_letters_without_an_account(client, some):
    person = make_user()
    row = search_of(person)
    search_of(person, "kind=room")
    mail_digests()
    assert f"/homes/stop/{row.token}/" in texts() or "/homes/stop/" in texts()
    assert client.get(f"/en/homes/stop/{row.token}/").status_code == 200
    assert SavedSearch.objects.filter(by_mail=True).count() == 2
    assert client.post(f"/en/homes/stop/{row.token}/").status_code == 200
    assert SavedSearch.objects.filter(by_mail=True).count() == 0
    assert (stop_mail(token="nothing"), client.get("/en/homes/stop/nothing/").status_code) == (False, 404)


def test_letters_again_tell_of_what_comes_from_then_on(some):
    row = search_of(make_user(), by_mail=False)
    row.refresh_from_db()
    set_mail(search=row, by_mail=True)
    assert mail_digests() == "0 letters"
    make_home(some["room"].community)
    assert mail_digests() == "1 letters"


def test_the_same_filters_are_one_search_and_twenty_are_enough():
    person = make_user()
    first = save_search(wanted=Wanted.read("kind=room"), by=person, name="A room")
    assert save_search(wanted=Wanted.read("kind=room"), by=person, name="Room").pk == first.pk
    for number in range(19):
        save_search(wanted=Wanted.read(f"price={number + 1}"), by=person)
    with pytest.raises(TooManySearches):
        save_search(wanted=Wanted.read("size=50"), by=person)
    assert SavedSearch.objects.count() == 20


def test_searches_belong_to_their_owner(client, some):
    row = search_of(make_user())
    client.force_login(make_user())
    assert client.post(f"/en/my-homes/searches/{row.pk}/delete/").status_code == 404
    assert client.post(f"/en/my-homes/searches/{row.pk}/mail/").status_code == 404
    assert SavedSearch.objects.filter(pk=row.pk, by_mail=True).exists()
    client.force_login(row.user)
    assert client.post(f"/en/my-homes/searches/{row.pk}/delete/").status_code == 302
    assert not SavedSearch.objects.exists()


def test_a_search_is_kept_from_the_list(client, some):
    person = make_user()
    client.force_login(person)
    page = client.get("/en/homes/?kind=room&price=900").content.decode()
    assert 'name="query" value="kind=room&amp;price=900"' in page
    client.post("/en/my-homes/searches/", {"query": "kind=room&price=900", "name": ""})
    row = SavedSearch.objects.get()
    assert (row.user, row.query, row.name) == (person, "kind=room&price=900", "Room to share, up to ¥900")
    assert "You keep this search." in client.get("/en/homes/?price=900&kind=room").content.decode()
