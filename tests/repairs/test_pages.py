"""A resident's pages: report in two steps, the own page, what neighbours see; nothing of a flat reaches another."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from portal.repairs.models import Photo, Repair
from portal.repairs.services import finish, have_same, merge, take
from tests.factories import make_user
from tests.repairs.factories import make_done, make_repair, photo, picture
from tests.residents.factories import make_compound, make_request, make_resident, make_staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(client):
    community = make_compound()
    home = make_resident(community, "101", name="Wren Planted")
    client.force_login(home.user)
    return community, make_staff(community, first_name="Clerk Planted"), home


def upload() -> SimpleUploadedFile:
    return SimpleUploadedFile("tap.jpg", picture().read(), "image/jpeg")


def test_two_pages_and_one_sentence_report_with_photos(client, place):
    community, _staff, home = place
    assert f"/en/repairs/{community.slug}/new/" in client.get(f"/en/my-home/{community.slug}/").content.decode()
    choose = client.get(f"/en/repairs/{community.slug}/new/").content.decode()
    assert "answer within 4 hours, done within 24 hours" in choose
    address = f"/en/repairs/{community.slug}/new/water/"
    key = client.get(address).context["form"]["key"].value()
    typed = {"key": key, "place": "flat", "text": "Drips", "photos": [upload(), upload()]}
    response = client.post(address, typed)
    repair = Repair.objects.get()
    assert response.url == f"/en/repairs/{community.slug}/{repair.code}/"
    assert (repair.reported_by, repair.flat, Photo.objects.count()) == (home.user, home.flat, 2)
    client.post(address, {"key": key, "place": "flat", "text": "Drips"})
    assert Repair.objects.count() == 1


def test_what_is_missing_is_said_and_nothing_is_kept(client, place):
    community = place[0]
    address = f"/en/repairs/{community.slug}/new/other/"
    wrong = [{"key": "k", "text": "x"}, {"key": "k", "place": "flat"}, {"key": "k", "place": "moon", "text": "x"}]
    wrong += [{"key": "k", "place": "flat", "text": "x", "photos": [upload() for _each in range(4)]}]
    wrong += [{"key": "k", "place": "flat", "text": "x", "photos": SimpleUploadedFile("x.jpg", b"no picture")}]
    for data in wrong:
        assert client.post(address, data).status_code == 422
    assert client.get(f"/en/repairs/{community.slug}/new/nothing/").status_code == 404
    assert not Repair.objects.exists()


def test_a_smell_of_gas_says_first_to_ring(client, place):
    page = client.get(f"/en/repairs/{place[0].slug}/new/gas/").content.decode()
    assert page.index('href="tel:119"') < page.index('<form class="panel')


def test_the_own_page_shows_every_step_and_nobody_of_the_office(client, place):
    _community, staff, home = place
    repair = take(repair=make_repair(home, photos=[photo()]), by=staff)
    page = client.get(repair.get_absolute_url()).content.decode()
    for shown in (repair.number, "Reported", "Taken up", "The tap drips", "Done by", repair.community.office.name):
        assert shown in page
    assert "Clerk Planted" not in page
    assert client.get(f"/en/repairs/{repair.community.slug}/photos/{Photo.objects.get().pk}/").status_code == 200


def test_a_resident_adds_rates_opens_again_and_withdraws_on_the_page(client, place):
    _community, staff, home = place
    repair = make_repair(home)
    address = repair.get_absolute_url()
    assert client.post(f"{address}add/", {"text": ""}).status_code == 422
    client.post(f"{address}add/", {"text": "Worse"})
    finish(repair=repair, by=staff, text="New tap")
    assert "It is still broken" in client.get(address).content.decode()
    assert client.post(f"{address}rate/", {"rating": "6"}).status_code == 422
    client.post(f"{address}rate/", {"rating": "2", "text": "Late"})
    client.post(f"{address}again/", {"text": "Drips"})
    assert "Withdraw this request?" in client.get(f"{address}withdraw/").content.decode()
    client.post(f"{address}withdraw/")
    steps = list(repair.steps.values_list("kind", flat=True))
    assert steps == ["received", "said", "done", "rated", "again", "withdrawn"]


def test_a_neighbour_sees_what_and_where_and_joins_once(client, place):
    community, _staff, home = place
    lift = make_repair(home, category="lift", place="building", text="Stuck on three", photos=[photo()])
    mine = make_repair(home, text="Planted in the flat")
    neighbour = make_resident(community, "102")
    client.force_login(neighbour.user)
    beside = client.get(f"/en/repairs/{community.slug}/new/lift/").content.decode()
    around = client.get(f"/en/repairs/{community.slug}/around/").content.decode()
    own = client.get(lift.get_absolute_url()).content.decode()
    for page in (beside, around, own):
        assert "Stuck on three" in page
        assert "We have it too" in page
        for planted in ("Planted", "flat 101", home.user.email, "<img"):
            assert planted not in page.split("<main")[1]
    assert client.get(mine.get_absolute_url()).status_code == 404
    for step in ("add", "again", "rate", "withdraw"):
        assert client.post(f"{lift.get_absolute_url()}{step}/", {"text": "x", "rating": "1"}).status_code == 404
    assert client.get(f"/en/repairs/{community.slug}/photos/{Photo.objects.get().pk}/").status_code == 404
    assert client.post(f"{mine.get_absolute_url()}too/").status_code == 404
    for _twice in range(2):
        client.post(f"{lift.get_absolute_url()}too/")
    page = client.get(f"/en/repairs/{community.slug}/around/").content.decode()
    assert "1 more flat has it too" in page
    assert "We have it too" not in page
    assert lift.joined.get().flat == neighbour.flat
    assert lift.steps.count() == 1


def test_what_is_done_is_seen_by_those_who_had_it_too(client, place):
    community, staff, home = place
    lift, path = (make_repair(home, place=where) for where in ("building", "yard"))
    neighbour = make_resident(community, "102")
    have_same(repair=lift, residency=neighbour)
    for repair in (lift, path):
        finish(repair=repair, by=staff, text="Done")
    client.force_login(neighbour.user)
    assert client.get(lift.get_absolute_url()).status_code == 200
    assert client.get(path.get_absolute_url()).status_code == 404


def test_who_reported_the_same_follows_the_other_one(client, place):
    community, staff, home = place
    other = make_resident(community, "102", name="Other Planted")
    main, duplicate = make_repair(other, place="yard"), make_repair(home, place="yard")
    merge(duplicate=duplicate, main=main, by=staff)
    page = client.get(duplicate.get_absolute_url()).content.decode()
    assert f"It goes on as {main.number}." in page
    assert main.get_absolute_url() in page
    assert "Your flat is counted" in client.get(main.get_absolute_url()).content.decode()


@pytest.mark.parametrize("who", ["stranger", "elsewhere", "waiting", "operator", "moved out"])
def test_for_whoever_does_not_live_there_nothing_is_there(client, place, who):
    community, staff, home = place
    repair = make_done(home, staff, place="yard", photos=[photo()])
    people = {
        "stranger": lambda: make_user(),
        "elsewhere": lambda: make_resident(make_compound()).user,
        "waiting": lambda: make_request(community, "102").user,
        "operator": lambda: make_user(is_staff=True, is_superuser=True),
        "moved out": lambda: home.user,
    }
    user = people[who]()
    if who == "moved out":
        home.state = "left"
        home.save()
    client.force_login(user)
    pages = ["", "around/", "new/", "new/water/", f"photos/{Photo.objects.get().pk}/", f"{repair.code}/"]
    for page in pages:
        assert client.get(f"/en/repairs/{community.slug}/{page}").status_code == 404, page
    for step in ("add", "again", "rate", "withdraw", "too"):
        path = f"/en/repairs/{community.slug}/{repair.code}/{step}/"
        assert client.post(path, {"text": "x", "rating": "1"}).status_code == 404, step
    assert list(repair.steps.values_list("kind", flat=True)) == ["received", "done"]
