"""A community asks a village, a village a community: answered, withdrawn, lapsed, made into an event on both pages."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from portal.culture.models import EventPage
from portal.gatherings.exceptions import NothingSaid, WrongDay, WrongState
from portal.gatherings.models import Invitation
from portal.gatherings.services import accept, decline, draft_event, invite, withdraw
from portal.gatherings.services.inviting import look_after_invitations
from tests.businesses.factories import make_community, make_editor
from tests.factories import make_user
from tests.gatherings.factories import letters, make_coordinator, make_invitation
from tests.residents.factories import make_compound, make_staff
from tests.villages.factories import bring_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def village():
    return bring_on()


@pytest.fixture
def community():
    return make_community()


@pytest.fixture
def coordinator(village):
    return make_coordinator(village, language="en")


@pytest.fixture
def editor(community):
    return make_editor(community, language="en")


def told() -> list[tuple[str, int]]:
    return [(row["what"], row["user"]) for row in letters("gatherings.invitation")]


def at(name: str, invitation) -> str:
    return reverse(f"gatherings:{name}", args=[invitation.pk])


def data_of(inviting: str, invited: str) -> dict:
    today = timezone.localdate()
    days = {"first": today + timedelta(days=7), "last": today + timedelta(days=9)}
    return {"inviting": inviting, "invited": invited, "kind": "teacher", "what": "Dyeing", "people": 20, **days}


def test_a_community_asks_a_village_and_its_coordinator_accepts_for_a_day(
    client, village, community, coordinator, editor
):
    client.force_login(editor)
    data = data_of(f"c{community.pk}", f"v{village.pk}")
    assert client.post(reverse("gatherings:invite"), {**data, "bed": "on", "fee": "300 yuan"}).status_code == 302
    asked = Invitation.objects.get()
    assert (asked.host, asked.village, asked.community, asked.bed) == ("community", village, community, True)
    assert told() == [("asked", coordinator.pk)]

    client.force_login(coordinator)
    assert "1 waits for your answer" in client.get(reverse("gatherings:desk")).content.decode()
    assert "Accept for this day" in client.get(at("invitation", asked)).content.decode()
    assert client.post(at("accept", asked), {"day": asked.last, "answer": "Gladly"}).status_code == 302
    asked.refresh_from_db()
    assert (asked.state, asked.day, asked.answered_by) == ("accepted", asked.last, coordinator)
    assert told()[1:] == [("accepted", editor.pk)]


def test_a_village_asks_a_community_and_the_property_office_declines_with_a_reason(client, village, coordinator):
    compound = make_compound()
    staff = make_staff(compound)
    asked = make_invitation(village, compound, by=coordinator, by_village=True)
    client.force_login(staff)
    assert client.post(at("decline", asked), {"answer": ""}).status_code == 422
    assert client.post(at("decline", asked), {"answer": "Too far"}).status_code == 302
    asked.refresh_from_db()
    assert (asked.state, asked.answer) == ("declined", "Too far")
    assert told() == [("asked", staff.pk), ("declined", coordinator.pk)]


def test_an_accepted_invitation_becomes_one_draft_and_stands_on_both_pages_once_published(
    client, village, community, coordinator, editor
):
    asked = make_invitation(village, community, by=editor, words="<b>Bring</b> cloth")
    accept(invitation=asked, by=coordinator, day=asked.first)
    client.force_login(editor)
    response = client.post(at("make-page", asked))
    page = EventPage.objects.get()
    assert response["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert (page.live, page.title, timezone.localdate(page.starts_at)) == (False, "Dyeing with indigo", asked.first)
    assert "<b>" not in str(page.body)
    client.post(at("make-page", asked))
    assert EventPage.objects.count() == 1

    page.save_revision().publish()
    theirs = village.pages.get(locale__language_code="en")
    ours = community.pages.get(locale__language_code="en")
    address = EventPage.objects.get(locale__language_code="en").get_url()
    client.logout()
    for place in (theirs, ours):
        assert address in client.get(place.get_url() + "?a").content.decode()
    event = " ".join(client.get(address).content.decode().split())
    assert f'Guests from <a href="{theirs.get_url()}">{village.name}</a>' in event


def test_it_is_answered_once_within_its_days_and_only_by_who_is_asked(village, community, coordinator, editor):
    asked = make_invitation(village, community, by=editor)
    for by in (editor, make_user(), make_coordinator(bring_on())):
        with pytest.raises(PermissionDenied):
            accept(invitation=asked, by=by, day=asked.first)
        with pytest.raises(PermissionDenied):
            decline(invitation=asked, by=by, answer="x")
    with pytest.raises(PermissionDenied):
        withdraw(invitation=asked, by=coordinator)
    with pytest.raises(WrongDay):
        accept(invitation=asked, by=coordinator, day=asked.last + timedelta(days=1))
    with pytest.raises(NothingSaid):
        decline(invitation=asked, by=coordinator, answer=" ")
    with pytest.raises(WrongState):
        draft_event(invitation=asked, by=editor)
    asked.refresh_from_db()
    assert asked.state == "asked"
    withdraw(invitation=asked, by=editor)
    for call in (
        lambda: accept(invitation=asked, by=coordinator, day=asked.first),
        lambda: withdraw(invitation=asked, by=editor),
    ):
        with pytest.raises(WrongState):
            call()
    assert told() == [("asked", coordinator.pk), ("withdrawn", coordinator.pk)]
    assert not EventPage.objects.exists()


def test_nobody_invites_for_somebody_else_nor_a_village_a_village(village, community, coordinator):
    facts = data_of("", "")
    facts = {name: facts[name] for name in ("kind", "what", "people", "first", "last")}
    with pytest.raises(PermissionDenied):
        invite(inviting=community, invited=village, facts=facts, by=coordinator)
    with pytest.raises(ValidationError):
        invite(inviting=village, invited=bring_on(), facts=facts, by=coordinator)
    assert not Invitation.objects.exists()


def test_without_an_answer_it_is_reminded_of_once_and_lapses_after_thirty_days(village, community, coordinator, editor):
    asked = make_invitation(village, community, by=editor)
    begin = timezone.now()
    assert look_after_invitations() == "0 reminded, 0 lapsed"
    with time_machine.travel(begin + timedelta(days=3, minutes=1), tick=False):
        assert look_after_invitations() == "1 reminded, 0 lapsed"
        assert look_after_invitations() == "0 reminded, 0 lapsed"
    with time_machine.travel(begin + timedelta(days=30, minutes=1), tick=False):
        assert look_after_invitations() == "0 reminded, 1 lapsed"
    asked.refresh_from_db()
    assert asked.state == "lapsed"
    assert told()[1:] == [("reminder", coordinator.pk), ("lapsed", editor.pk)]


def test_invitations_of_others_are_not_there(client, village, community, coordinator, editor):
    planted = make_invitation(what="PLANTED")
    make_invitation(village, community, by=editor, what="Ours")
    for reader in (coordinator, editor, make_staff(make_compound())):
        client.force_login(reader)
        page = client.get(reverse("gatherings:invitations")).content.decode()
        assert "PLANTED" not in page
        assert client.get(at("invitation", planted)).status_code == 404
        for name in ("accept", "decline", "withdraw", "make-page"):
            assert client.post(at(name, planted), {"day": planted.first, "answer": "x"}).status_code == 404
    planted.refresh_from_db()
    assert planted.state == "asked"
    client.force_login(make_user())
    for name in ("desk", "invitations", "invite"):
        assert client.get(reverse(f"gatherings:{name}")).status_code == 404


def test_who_was_asked_cannot_take_back_and_who_asked_cannot_answer(client, village, community, coordinator, editor):
    asked = make_invitation(village, community, by=editor)
    client.force_login(coordinator)
    assert client.post(at("withdraw", asked)).status_code == 404
    assert client.post(at("make-page", asked)).status_code == 404
    client.force_login(editor)
    assert client.post(at("accept", asked), {"day": asked.first}).status_code == 404
    assert client.post(at("decline", asked), {"answer": "x"}).status_code == 404
    asked.refresh_from_db()
    assert asked.state == "asked"


def test_the_list_costs_few_queries_whatever_its_length(
    client, village, community, editor, remembered_parts, django_assert_max_num_queries
):
    one = make_invitation(village, community, by=editor)
    fields = {field.name: getattr(one, field.name) for field in Invitation._meta.fields if field.name != "id"}
    Invitation.objects.bulk_create(Invitation(**fields) for _row in range(25))
    client.force_login(editor)
    client.get(reverse("gatherings:invitations"))
    with django_assert_max_num_queries(15):
        assert client.get(reverse("gatherings:invitations")).status_code == 200
