"""The event's page, signing up in two taps, coming back with what was typed, and one's own events."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from portal.gatherings.models import Gathering, SignUp
from portal.gatherings.services import call_off
from portal.navigation.menu import current_tab, main_tabs
from tests.businesses.factories import make_community
from tests.factories import make_user
from tests.gatherings.factories import come, make_coordinator, make_event, path_of
from tests.residents.factories import make_compound, make_resident
from tests.villages.factories import bring_on

pytestmark = pytest.mark.django_db
MOST = 15


def body(response) -> str:
    return " ".join(response.content.decode().split())


def own(gathering) -> str:
    return reverse("gatherings:own", args=[gathering.key])


def test_the_page_says_how_many_places_are_left_and_takes_no_cookie(client):
    feast = make_event(places=3, min_age=6)
    come(feast, 2)
    response = client.get(path_of(feast))
    assert "1 of 3 places left" in body(response)
    assert "Children from 6 years" in body(response)
    assert own(feast) in body(response)
    assert "csrftoken" not in response.cookies
    come(feast, 1)
    come(feast, 1)
    assert "All 3 places are taken, 1 sign-up waits" in body(client.get(path_of(feast) + "?a"))


def test_an_event_nobody_signs_up_for_has_no_button(client):
    assert own(feast := make_event(takes_sign_ups=False)) not in body(client.get(path_of(feast)))


def test_who_is_signed_in_comes_with_two_taps_and_sees_it_on_the_page(client):
    feast, user = make_event(places=5), make_user(first_name="W")
    client.force_login(user)
    assert 'value="W"' in body(client.get(own(feast)))
    response = client.post(own(feast), {"name": "W", "adults": 2, "children": 1, "note": "Late"}, follow=True)
    row = SignUp.objects.get()
    assert (row.user, row.heads, row.note, row.state) == (user, 3, "Late", "placed")
    assert "You come: 3 places are yours." in body(response)
    assert "You come: 3 places are yours." in body(client.get(path_of(feast)))


def test_who_is_not_signed_in_signs_in_and_finds_what_was_typed(client):
    feast, user = make_event(places=5), make_user()
    typed = {"name": "Auntie", "adults": 3, "children": 2, "note": "By bus"}
    response = client.post(own(feast), typed)
    assert response["Location"] == f"{reverse('account_login')}?next={own(feast)}"
    assert not SignUp.objects.exists()
    client.post(reverse("account_login"), {"login": user.email, "password": "pass-word-1"})
    page = body(client.get(own(feast)))
    for value in ("Auntie", "By bus"):
        assert f'value="{value}"' in page
    assert 'name="adults" value="3"' in page


def test_who_waits_reads_the_position_and_how_to_come_sooner(client):
    feast, user = make_event(places=2), make_user()
    come(feast, 1)
    come(feast, 2)
    client.force_login(user)
    page = body(client.post(own(feast), {"name": "W", "adults": 2, "children": 0}, follow=True))
    assert "You are number 2 on the waiting list." in page
    assert "with fewer people you may come sooner" in page
    assert "You are number 2 on the waiting list." in body(client.get(path_of(feast)))


def test_what_is_wrong_is_said_at_the_form_and_what_was_typed_stays(client):
    feast = make_event(most_together=3)
    client.force_login(make_user())
    response = client.post(own(feast), {"name": "W", "adults": 4, "children": 0, "note": "Late"})
    assert response.status_code == 422
    assert "At most 3 people in one sign-up." in body(response)
    assert 'value="Late"' in body(response)
    assert not SignUp.objects.exists()


def test_leaving_asks_once(client):
    feast, user = make_event(), make_user()
    come(feast, user=user)
    client.force_login(user)
    leave = reverse("gatherings:leave", args=[feast.key])
    assert "You give back 1 place." in body(client.get(leave))
    assert SignUp.objects.get().state == "placed"
    client.post(leave)
    assert SignUp.objects.get().state == "left"
    assert client.get(leave).status_code == 404


def test_a_draft_and_an_unknown_event_are_not_there(client):
    feast = make_event()
    page = feast.village.pages.get(locale__language_code="zh-hans").get_children().get()
    page.specific.unpublish()
    client.force_login(make_user())
    assert client.get(own(feast)).status_code == 404
    assert client.post(own(feast), {"name": "W", "adults": 1}).status_code == 404
    assert client.get(reverse("gatherings:own", args=[uuid4()])).status_code == 404
    assert not SignUp.objects.exists()


def test_a_called_off_event_says_so_on_page_list_calendar_and_to_machines(client):
    village = bring_on()
    feast = make_event(village, title="Torch night", places=4)
    page = client.get(path_of(feast, "zh-hans")).content.decode()
    assert '"remainingAttendeeCapacity": 4' in page
    call_off(gathering=feast, by=make_coordinator(village), why="Storm")
    page = client.get(path_of(feast, "zh-hans") + "?a").content.decode()
    assert "Storm" in page
    assert "https://schema.org/EventCancelled" in page
    assert "Called off" in client.get("/en/events/?a").content.decode()
    assert "STATUS:CANCELLED" in client.get(path_of(feast) + "?ics=1").content.decode()


def test_my_events_lists_only_mine_the_next_first(client):
    user, other = make_user(), make_user()
    late, soon = make_event(ahead=timedelta(days=9), title="Late"), make_event(title="Soon")
    theirs = make_event(title="PLANTED")
    come(late, user=user)
    come(soon, user=user)
    come(theirs, user=other)
    client.force_login(user)
    page = body(client.get(reverse("gatherings:mine")))
    assert page.index("Soon") < page.index("Late")
    assert "PLANTED" not in page


def many(count: int, *, user=None, village=None) -> None:
    """Plant events in bulk, on copies of one page, each with a sign-up."""
    feast = make_event(village, places=200)
    user = user or make_user()
    page = feast.village.pages.get(locale__language_code="en")
    from portal.culture.models import EventPage

    keys = [uuid4() for _number in range(count)]
    times = {"starts_at": feast.starts_at, "ends_at": feast.ends_at}
    for number, key in enumerate(keys):
        event = EventPage(title=f"E{number}", slug=f"e-{number}", translation_key=key, **times, locale=page.locale)
        page.add_child(instance=event)
    rows = Gathering.objects.bulk_create(
        Gathering(key=key, village=feast.village, takes_sign_ups=True, places=9, **times) for key in keys
    )
    SignUp.objects.bulk_create(SignUp(gathering=row, user=user, name="W", state="placed") for row in rows)


def test_lists_cost_few_queries_whatever_their_length(client, remembered_parts, django_assert_max_num_queries):
    user, village = make_user(), bring_on()
    many(22, user=user, village=village)
    host = make_coordinator(village)
    for person, path in (
        (user, reverse("gatherings:mine")),
        (host, reverse("gatherings:desk")),
        (user, "/en/events/"),
        (host, "/en/events/?around=nowhere"),
    ):
        client.force_login(person)
        client.get(path)
        with django_assert_max_num_queries(MOST):
            assert client.get(path).status_code == 200


def test_the_page_and_the_sign_up_cost_few_queries(client, remembered_parts, django_assert_max_num_queries):
    feast, user = make_event(places=40), make_user()
    users = [make_user() for _number in range(3)]
    SignUp.objects.bulk_create(SignUp(gathering=feast, user=one, name="W", state="placed") for one in users)
    come(feast, user=user)
    client.force_login(user)
    # The page alone costs fourteen, for who is signed in.
    for path, most in ((path_of(feast), MOST + 2), (own(feast), MOST)):
        client.get(path)
        with django_assert_max_num_queries(most):
            client.get(path)


def test_the_list_shows_what_is_over_and_what_is_around_a_community(client):
    near, far = make_community(slug="near", latitude=25, longitude=102), bring_on(latitude=45, longitude=120)
    village = bring_on(latitude=25, longitude=102)
    make_event(near, title="At the gate", places=2)
    make_event(village, title="In the village")
    make_event(far, title="Far away")
    make_event(village, title="Long ago", ahead=timedelta(days=-9))
    everything, around = client.get("/en/events/"), client.get("/en/events/?around=near")
    past = client.get("/en/events/?when=past")
    titles = ("At the gate", "In the village", "Far away", "Long ago")
    shown = [[title for title in titles if title in body(page)] for page in (everything, around, past)]
    assert shown == [list(titles[:3]), list(titles[:2]), ["Long ago"]]
    assert "2 places left" in body(everything)


def test_the_page_of_a_community_shows_the_next_events_of_villages_nearby(client):
    near = make_community(slug="near", latitude=25, longitude=102)
    make_event(bring_on(latitude=25, longitude=102), title="In the village")
    make_event(bring_on(latitude=45, longitude=120), title="Far away")
    page = body(client.get(near.pages.get(locale__language_code="en").get_url()))
    assert "In the village" in page
    assert "Far away" not in page


def test_my_home_names_my_next_events_and_nobody_elses(client):
    home = make_resident(make_compound())
    mine, theirs = make_event(title="Mine"), make_event(title="PLANTED")
    come(mine, user=home.user)
    come(theirs)
    client.force_login(home.user)
    page = body(client.get(reverse("residents:home", args=[home.community.slug])))
    assert "Mine" in page
    assert own(mine) in page
    assert "PLANTED" not in page


def test_my_home_marks_an_event_that_was_called_off(client):
    home, village = make_resident(make_compound()), bring_on()
    stars, feast = make_event(village, title="Stars"), make_event(village, title="Feast")
    for event in (stars, feast):
        come(event, user=home.user)
    call_off(gathering=stars, by=make_coordinator(village), why="Rain")
    client.force_login(home.user)

    page = body(client.get(reverse("residents:home", args=[home.community.slug])))

    assert page.count("Called off") == 1
    assert page.index("Stars") < page.index("Called off") < page.index("Feast")


def test_a_sign_up_of_the_past_still_stands_in_my_events(client):
    user, feast = make_user(), make_event(title="Long ago")
    come(feast, user=user)
    Gathering.objects.update(starts_at=timezone.now() - timedelta(days=2), ends_at=timezone.now() - timedelta(days=1))
    client.force_login(user)
    assert "Long ago" in body(client.get(reverse("gatherings:mine")))


def test_my_events_stand_under_me_and_the_desk_under_no_tab():
    with translation.override("en"):
        tabs = main_tabs()
        assert [current_tab(tabs, f"/en/gatherings/{path}") for path in ("", "desk/", "invitations/")] == ["me", "", ""]
