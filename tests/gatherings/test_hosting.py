"""What a host does: the page's own form, who comes, ticks, one letter to all, calling off. Others get 404."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from portal.culture.models import EventPage
from portal.gatherings.exceptions import Closed, NothingSaid
from portal.gatherings.models import Gathering, HostLetter
from portal.gatherings.services import call_off, tick_who_came, write_to_all
from portal.villages.services import page_of
from tests.businesses.factories import make_community, make_editor
from tests.editing.test_writing import PUBLISH, story_data
from tests.factories import make_user
from tests.gatherings.factories import come, letters, make_coordinator, make_event, whats
from tests.residents.factories import make_compound, make_staff
from tests.villages.factories import bring_on

pytestmark = pytest.mark.django_db
PATHS = ("guests", "print", "table")


@pytest.fixture
def village():
    return bring_on()


@pytest.fixture
def host(village):
    return make_coordinator(village, language="en")


def at(name: str, gathering) -> str:
    return reverse(f"gatherings:{name}", args=[gathering.key])


def body(response) -> str:
    return " ".join(response.content.decode().split())


def event_data(**fields) -> dict:
    starts = (timezone.localtime() + timedelta(days=9)).replace(hour=10, minute=0)
    times = {"starts_at": f"{starts:%Y-%m-%d %H:%M}", "ends_at": f"{starts + timedelta(hours=3):%Y-%m-%d %H:%M}"}
    return story_data(**{"title": "Feast", "place": "Square", **times, **fields})


def test_the_page_s_own_form_asks_for_the_places_and_both_languages_share_them(client, village, host):
    client.force_login(host)
    url = reverse("wagtailadmin_pages:add", args=["culture", "eventpage", page_of(village).pk])
    assert 'name="most_together"' in client.get(url).content.decode()
    terms = {"takes_sign_ups": "on", "places": "12", "most_together": "4", "families": "on", "min_age": "6"}
    assert client.post(url, {**event_data(**terms), **PUBLISH}).status_code == 302
    row = Gathering.objects.get()
    assert (row.village, row.takes_sign_ups, row.places, row.most_together) == (village, True, 12, 4)
    assert (row.families, row.min_age, row.until) == (True, 6, None)
    assert EventPage.objects.filter(translation_key=row.key).count() == 2


def edit(client, gathering, **fields):
    """Send the form of the event's page again with other fields."""
    page = EventPage.objects.get(translation_key=gathering.key, alias_of=None)
    starts, ends = (timezone.localtime(moment) for moment in (page.starts_at, page.ends_at))
    times = {"starts_at": f"{starts:%Y-%m-%d %H:%M:%S.%f}", "ends_at": f"{ends:%Y-%m-%d %H:%M:%S.%f}"}
    terms = {"takes_sign_ups": "on", "most_together": "6", "families": "on"}
    data = event_data(**{"title": page.title, "slug": page.slug, **times, **terms, **fields})
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)


def test_more_places_move_who_waits_up_when_published_and_a_draft_changes_nothing(client, village, host):
    feast = make_event(village, places=1)
    placed, waiting = come(feast), come(feast)
    client.force_login(host)
    assert edit(client, feast, places="2").status_code in (200, 302)
    waiting.refresh_from_db()
    assert (Gathering.objects.get().places, waiting.state) == (1, "waiting")
    assert edit(client, feast, places="2", **PUBLISH).status_code == 302
    waiting.refresh_from_db()
    assert (Gathering.objects.get().places, waiting.state) == (2, "placed")
    assert (whats(placed), whats(waiting)) == (["placed"], ["waiting", "moved_up"])


def test_fewer_places_than_were_given_are_refused_at_the_field(client, village, host):
    feast = make_event(village, places=5)
    come(feast, 3)
    client.force_login(host)
    response = edit(client, feast, places="2", **PUBLISH)
    assert "3 people have a place already." in body(response)
    assert Gathering.objects.get().places == 5


def test_an_event_that_moves_moves_its_translations_and_everybody_is_told(client, village, host):
    feast = make_event(village, places=1)
    placed, waiting = come(feast), come(feast)
    client.force_login(host)
    assert edit(client, feast, places="1", **PUBLISH).status_code == 302
    assert whats(placed) == ["placed"]
    data = event_data()
    times = {name: data[name] for name in ("starts_at", "ends_at")}
    assert edit(client, feast, places="1", **times, **PUBLISH).status_code == 302
    page = EventPage.objects.get(translation_key=feast.key, alias_of=None)
    feast.refresh_from_db()
    assert (feast.starts_at, feast.ends_at) == (page.starts_at, page.ends_at)
    assert (whats(placed), whats(waiting)) == (["placed", "moved"], ["waiting", "moved"])


def test_the_host_sees_who_comes_and_downloads_the_list(client, village, host):
    feast = make_event(village, places=3)
    come(feast, 2, name="=Auntie", note="By bus", children=1)
    come(feast, 1, name="Waiting one")
    client.force_login(host)
    page = body(client.get(at("guests", feast)))
    for words in ("=Auntie", "By bus", "2 grown-ups, 1 child", "3 of 3 places are taken", "Waiting one"):
        assert words in page
    assert "=Auntie" in body(client.get(at("print", feast)))
    table = client.get(at("table", feast)).content.decode()
    assert "'=Auntie,2,1,,By bus,has a place," in table


def test_people_of_another_village_or_compound_find_nothing(client, village, host):
    feast = make_event(village, title="PLANTED")
    row = come(feast, name="PLANTED")
    strangers = (make_coordinator(bring_on()), make_editor(make_community()), make_staff(make_compound()), make_user())
    for stranger in strangers:
        client.force_login(stranger)
        for name in (*PATHS, "call-off"):
            assert client.get(at(name, feast)).status_code == 404
        for name, data in (
            ("came", {"came": row.pk}),
            ("letter", {"text": "x", "key": "k"}),
            ("call-off", {"why": "x"}),
        ):
            assert client.post(at(name, feast), data).status_code == 404
        assert "PLANTED" not in client.get(reverse("gatherings:desk")).content.decode()
    for call in (
        lambda: call_off(gathering=feast, by=strangers[0], why="x"),
        lambda: tick_who_came(gathering=feast, came=[row.pk], by=strangers[0]),
        lambda: write_to_all(gathering=feast, by=strangers[0], text="x", key="k"),
    ):
        with pytest.raises(PermissionDenied):
            call()
    row.refresh_from_db()
    assert (row.came, HostLetter.objects.count(), Gathering.objects.get().is_called_off) == (None, 0, False)
    assert whats(row) == ["placed"]


def test_editors_and_the_property_office_keep_the_events_of_their_community(client):
    community = make_community()
    feast = make_event(community)
    client.force_login(make_editor(community))
    assert client.get(at("guests", feast)).status_code == 200
    compound = make_compound()
    rest = Gathering.objects.filter(pk=feast.pk)
    rest.update(community=compound)
    client.force_login(make_staff(compound))
    assert client.get(at("guests", feast)).status_code == 200


def test_who_came_is_ticked_as_often_as_needed_and_ids_of_other_events_do_nothing(client, village, host):
    feast, other = make_event(village), make_event()
    first, second, theirs = come(feast, 2), come(feast), come(other)
    client.force_login(host)
    page = client.post(at("came", feast), {"came": [first.pk, theirs.pk, "x"]}, follow=True)
    assert "Saved: 2 people came." in body(page)
    for row in (first, second, theirs):
        row.refresh_from_db()
    assert (first.came, second.came, theirs.came) == (True, False, None)
    client.post(at("came", feast), {"came": [second.pk]})
    first.refresh_from_db()
    assert first.came is False


def test_one_letter_reaches_everybody_with_a_place_once(client, village, host):
    feast = make_event(village, places=2)
    first, second, waiting = come(feast), come(feast), come(feast)
    client.force_login(host)
    data = {"text": "Bring a cup.", "key": uuid4().hex}
    assert "Sent to 2 sign-ups." in body(client.post(at("letter", feast), data, follow=True))
    client.post(at("letter", feast), data)
    assert [whats(row) for row in (first, second, waiting)] == [["placed", "letter"], ["placed", "letter"], ["waiting"]]
    assert HostLetter.objects.get().count == 2
    assert client.post(at("letter", feast), {**data, "text": " "}).status_code == 422


def test_calling_off_asks_for_a_reason_and_tells_everybody_once(client, village, host):
    feast = make_event(village, places=1)
    placed, waiting = come(feast), come(feast)
    client.force_login(host)
    assert client.get(at("call-off", feast)).status_code == 200
    assert client.post(at("call-off", feast), {"why": ""}).status_code == 422
    assert not Gathering.objects.get().is_called_off
    assert "Called off. Everybody is written to." in body(
        client.post(at("call-off", feast), {"why": "Storm"}, follow=True)
    )
    call_off(gathering=feast, by=host, why="Again")
    assert Gathering.objects.get().called_off_why == "Storm"
    assert (whats(placed), whats(waiting)) == (["placed", "called_off"], ["waiting", "called_off"])


def test_what_has_begun_is_not_called_off(village, host):
    feast = make_event(village, ahead=timedelta(hours=-1))
    with pytest.raises(Closed):
        call_off(gathering=feast, by=host, why="x")
    with pytest.raises(NothingSaid):
        call_off(gathering=make_event(village), by=host, why=" ")
    assert letters() == []


def test_the_desk_and_the_list_of_guests_cost_few_queries(
    client, village, host, remembered_parts, django_assert_max_num_queries
):
    feast = make_event(village)
    for _number in range(12):
        come(feast)
    client.force_login(host)
    client.get(at("guests", feast))
    for path in (reverse("gatherings:desk"), *(at(name, feast) for name in PATHS)):
        with django_assert_max_num_queries(15):
            assert client.get(path).status_code == 200
