"""What everybody sees: list, filters, map, one home, one that is gone; and that pages cost little."""

import json
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from portal.housing.models import SHOWN_FOR, Listing, Thread
from portal.housing.services import ask, pause
from tests.businesses.factories import make_community
from tests.factories import make_user
from tests.found.rich_results import faults
from tests.housing.factories import FACTS, make_home, make_home_town, person_in
from tests.many_rows import let_the_database_count
from tests.villages.factories import bring_on

pytestmark = pytest.mark.django_db
MOST = 15


def prices_on(client, path: str) -> list[str]:
    """Return the prices of the cards a page lists, in order."""
    answer = client.get(path)
    assert answer.status_code == 200, path
    return re.findall(r"<p><b>(¥[\d,.]+)</b>", answer.content.decode())


@pytest.fixture
def court():
    """A community with its pages, two flats and a parking place to sell, and another with one flat."""
    court = make_community(slug="court")
    make_home(court, price=2000, days=3, size_m2=50)
    make_home(court, price=1500, days=2, size_m2=40)
    make_home(court, kind="parking-sale", price=90_000, size_m2=12, rooms=None, days=1)
    make_home(make_community(slug="elsewhere"), price=3000, size_m2=90, days=4)
    make_home(court, price=111, state="waiting", first_shown_at=None)
    make_home(court, price=222, days=31)
    return court


@pytest.mark.parametrize(
    ("path", "prices"),
    [
        ("/en/homes/", ["¥90,000", "¥1,500", "¥2,000", "¥3,000"]),
        ("/en/homes/?sort=price", ["¥1,500", "¥2,000", "¥3,000", "¥90,000"]),
        ("/en/homes/?sort=size", ["¥3,000", "¥2,000", "¥1,500", "¥90,000"]),
        ("/en/homes/?kind=flat-rent&price=2500", ["¥1,500", "¥2,000"]),
        ("/en/homes/in/court/", ["¥90,000", "¥1,500", "¥2,000"]),
        ("/en/homes/in/court/?kind=parking-sale", ["¥90,000"]),
        ("/en/homes/?kind=%00&price=x", ["¥90,000", "¥1,500", "¥2,000", "¥3,000"]),
        ("/en/homes/?rooms=9", []),
    ],
)
def test_the_list_is_sorted_and_narrowed_and_leaves_out_what_is_not_shown(client, court, path, prices):
    assert prices_on(client, path) == prices


def test_a_communitys_page_says_what_is_offered_by_kind_and_nothing_of_others(client, court):
    page = client.get("/en/communities/court/").content.decode()
    assert "Homes and parking" in page
    assert re.findall(r"kind=([\w-]+)\">[^<]+<b>(\d+)</b>", page) == [("flat-rent", "2"), ("parking-sale", "1")]
    assert 'id="homes"' not in client.get(f"/en/communities/{make_community().slug}/").content.decode()


def test_a_villages_page_shows_its_houses_and_a_house_links_its_nights(client, django_capture_on_commit_callbacks):
    village = bring_on()
    path = village.pages.get(locale__language_code="en").get_url()
    assert 'id="homes"' not in client.get(path).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        home = make_home(village=village, price=888)
    assert prices_on(client, path) == ["¥888"]
    page = client.get(f"/en/homes/{home.pk}/").content.decode()
    assert f'{path}#visit"' in page
    assert "Offered by the village." in page


def test_the_map_has_a_dot_for_each_community_and_village_with_its_number(client, court):
    village = bring_on()
    make_home(village=village)
    make_home(village=village)
    page = client.get("/en/homes/map/").content.decode()
    assert re.findall(r'class="no"[^>]*>(\d+)<', page) == ["3", "1", "2"]
    assert f"/en/homes/?village={village.slug}" in page
    assert "/en/homes/in/court/" in page


def test_an_empty_map_and_list_say_so(client):
    make_community()
    for path in ("/en/homes/", "/en/homes/map/"):
        assert "Nothing is offered here at the moment." in client.get(path).content.decode()


def test_a_home_tells_people_and_machines_what_it_is(client, court):
    home = make_home(court, price=1800, floor="5 of 18", furnished=True, text_zh_hans="朝南", text_en="Faces south")
    page = client.get(f"/en/homes/{home.pk}/").content.decode()
    for words in ("2 rooms", "68 m²", "floor 5 of 18", "furnished", "Faces south", "¥1,800", "Write to them"):
        assert words in page, words
    assert 'rel="canonical"' in page
    assert 'property="og:title"' in page
    nodes = json.loads(re.search(r'ld\+json">(.*?)</script>', page)[1])["@graph"]
    assert [node["@type"] for node in nodes] == ["RealEstateListing", "BreadcrumbList"]
    assert nodes[0]["offers"]["price"] == "1800.00"
    assert [fault for node in nodes for fault in faults(node)] == []


def test_facts_of_every_kind_and_of_lists_are_what_search_engines_ask(client, court):
    house = make_home(village=bring_on())
    paths = [f"/en/homes/{pk}/" for pk in Listing.objects.shown().values_list("pk", flat=True)]
    assert f"/en/homes/{house.pk}/" in paths
    for path in (*paths, "/en/homes/", "/en/homes/?rooms=19", "/en/homes/in/court/", "/en/homes/map/"):
        blocks = re.findall(r'ld\+json">(.*?)</script>', client.get(path).content.decode())
        found = [fault for block in blocks for node in json.loads(block)["@graph"] for fault in faults(node)]
        assert found == [], path


def test_what_is_over_says_so_with_others_like_it_and_what_never_was_is_not_there(client, court):
    gone, waiting = Listing.objects.get(price=222), Listing.objects.get(price=111)
    answer = client.get(f"/en/homes/{gone.pk}/")
    page = answer.content.decode()
    assert answer.status_code == 410
    assert "This home is no longer offered" in page
    assert re.findall(r"<p><b>(¥[\d,.]+)</b>", page) == ["¥1,500", "¥2,000"]
    assert "noindex" in page
    assert FACTS["text_en"] not in page
    assert client.get(f"/en/homes/{waiting.pk}/").status_code == 404
    client.force_login(waiting.owner)
    page = client.get(f"/en/homes/{waiting.pk}/").content.decode()
    assert "Not for everybody now: waits to be looked at." in page
    assert "noindex" in page
    client.force_login(make_user())
    assert client.get(f"/en/homes/{waiting.pk}/").status_code == 404


def test_the_sitemap_and_the_search_box_know_what_is_shown_alone(client, court, text_index):
    home = make_home(court, price=777, text_en="Marmalade balcony", text_zh_hans="")
    map_before = client.get("/sitemap-homes.xml").content.decode()
    assert f"/en/homes/{home.pk}/" in map_before
    assert f"/zh-hans/homes/{home.pk}/" not in map_before
    assert "/en/homes/in/court/" in map_before
    assert f"/homes/{Listing.objects.get(price=222).pk}/" not in map_before
    assert prices_on(client, "/en/search/?q=Marmalade") == ["¥777"]
    Listing.objects.filter(pk=home.pk).update(state="paused")
    assert f"/en/homes/{home.pk}/" not in client.get("/sitemap-homes.xml").content.decode()
    assert "¥777" not in client.get("/en/search/?q=Marmalade+balcony").content.decode()


def test_writing_from_the_page_begins_a_talk_and_comes_back_to_it(client, court):
    home, person = Listing.objects.get(price=1500), make_user(phone="+8613900002222")
    path = f"/en/homes/{home.pk}/write/"
    assert client.get(path).status_code == 302
    client.force_login(person)
    assert client.post(path, {"text": ""}).status_code == 422
    assert not Thread.objects.exists()
    answer = client.post(path, {"text": "When can I see it?", "show_phone": "on"})
    thread = Thread.objects.get()
    assert (answer.url, thread.asker_shows_phone) == (f"/en/my-homes/talks/{thread.pk}/", True)
    assert client.get(path).url == answer.url
    client.force_login(home.owner)
    assert client.get(path).status_code == 404


def test_a_talk_is_there_for_the_two_alone(client, court):
    person = make_user(phone="+8613900002222")
    thread = ask(listing=Listing.objects.get(price=1500), text="Planted words", by=person, shows_phone=True)
    path = f"/en/my-homes/talks/{thread.pk}/"
    for somebody in (make_user(), make_user(is_superuser=True, is_staff=True)):
        client.force_login(somebody)
        for end in ("", "end/", "phone/", "report/"):
            assert client.post(path + end, {"text": "x", "reason": "x", "show": "on"}).status_code == 404
        assert client.get(path).status_code == 404
        assert "Planted" not in client.get("/en/my-homes/talks/").content.decode()
    thread.refresh_from_db()
    assert (thread.state, thread.messages.count()) == ("open", 1)
    client.force_login(thread.listing.owner)
    page = client.get(path).content.decode()
    assert "Planted words" in page
    assert "139 0000 2222" in page
    assert person.email not in page
    client.force_login(person)
    assert client.post(path, {"text": "And the deposit?"}).status_code == 302
    assert client.post(f"{path}end/", {"do": "block"}).status_code == 302
    thread.refresh_from_db()
    assert (thread.state, thread.messages.count()) == ("blocked", 2)


def test_a_home_is_offered_changed_paused_and_ended_on_its_pages(client):
    here = make_home_town()
    person = person_in(here)
    client.force_login(person)
    assert client.get("/en/my-homes/new/").url == f"/en/my-homes/new/community/{here.slug}/"
    path = f"/en/my-homes/new/community/{here.slug}/"
    typed = {"kind": "room", "price": "650", "text_zh_hans": "", "text_en": ""}
    answer = client.post(path, typed)
    assert answer.status_code == 422
    assert 'value="650"' in answer.content.decode()
    assert not Listing.objects.exists()
    answer = client.post(path, {**typed, "text_en": "Sunny room"})
    home = Listing.objects.get()
    assert (answer.url, home.state, home.price) == (f"/en/my-homes/{home.pk}/", "waiting", 650)
    own = f"/en/my-homes/{home.pk}/"
    client.post(f"{own}change/", {**typed, "price": "700", "text_en": "Sunny room"})
    home.refresh_from_db()
    assert home.price == 700
    Listing.objects.filter(pk=home.pk).update(state="shown", first_shown_at=timezone.now())
    for step, state in (("pause", "paused"), ("renew", "shown"), ("withdraw", "withdrawn")):
        assert client.get(f"{own}{step}/").status_code == 200
        client.post(f"{own}{step}/")
        home.refresh_from_db()
        assert home.state == state
    client.force_login(make_user())
    for end in ("", "change/", "renew/"):
        assert client.get(f"{own}{end}").status_code == 404
    assert client.get(path).status_code == 404


def test_pausing_takes_it_off_every_page(client, court):
    home = Listing.objects.get(price=1500)
    pause(listing=home, by=home.owner)
    for path in ("/en/homes/", "/en/homes/in/court/"):
        assert "¥1,500" not in prices_on(client, path)


def crowd(number: int) -> None:
    """Add so many homes in communities and villages of their own, each with three talks' worth of rows beside."""
    from portal.communities.models import Community
    from portal.villages.models import Village

    base, now = Listing.objects.count(), timezone.now()
    spot = {"latitude": 25, "longitude": 102}
    villages = Village.objects.bulk_create(
        Village(
            slug=f"v-{base}-{at}",
            name=f"V{at}",
            name_en=f"V{at}",
            county=f"C{at % 50}",
            county_en=f"C{at % 50}",
            **spot,
        )
        for at in range(max(number // 5, 1))
    )
    towns = Community.objects.bulk_create(
        Community(slug=f"c-{base}-{at}", name=f"C{at}", name_en=f"C{at}", district="D", address="1", **spot)
        for at in range(max(number // 20, 1))
    )
    facts = {**FACTS, "state": "shown", "text": "Text", "first_shown_at": now, "confirmed_at": now}
    facts["expires_at"] = now + SHOWN_FOR
    owner = make_user()
    rows = []
    for at in range(number):
        is_rural = at % 2
        place = {"village": villages[at % len(villages)]} if is_rural else {"community": towns[at % len(towns)]}
        rows.append(Listing(**{**facts, "kind": "rural" if is_rural else "flat-rent", "owner": owner, **place}))
    Listing.objects.bulk_create(rows)
    let_the_database_count()


@pytest.mark.parametrize("number", [30, 10_000])
def test_public_lists_cost_few_queries_however_many_there_are(
    client, court, number, remembered_parts, django_assert_max_num_queries
):
    crowd(number)
    near = "?community=court&km=150&price=5000&rooms=1"
    for path in (
        "/en/homes/",
        f"/en/homes/{near}",
        "/en/homes/?page=2&sort=size",
        "/en/homes/in/court/",
        "/en/homes/map/",
    ):
        client.get(path)
        with django_assert_max_num_queries(MOST):
            assert client.get(path).status_code == 200


def test_own_lists_and_the_desk_cost_few_queries(client, here, remembered_parts, django_assert_max_num_queries):
    from tests.housing.factories import make_clerk

    person, clerk = person_in(here), make_clerk(here)
    for _number in range(8):
        home = make_home(here, owner=person)
        ask(listing=home, text="Hello", by=make_user())
        make_home(here, state="waiting")
        home.false_reports.create(by=make_user(), wrong="gone")
    Thread.objects.update(reported_at=timezone.now() - timedelta(hours=1))
    pages = {person: ("/en/my-homes/", "/en/my-homes/talks/", f"/en/my-homes/{home.pk}/"), clerk: ("/en/homes/desk/",)}
    for user, paths in pages.items():
        client.force_login(user)
        for path in paths:
            client.get(path)
            with django_assert_max_num_queries(MOST):
                assert client.get(path).status_code == 200, path
