"""What a person may download, and what is left when an account is deleted."""

import pytest
from django.db import connection

from portal.housing.models import FalseReport, Listing, Message, SavedSearch, Thread
from portal.housing.services import add_photos, ask, mail_digests, report_false, save_search, say
from portal.housing.wanted import Wanted
from portal.images.models import CustomImage
from portal.outbox.models import Message as Mail
from portal.users.personal_data import collect_personal_data
from portal.users.services import erase_account
from tests.factories import make_user
from tests.housing.factories import letters, make_home
from tests.repairs.factories import photo

pytestmark = pytest.mark.django_db
MINE, THEIRS = "My own words", "Words of the other"


@pytest.fixture
def person(here):
    """Somebody who offers, asks, looks for and reports."""
    person, other = make_user(phone="+8613800001111"), make_user()
    home = make_home(here, owner=person, text_en=MINE, text_zh_hans=MINE, floor="7")
    add_photos(listing=home, photos=[photo()], by=person)
    asked = ask(listing=home, text=THEIRS, by=other)
    say(thread=asked, text=MINE, by=person)
    elsewhere = make_home(here, owner=other, price=99)
    ask(listing=elsewhere, text=MINE, by=person, shows_phone=True)
    save_search(wanted=Wanted.read("kind=room"), by=person, name=MINE)
    report_false(listing=elsewhere, wrong="other", by=person, text=MINE)
    return person


def test_a_person_downloads_what_they_wrote_and_nothing_of_others(person):
    data = collect_personal_data(person)
    assert data["homes_offered"][0]["text_en"] == MINE
    assert [talk["written"][0]["text"] for talk in data["homes_talks"]] == [MINE, MINE]
    assert [talk["phone_shown"] for talk in data["homes_talks"]] == [False, True]
    assert data["homes_searches"][0]["name"] == MINE
    assert data["homes_reported"][0]["text"] == MINE
    assert THEIRS not in str(data)


def test_a_deleted_account_leaves_no_name_no_words_no_photos_and_no_letters(person):
    letters()
    mail_digests()
    email = person.email
    erase_account(user=person)
    assert not CustomImage.objects.exists()
    assert not SavedSearch.objects.exists()
    assert not Listing.objects.filter(price=1800).exclude(state="withdrawn", owner=None, floor="").exists()
    assert set(Message.objects.filter(by=None).values_list("text", flat=True)) == {""}
    assert Message.objects.filter(text=THEIRS).exists()
    assert Thread.objects.filter(asker=None).count() == 1
    assert not Thread.objects.filter(asker_shows_phone=True).exists()
    assert not Thread.objects.filter(state="open").exists()
    assert list(FalseReport.objects.values_list("by", "text")) == [(None, "")]
    assert not [mail for mail in Mail.objects.all() if MINE in str(mail.payload) or email in str(mail.payload)]
    with connection.cursor() as cursor:
        for table in ("housing_listing", "housing_message", "housing_falsereport", "housing_savedsearch"):
            cursor.execute(f"SELECT * FROM {table}")
            assert MINE not in str(cursor.fetchall()), table


def test_the_other_one_still_reads_the_talk_without_a_name(client, person):
    talk = Thread.objects.get(listing__owner=person)
    erase_account(user=person)
    client.force_login(talk.asker)
    page = client.get(f"/en/my-homes/talks/{talk.pk}/").content.decode()
    assert THEIRS in page
    assert "This account was deleted, and its words with it." in page
