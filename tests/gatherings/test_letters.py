"""Letters in both languages say what holds when they are written, and nothing once it does not."""

import pytest
from django.core import mail

from portal.gatherings.letters import HOLDS, write_about_invitation, write_guest, write_host
from portal.gatherings.models import HostLetter
from portal.gatherings.services import add_photos, call_off, leave
from portal.outbox.models import Message
from tests.factories import make_user
from tests.gatherings.factories import come, make_coordinator, make_event, make_invitation, sizes
from tests.villages.factories import bring_on

pytestmark = pytest.mark.django_db


def queued() -> list[dict]:
    return [message.payload for message in Message.objects.filter(kind="mail").order_by("pk")]


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("what", HOLDS)
def test_each_letter_is_written_in_the_reader_s_language(what, language):
    village = bring_on()
    feast = make_event(village, places=1, title="Torch night")
    if what == "waiting":
        come(feast)
    row = come(feast, user=make_user(language=language), name="W")
    letter = HostLetter.objects.create(gathering=feast, key="k", text="Bring a cup.")
    if what == "called_off":
        call_off(gathering=feast, by=make_coordinator(village), why="Storm")
    write_guest({"sign_up": row.pk, "what": what, "letter": letter.pk if what == "letter" else None})
    [sent] = queued()
    assert sent["to"] == [row.user.email]
    assert "Torch night" in sent["subject"]
    assert f"/{language}/gatherings/{feast.key}/" in sent["text"]
    words = {"called_off": "Storm", "letter": "Bring a cup."}.get(what, "")
    assert words in sent["text"]
    assert words in sent["html"]
    chinese = any("一" <= mark <= "鿿" for mark in sent["subject"])
    assert chinese == (language == "zh-hans") or what == "letter"


def test_a_place_given_back_is_not_confirmed_and_a_called_off_event_not_reminded_of():
    village = bring_on()
    feast, user = make_event(village), make_user()
    row, other = come(feast, user=user), come(feast)
    leave(gathering=feast, by=user)
    write_guest({"sign_up": row.pk, "what": "placed"})
    call_off(gathering=feast, by=make_coordinator(village), why="Storm")
    write_guest({"sign_up": other.pk, "what": "reminder"})
    assert queued() == []
    assert mail.outbox == []


def test_the_same_work_done_twice_is_one_letter():
    row = come(make_event())
    for _time in range(2):
        write_guest({"sign_up": row.pk, "what": "placed"})
    assert len(queued()) == 1


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_hosts_and_both_sides_of_an_invitation_are_written_to(language, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    village = bring_on()
    host = make_coordinator(village, language=language)
    feast = make_event(village)
    [photo] = add_photos(gathering=feast, by=host, photos=[sizes()])
    for what in ("photos", "taken_down"):
        write_host({"photo": photo.pk, "what": what, "user": host.pk})
    asked = make_invitation(village)
    for what in ("asked", "reminder", "accepted", "declined", "withdrawn", "lapsed"):
        write_about_invitation({"invitation": asked.pk, "what": what, "user": host.pk})
    letters = queued()
    assert len(letters) == 8
    assert all(f"/{language}/gatherings/" in letter["text"] for letter in letters)
    asked.state = "withdrawn"
    asked.save()
    write_about_invitation({"invitation": asked.pk, "what": "asked", "user": make_coordinator(village).pk})
    assert len(queued()) == 8
