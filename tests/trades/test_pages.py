"""The pages of this room: found by distance, kind and rating; kept when wrong; budgets that do not grow."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.trades.models import Book, Errand, Service
from portal.trades.services import rate
from portal.users.models import User
from tests.businesses.factories import make_business, make_community
from tests.factories import make_user
from tests.repairs.factories import photo
from tests.residents.factories import make_compound, make_resident
from tests.trades.factories import day, make_agreed, make_done, make_errand, make_proposed, make_service, owner_of

pytestmark = pytest.mark.django_db
MOST = 15
NAMES = ("Alder", "Birch", "Cedar", "Dogwood", "Elm")


def names_on(client, path: str) -> list[str]:
    """Return which of the test's services a page lists, in order."""
    text = client.get(path).content.decode()
    found = [(text.index(f">{name}</a>"), name) for name in NAMES if f">{name}</a>" in text]
    return [name for _at, name in sorted(found)]


@pytest.fixture
def here():
    """A community with a shop 1 km and one that comes from 8 km off; three more are out of reach."""
    community = make_community(latitude=25, longitude=102)
    near = make_business(community, latitude="25.009", longitude="102")
    far = make_business(make_community(latitude="25.072", longitude=102))
    make_service(near, name_en="Birch", kind="care")
    two_km_off = make_business(community, latitude="25.018", longitude="102")
    make_service(two_km_off, name_en="Cedar", where="comes", within_km=1)
    make_service(far, name_en="Alder", where="comes", within_km=10)
    make_service(far, name_en="Dogwood", where="comes", within_km=5)
    make_service(far, name_en="Elm")
    make_service(make_business(community, state="asked"), name_en="Waiting")
    make_service(near, name_en="Gone", withdrawn_at=timezone.now())
    return community


def at(community, rest: str = "") -> str:
    return f"/en/around/{community.slug}/services/{rest}"


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["Birch", "Alder"]),
        ("?kind=care", ["Birch"]),
        ("?comes=1", ["Alder"]),
        ("?kind=care&comes=1", []),
        ("?kind=nonsense&sort=nonsense", ["Birch", "Alder"]),
    ],
)
def test_the_list_holds_what_is_in_reach_nearest_first(client, here, query, names):
    assert names_on(client, at(here, query)) == names


def test_a_business_without_a_place_lies_in_the_middle_of_its_community(client, here):
    Service.objects.filter(name_en="Cedar").delete()
    make_service(make_business(here), name_en="Cedar", where="comes", within_km=1)
    assert names_on(client, at(here)) == ["Cedar", "Birch", "Alder"]
    assert "right here" in client.get(at(here)).content.decode()


def test_the_best_rated_come_first_when_asked_for(client, here):
    far = Service.objects.get(name_en="Alder")
    errand = make_done(far, address="Tower 1")
    rate(errand=errand, rating=4, by=errand.user)
    assert names_on(client, at(here, "?sort=rating"))[0] == "Alder"


def test_the_communitys_page_the_business_and_the_search_box_show_it_and_what_is_not_found_is_nowhere(
    client, here, text_index
):
    for service in Service.objects.all():
        service.save()
    shop = Service.objects.get(name_en="Birch").business
    pages = [f"/en/communities/{here.slug}/", shop.get_absolute_url().replace("zh-hans", "en"), "/en/search/?q=Birch"]
    for path in pages:
        text = client.get(path).content.decode()
        assert ">Birch</a>" in text, path
        assert ("Waiting" in text, ">Gone<" in text) == (False, False), path
    assert ">Waiting</a>" not in client.get("/en/search/?q=Waiting").content.decode()
    text = client.get("/sitemap-services.xml").content.decode()
    assert at(here) in text
    assert at(here, f"{Service.objects.get(name_en='Birch').pk}/") in text
    for name in ("Waiting", "Gone"):
        service = Service.objects.get(name_en=name)
        address = at(here, f"{service.pk}/")
        assert (client.get(address).status_code, address in text) == (404, False)


def test_a_service_tells_machines_who_does_it_for_what_and_how_good_it_is(client, here):
    service = Service.objects.get(name_en="Birch")
    errand = make_done(service)
    rate(errand=errand, rating=4, by=errand.user)
    page = client.get(at(here, f"{service.pk}/")).content.decode()
    for words in ('"@type": "Service"', '"price": "40.00"', '"ratingValue": 4.0, "reviewCount": 1', 'rel="canonical"'):
        assert words in page, words


def filled(**more) -> dict:
    return {"key": "k", "text": "The tap drips", "day_1": day().isoformat(), "part_1": "am", **more}


def test_a_resident_asks_with_the_flat_filled_in_and_finds_it_among_their_requests(client, here):
    home = make_resident(make_compound())
    service = Service.objects.get(name_en="Alder")
    path = f"/en/around/{service.business.community.slug}/services/{service.pk}/ask/"
    client.force_login(home.user)
    address = f"{home.community.name_en}, Building 3, flat 101"
    assert address in client.get(path).content.decode()
    sent = filled(address=address, day_2=day(4).isoformat(), part_2="pm")
    response = client.post(path, sent)
    client.post(path, sent)
    errand = Errand.objects.get()
    assert response["Location"].endswith(f"/accounts/requests/{errand.pk}/")
    assert (errand.user, errand.community, errand.address) == (home.user, home.community, address)
    assert list(errand.wishes.values_list("day", "part")) == [(day(), "am"), (day(4), "pm")]
    assert "The tap drips" in client.get("/en/accounts/requests/").content.decode()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"text": ""}, "Write in a sentence what you need."),
        ({"day_1": ""}, "This field is required."),
        ({"day_1": day(-2).isoformat()}, "Choose a day between today and half a year from now."),
        ({"address": ""}, "Write where you live, so that they find you."),
    ],
)
def test_a_form_with_something_missing_says_what_and_keeps_the_rest(client, here, wrong, says):
    service = Service.objects.get(name_en="Alder")
    client.force_login(make_user())
    path = f"/en/around/{service.business.community.slug}/services/{service.pk}/ask/"
    response = client.post(path, filled(address="Tower 77", **wrong) if "address" not in wrong else filled(**wrong))
    page = response.content.decode()
    assert (response.status_code, Errand.objects.count()) == (422, 0)
    assert says in page
    assert ("Tower 77" in page) == ("address" not in wrong)


def test_the_owner_sees_no_name_phone_or_flat_before_a_time_is_agreed_and_all_of_it_after(client):
    asker = make_user(first_name="Quentin", phone="+8613800138000")
    errand = make_proposed(make_service(where="comes"), asker, address="Tower 9, flat 909")
    owner, secrets = owner_of(errand), ("Quentin", "13800138000", "909", asker.email)
    desk = f"/en/my-business/{errand.service.business_id}/requests/"
    client.force_login(owner)
    before = client.get(desk).content.decode() + client.get(f"{desk}{errand.pk}/").content.decode()
    assert [secret for secret in secrets if secret in before] == []
    client.force_login(asker)
    client.post(f"/en/accounts/requests/{errand.pk}/accept/")
    client.force_login(owner)
    after = client.get(f"{desk}{errand.pk}/").content.decode()
    assert [secret for secret in secrets if secret in after] == ["Quentin", "13800138000", "909"]


def test_the_owner_proposes_one_of_the_wished_times_or_another(client):
    errand = make_errand()
    path = f"/en/my-business/{errand.service.business_id}/requests/{errand.pk}/"
    client.force_login(owner_of(errand))
    assert client.post(f"{path}propose/", {"wish": "other"}).status_code == 422
    client.post(f"{path}propose/", {"wish": errand.wishes.last().pk, "clock": "14:30", "price_words": "¥80"})
    errand.refresh_from_db()
    assert (errand.state, errand.day, errand.part, f"{errand.clock:%H:%M}") == ("proposed", day(4), "pm", "14:30")
    client.post(f"{path}propose/", {"wish": "other", "day": day(9).isoformat(), "part": "ev"})
    errand.refresh_from_db()
    assert (errand.day, errand.part, errand.clock, errand.price_words) == (day(9), "ev", None, "")


def test_an_agreed_time_goes_into_either_calendar_and_no_other_state_does(client):
    errand, waiting = make_agreed(), make_proposed()
    client.force_login(errand.user)
    file = client.get(f"/en/accounts/requests/{errand.pk}/appointment.ics")
    assert file["Content-Type"] == "text/calendar; charset=utf-8"
    assert f"DTSTART:{day():%Y%m%d}T000000Z" in file.content.decode()
    client.force_login(owner_of(errand))
    address = f"/en/my-business/{errand.service.business_id}/requests/{errand.pk}/appointment.ics"
    assert client.get(address).status_code == 200
    client.force_login(waiting.user)
    assert client.get(f"/en/accounts/requests/{waiting.pk}/appointment.ics").status_code == 404


def test_photos_are_seen_by_the_asker_and_the_business_and_by_nobody_else(client):
    errand = make_errand(photos=[photo()])
    key, shop = errand.photos.get().pk, errand.service.business_id
    own = f"/en/accounts/requests/{errand.pk}/photos/{key}/"
    theirs = f"/en/my-business/{shop}/requests/{errand.pk}/photos/{key}/"
    for user, path in ((errand.user, own), (owner_of(errand), theirs)):
        client.force_login(user)
        assert client.get(path)["Content-Type"] == "image/jpeg"
        assert path in client.get(path.partition("photos/")[0]).content.decode()
    other = make_errand()
    for user in (make_user(), other.user, owner_of(other)):
        client.force_login(user)
        assert (client.get(own).status_code, client.get(theirs).status_code) == (404, 404)


def test_an_owner_offers_changes_and_withdraws_a_service(client):
    shop = make_business()
    path = f"/en/my-business/{shop.pk}/services/"
    client.force_login(shop.owners.get())
    sent = {"kind": "care", "name_en": "Walks", "unit": "hour", "where": "comes", "soon": "days"}
    refused = client.post(f"{path}new/", sent)
    assert (refused.status_code, Service.objects.count()) == (422, 0)
    assert "Say how far you come" in refused.content.decode()
    assert client.post(f"{path}new/", {**sent, "within_km": "4"}).status_code == 302
    service = Service.objects.get()
    assert (service.name_en, service.price, service.within_km) == ("Walks", None, 4)
    client.post(f"{path}{service.pk}/", {**sent, "where": "shop", "within_km": "4", "price": "30"})
    service.refresh_from_db()
    assert (service.where, service.within_km, service.price) == ("shop", None, 30)
    client.post(f"{path}{service.pk}/withdraw/")
    assert not Service.objects.offered().exists()
    client.post(f"{path}{service.pk}/again/")
    assert Service.objects.offered().exists()
    assert client.post(path, {"number": "0"}).status_code == 422
    client.post(path, {"number": "4"})
    assert Book.objects.get().at_once == 4


def test_planted_markers_of_one_person_and_one_business_are_on_no_page_of_another(client):
    mine = make_errand(text="Marker drips", by=make_user(first_name="Markername"))
    other = make_errand()
    stranger, owner = other.user, owner_of(other)
    desk = f"/en/my-business/{mine.service.business_id}/requests/"
    private = [f"/en/accounts/requests/{mine.pk}/", desk, f"{desk}{mine.pk}/", f"{desk}{mine.pk}/appointment.ics"]
    private.append(f"/en/my-business/{other.service.business_id}/requests/{mine.pk}/")
    lists = ["/en/accounts/requests/", f"/en/my-business/{other.service.business_id}/requests/"]
    public = [mine.service.get_absolute_url(), at(mine.community), "/en/search/?q=Marker"]
    for user in (stranger, owner):
        client.force_login(user)
        for path in private:
            assert client.get(path).status_code == 404, path
        assert client.post(f"/en/accounts/requests/{mine.pk}/withdraw/").status_code == 404
        assert client.post(f"{desk}{mine.pk}/refuse/", {"reason": "No"}).status_code == 404
        for path in [lists[0 if user == stranger else 1], *public]:
            text = client.get(path).content.decode()
            assert ("Marker drips" in text, "Markername" in text) == (False, False), path
    mine.refresh_from_db()
    assert mine.state == "asked"


def crowd(service, asker, number: int) -> None:
    """Add so many services and so many rated requests of one person to one of them."""
    first = Errand.objects.count()
    fields = {"business": service.business, "kind": "care", "name": "护理", "name_zh_hans": "护理", "name_en": "Care"}
    Service.objects.bulk_create(Service(**fields) for _number in range(number))
    now = timezone.now()
    facts = {"service": service, "community": service.business.community, "user": asker, "place": "shop", "text": "Hi"}
    facts |= {"state": "done", "day": day(-3), "part": "am", "done_at": now, "rating": 4, "rated_at": now}
    Errand.objects.bulk_create(Errand(key=f"crowd-{first + at}", **facts) for at in range(number))


@pytest.mark.parametrize("name", ["list", "rated", "show", "shop", "community", "mine", "errand", "desk", "services"])
def test_no_page_asks_more_than_fifteen_times_nor_more_often_for_more_rows(client, name):
    errand = make_agreed()
    service, shop = errand.service, errand.service.business
    desk = f"/en/my-business/{shop.pk}/"
    user, path = {
        "list": (None, at(shop.community)),
        "rated": (None, at(shop.community, "?sort=rating&kind=care")),
        "show": (errand.user, at(shop.community, f"{service.pk}/")),
        "shop": (errand.user, shop.get_absolute_url()),
        "community": (None, f"/en/communities/{shop.community.slug}/"),
        "mine": (errand.user, "/en/accounts/requests/"),
        "errand": (errand.user, f"/en/accounts/requests/{errand.pk}/"),
        "desk": (owner_of(errand), f"{desk}requests/"),
        "services": (owner_of(errand), f"{desk}services/"),
    }[name]
    if user:
        client.force_login(User.objects.get(pk=user.pk))
    crowd(service, errand.user, 30)
    counted = []
    for more in (0, 0, 500):
        crowd(service, errand.user, more)
        with CaptureQueriesContext(connection) as caught:
            assert client.get(path).status_code == 200
        counted.append(len(caught))
    assert counted[2] <= counted[1] <= (40 if name == "community" else MOST)


def test_my_home_asks_nothing_more_for_its_part(client):
    home = make_resident(make_compound())
    client.force_login(home.user)
    make_proposed(by=home.user)
    path = f"/en/my-home/{home.community.slug}/"
    client.get(path)
    with CaptureQueriesContext(connection) as caught:
        page = client.get(path).content.decode()
    assert "1 waits for your yes" in page
    assert [query["sql"] for query in caught if "trades_" in query["sql"]] == []
