"""Who may offer what where, what is looked at first, how it is kept, and how it goes by itself."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from portal.housing.exceptions import ChangedMeanwhile, NoReason, TooManyPhotos
from portal.housing.models import Listing, Photo
from portal.housing.services import (
    add_photos,
    approve,
    change_facts,
    drop_photo,
    end,
    expire_and_remind,
    offer,
    pause,
    refuse,
    renew,
)
from portal.images.models import CustomImage
from portal.users.models import User
from tests.factories import make_user, make_village
from tests.housing.factories import (
    FACTS,
    letters,
    make_clerk,
    make_coordinator,
    make_home,
    make_home_town,
    offered,
    person_in,
)
from tests.repairs.factories import photo

pytestmark = pytest.mark.django_db


def test_the_first_listing_of_a_resident_waits_and_the_office_is_told(here):
    clerk = make_clerk(here)
    home = offered(here, person_in(here))
    assert (home.state, home.by_office, home.first_shown_at) == ("waiting", False, None)
    assert not Listing.objects.shown().exists()
    assert (clerk.email, f"A home waits to be looked at: {home.title}") in letters()


def test_once_one_was_looked_at_the_next_is_shown_at_once(here):
    person, clerk = person_in(here), make_clerk(here)
    approve(listing=offered(here, person), by=clerk)
    assert offered(here, person, kind="parking-rent").state == "shown"


def test_after_a_false_one_the_next_waits_again(here):
    person, clerk = person_in(here), make_clerk(here)
    first = approve(listing=offered(here, person), by=clerk)
    first.false_reports.create(by=make_user(), wrong="money", decided_at=timezone.now(), upheld=True)
    assert offered(here, person).state == "waiting"


def test_what_the_office_offers_is_shown_at_once(here):
    home = offered(here, make_clerk(here))
    assert (home.state, home.by_office) == ("shown", True)


def test_a_villages_house_waits_for_an_operator(here):
    village = make_village()
    operator = make_user(is_superuser=True, is_staff=True)
    home = offered(village, make_coordinator(village), kind="rural")
    assert (home.state, home.village) == ("waiting", village)
    assert operator.email in [to for to, _subject in letters()]
    assert approve(listing=home, by=operator).state == "shown"


@pytest.mark.parametrize("who", ["stranger", "resident elsewhere", "coordinator elsewhere"])
def test_nobody_else_offers_anything(here, who):
    place = make_village() if who.startswith("coordinator") else here
    person = {
        "stranger": make_user,
        "resident elsewhere": lambda: person_in(make_home_town()),
        "coordinator elsewhere": lambda: make_coordinator(make_village()),
    }[who]()
    with pytest.raises(PermissionDenied):
        offered(place, person)
    assert not Listing.objects.exists()


def test_a_wrong_fact_keeps_nothing(here):
    with pytest.raises(ValidationError):
        offer(place=here, facts={**FACTS, "price": 0}, by=make_clerk(here))
    with pytest.raises(ValidationError):
        offer(place=here, facts={**FACTS, "kind": "rural"}, by=make_clerk(here))
    assert not Listing.objects.exists()


def test_approving_shows_it_from_then_on_for_thirty_days_and_tells_the_owner(here):
    person, clerk = person_in(here), make_clerk(here)
    home = approve(listing=offered(here, person), by=clerk)
    assert (home.state, home.decided_by) == ("shown", clerk)
    assert home.expires_at - home.confirmed_at == timedelta(days=30)
    assert (person.email, f"Your home is shown: {home.title}") in letters()
    with pytest.raises(ChangedMeanwhile):
        refuse(listing=home, by=clerk, reason="late")


def test_refusing_needs_a_reason_that_the_owner_reads(here):
    person, clerk = person_in(here), make_clerk(here)
    home = offered(here, person)
    with pytest.raises(NoReason):
        refuse(listing=home, by=clerk, reason=" ")
    home = refuse(listing=home, by=clerk, reason="There is no tower 9")
    assert (home.state, home.reason) == ("refused", "There is no tower 9")
    assert person.email in [to for to, _subject in letters()]


def test_the_office_of_another_compound_decides_nothing(here):
    home = offered(here, person_in(here))
    for somebody in (make_clerk(make_home_town()), make_user(is_superuser=True, is_staff=True), home.owner):
        with pytest.raises(PermissionDenied):
            approve(listing=home, by=somebody)
    home.refresh_from_db()
    assert home.state == "waiting"


def test_it_is_changed_paused_shown_again_and_ended_by_its_owner_alone(here):
    person, stranger = person_in(here), make_user()
    home = make_home(here, owner=person, days=20)
    for wrong in (
        lambda: pause(listing=home, by=stranger),
        lambda: renew(listing=home, by=stranger),
        lambda: end(listing=home, by=stranger, done=True),
        lambda: change_facts(listing=home, facts={"price": 1}, by=stranger),
    ):
        with pytest.raises(PermissionDenied):
            wrong()
    assert change_facts(listing=home, facts={"price": 1700}, by=person).price == 1700
    assert pause(listing=home, by=person).state == "paused"
    again = renew(listing=home, by=person)
    assert (again.state, (again.expires_at - timezone.now()).days) == ("shown", 29)
    assert end(listing=home, by=person, done=True).state == "done"
    for wrong in (
        lambda: renew(listing=home, by=person),
        lambda: end(listing=home, by=person, done=False),
        lambda: change_facts(listing=home, facts={"price": 1}, by=person),
    ):
        with pytest.raises(ChangedMeanwhile):
            wrong()


def test_who_moved_out_cannot_renew(here):
    home = make_home(here)
    with pytest.raises(PermissionDenied):
        renew(listing=home, by=home.owner)


def test_one_that_waits_or_is_hidden_is_not_shown_by_renewing(here):
    person = person_in(here)
    for state in ("waiting", "refused", "hidden"):
        home = make_home(here, owner=person, state=state)
        with pytest.raises(ChangedMeanwhile):
            renew(listing=home, by=person)


def test_it_goes_by_itself_after_a_letter_five_days_before(here):
    person = person_in(here)
    home = make_home(here, owner=person, days=24)
    assert expire_and_remind() == "0 expired, 0 reminded"
    soon = timezone.now() + timedelta(days=2)
    assert expire_and_remind(now=soon) == "0 expired, 1 reminded"
    assert expire_and_remind(now=soon) == "0 expired, 0 reminded"
    assert [to for to, subject in letters() if subject.startswith("Is it still")] == [person.email]
    late = timezone.now() + timedelta(days=6, hours=1)
    assert not Listing.objects.shown(now=late).exists()
    assert expire_and_remind(now=late) == "1 expired, 0 reminded"
    home.refresh_from_db()
    assert home.state == "expired"
    assert renew(listing=home, by=person).state == "shown"


def test_renewing_in_time_keeps_it_and_asks_again_a_month_later(here):
    person = person_in(here)
    home = make_home(here, owner=person, days=26)
    expire_and_remind()
    renew(listing=home, by=person)
    assert expire_and_remind(now=timezone.now() + timedelta(days=10)) == "0 expired, 0 reminded"
    assert expire_and_remind(now=timezone.now() + timedelta(days=26)) == "0 expired, 1 reminded"


def test_photos_are_eight_at_most_the_first_stands_for_all_and_one_can_go(here):
    clerk = make_clerk(here)
    home = offer(place=here, facts=FACTS, photos=[photo(), photo()], by=clerk)
    first, second = home.photos.all()
    assert home.picture_id == first.image_id
    with pytest.raises(TooManyPhotos):
        add_photos(listing=home, photos=[photo()] * 7, by=clerk)
    assert Photo.objects.count() == 2
    with pytest.raises(PermissionDenied):
        drop_photo(photo=first, by=make_user())
    drop_photo(photo=first, by=clerk)
    home.refresh_from_db()
    assert (home.picture_id, Photo.objects.count()) == (second.image_id, 1)
    assert CustomImage.objects.count() == 1


def test_colleagues_of_the_office_keep_what_it_offers(here):
    home = offered(here, make_clerk(here))
    assert pause(listing=home, by=make_clerk(here)).state == "paused"
    with pytest.raises(PermissionDenied):
        renew(listing=home, by=User.objects.get(pk=make_clerk(make_home_town()).pk))
