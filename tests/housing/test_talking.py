"""Two people write to each other without showing who they are; what each may do; who may read it."""

import pytest
from django.core.exceptions import PermissionDenied

from portal.housing.exceptions import ChangedMeanwhile, NoReason, TalkOver, TooManyTalks
from portal.housing.models import Message, Thread
from portal.housing.services import ask, decide_talk, end_talk, mark_read, report_talk, say, show_phone
from tests.factories import make_user
from tests.housing.factories import letters, make_clerk, make_home, make_home_town, offered, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def talk(here):
    """A talk that has begun: both with a phone."""
    owner = make_user(email="owner@example.com", phone="+8613800001111", first_name="Owner O")
    asker = make_user(email="asker@example.com", phone="+8613900002222", first_name="Asker A")
    return ask(listing=make_home(here, owner=owner), text="Can I see it on Sunday?", by=asker)


def test_the_owner_gets_a_letter_without_address_name_or_number(talk):
    assert [to for to, _subject in letters()] == ["owner@example.com"]
    said = texts()
    assert "Can I see it on Sunday?" in said
    for secret in ("asker@example.com", "13900002222", "Asker A"):
        assert secret not in said
    say(thread=talk, text="At three.", by=talk.listing.owner)
    assert [to for to, _subject in letters()] == ["owner@example.com", "asker@example.com"]
    said = texts()
    for secret in ("owner@example.com", "13800001111", "Owner O"):
        assert secret not in said


def test_asking_again_goes_on_in_the_same_talk(talk):
    again = ask(listing=talk.listing, text="Or Monday?", by=talk.asker)
    assert (again.pk, Thread.objects.count(), Message.objects.count()) == (talk.pk, 1, 2)


def test_nobody_asks_themselves_or_about_what_is_not_shown_or_without_a_word(here, talk):
    with pytest.raises(PermissionDenied):
        ask(listing=talk.listing, text="Hm", by=talk.listing.owner)
    with pytest.raises(ChangedMeanwhile):
        ask(listing=make_home(here, state="paused"), text="Hm", by=talk.asker)
    with pytest.raises(NoReason):
        ask(listing=talk.listing, text="  ", by=talk.asker)
    assert Message.objects.count() == 1


def test_ten_new_talks_a_day_are_enough(here):
    person = make_user()
    for _number in range(10):
        ask(listing=make_home(here), text="Hello", by=person)
    with pytest.raises(TooManyTalks):
        ask(listing=make_home(here), text="Hello", by=person)
    assert Thread.objects.count() == 10


def test_a_stranger_does_nothing_in_it(talk):
    stranger = make_user()
    for wrong in (
        lambda: say(thread=talk, text="Hm", by=stranger),
        lambda: end_talk(thread=talk, by=stranger),
        lambda: show_phone(thread=talk, by=stranger, shown=True),
        lambda: report_talk(thread=talk, text="Hm", by=stranger),
        lambda: decide_talk(thread=talk, by=stranger, reopen=True),
    ):
        with pytest.raises(PermissionDenied):
            wrong()
    talk.refresh_from_db()
    assert (talk.state, talk.asker_shows_phone, talk.owner_shows_phone, talk.reported_at) == (
        "open",
        False,
        False,
        None,
    )
    assert Message.objects.count() == 1


@pytest.mark.parametrize("block", [False, True])
def test_either_ends_it_and_then_neither_writes(talk, block):
    end_talk(thread=talk, by=talk.listing.owner, block=block)
    for person in (talk.asker, talk.listing.owner):
        with pytest.raises(TalkOver):
            say(thread=talk, text="Still there?", by=person)
    with pytest.raises(TalkOver):
        ask(listing=talk.listing, text="Still there?", by=talk.asker)
    talk.refresh_from_db()
    assert (talk.state, talk.ended_by_owner) == ("blocked" if block else "closed", True)
    assert Message.objects.count() == 1


def test_who_is_blocked_cannot_come_back_by_another_home_of_the_same_owner(here, talk):
    end_talk(thread=talk, by=talk.listing.owner, block=True)
    with pytest.raises(TalkOver):
        ask(listing=make_home(here, owner=talk.listing.owner), text="Me again", by=talk.asker)
    assert Thread.objects.count() == 1
    ask(listing=make_home(here), text="Hello", by=talk.asker)
    assert Thread.objects.count() == 2


def test_each_shows_their_own_phone_and_takes_it_back(talk):
    show_phone(thread=talk, by=talk.asker, shown=True)
    talk.refresh_from_db()
    assert (talk.asker_shows_phone, talk.owner_shows_phone) == (True, False)
    show_phone(thread=talk, by=talk.asker, shown=False)
    talk.refresh_from_db()
    assert not talk.asker_shows_phone


def test_a_word_is_unread_until_the_other_one_has_looked(talk):
    talk.refresh_from_db()
    assert (talk.unread_by_owner, talk.unread_by_asker) == (True, False)
    assert list(Thread.objects.unread_by(talk.listing.owner)) == [talk]
    mark_read(thread=talk, side="owner")
    assert not Thread.objects.unread_by(talk.listing.owner).exists()


def test_a_reported_talk_is_blocked_read_by_who_decides_and_answered(here, talk):
    clerk = make_clerk(here)
    report_talk(thread=talk, text="They insult me", by=talk.asker)
    with pytest.raises(ChangedMeanwhile):
        report_talk(thread=talk, text="Again", by=talk.listing.owner)
    assert list(Thread.objects.reported()) == [talk]
    with pytest.raises(PermissionDenied):
        decide_talk(thread=talk, by=make_clerk(make_home_town()), reopen=True)
    decide_talk(thread=talk, by=clerk, reopen=False)
    with pytest.raises(ChangedMeanwhile):
        decide_talk(thread=talk, by=clerk, reopen=True)
    talk.refresh_from_db()
    assert talk.state == "blocked"
    told = [to for to, subject in letters() if subject.startswith("The talk stays closed")]
    assert sorted(told) == ["asker@example.com", "owner@example.com"]


def test_what_an_office_offers_is_answered_by_anybody_there(here):
    first, second = make_clerk(here), make_clerk(here)
    talk = ask(listing=offered(here, first), text="Is it far from the lift?", by=make_user())
    assert sorted(to for to, _subject in letters()) == sorted([first.email, second.email])
    assert say(thread=talk, text="Ten steps.", by=second).by_owner
