"""Picking shifts: planned by the harvest record, never overfilled, seen beside the pick list, each village its own."""

from datetime import date, timedelta
from datetime import time as clock
from functools import partial

import pytest
from django.core import mail
from django.utils import timezone

from marketplace.catalogue.seasons import Harvest, bit_of
from marketplace.harvest.services import set_harvest
from marketplace.shifts import locks
from marketplace.shifts.exceptions import DayIsPast, NotOfTheVillage, ShiftFull, ShiftOver, TooFewHands
from marketplace.shifts.models import Hand, Shift, is_within
from marketplace.shifts.services import call_off_shift, change_shift, join_shift, leave_shift, plan_shift
from marketplace.shifts.services import people as joining
from marketplace.shifts.suggest import suggested_days
from portal.core.work_menu import menu_for
from portal.ledger.invariants import check_all
from portal.outbox.services import deliver_due
from portal.users.services import erase_account
from portal.villages.models import Membership
from tests.consignments.factories import make_manager, make_shop
from tests.factories import make_product, make_user
from tests.placement.at_once import at_once, meeting
from tests.placement.conftest import books, scripted
from tests.preorders.factories import open_one, order

pytestmark = pytest.mark.django_db
__all__ = ["books", "scripted"]
ROOM = "/en/shop/dashboard/shifts/"
WORDS = {"starts": clock(7), "ends": clock(11), "hands": 2, "meeting": {"zh_hans": "村口大榕树", "en": "The banyan"}}


def in_days(days):
    return timezone.localdate() + timedelta(days=days)


@pytest.fixture
def shop():
    return make_shop()


@pytest.fixture
def crop(shop):
    """Return a crop that is harvested from today for ten days."""
    set_harvest(product=shop[2], months=[timezone.localdate().month], first=in_days(0), last=in_days(9))
    return shop[2]


def shift_of(crop, *, days=1, **more) -> Shift:
    return plan_shift(crop=crop, day=in_days(days), **{**WORDS, **more})


def form(**more):
    words = {"day": str(in_days(1)), "starts": "07:00", "ends": "11:00", "hands": "2", "meeting_en": "The banyan"}
    return {**words, **more}


def letters():
    deliver_due()
    return [(letter.to[0], letter.subject) for letter in mail.outbox]


def test_a_day_is_within_this_years_days_or_else_a_usual_month():
    may = bit_of(5)
    assert [is_within(Harvest(may), date(2026, month, 1)) for month in (4, 5, 6)] == [False, True, False]
    this_year = Harvest(may, date(2026, 6, 3), date(2026, 6, 9))
    assert [is_within(this_year, date(2026, 6, day)) for day in (2, 3, 9, 10)] == [False, True, True, False]
    assert not is_within(this_year, date(2026, 5, 20))


def test_the_suggested_days_are_the_next_of_the_harvest(crop):
    assert suggested_days(crop.harvest) == [in_days(step) for step in range(7)]
    late = Harvest(0, in_days(20), in_days(22))
    assert suggested_days(late) == [in_days(20), in_days(21), in_days(22)]
    assert suggested_days(Harvest(0)) == []


def test_a_shift_belongs_to_the_village_that_sells_the_crop(shop, crop):
    shift = shift_of(crop, note={"en": "Bring gloves"})
    assert (shift.village, shift.hands, shift.meeting_zh_hans, shift.note_en) == (
        shop[0],
        2,
        "村口大榕树",
        "Bring gloves",
    )
    assert not shift.is_outside


def test_a_day_outside_the_harvest_is_allowed_and_one_that_is_past_is_not(crop):
    assert shift_of(crop, days=30).is_outside
    for words in ({"days": -1}, {"ends": clock(6)}):
        with pytest.raises(DayIsPast):
            shift_of(crop, **words)
    assert Shift.objects.count() == 1


def test_moved_harvest_days_mark_the_shifts(client, shop, crop):
    shift = shift_of(crop)
    client.force_login(make_manager(shop[0]))
    assert "outside the harvest now" not in client.get(ROOM).content.decode()
    set_harvest(product=crop, months=[1], first=in_days(20), last=in_days(30))
    for path in (ROOM, f"{ROOM}{shift.pk}/"):
        assert "outside the harvest now" in client.get(path).content.decode(), path


def test_people_come_and_go_and_never_more_than_hands(shop, crop, books):
    shift, people = shift_of(crop), [make_manager(shop[0]) for _person in range(3)]
    for person in people[:2] + people[:1]:
        join_shift(shift=shift, user=person, by=person)
    with pytest.raises(ShiftFull):
        join_shift(shift=shift, user=people[2], by=people[2])
    assert (Hand.objects.count(), books()) == (2, {})
    for _again in range(2):
        leave_shift(shift=shift, user=people[0])
    join_shift(shift=shift, user=people[2], by=people[2])
    assert set(Hand.objects.values_list("user", flat=True)) == {people[1].pk, people[2].pk}


def test_only_the_villages_own_open_accounts_come(crop):
    shift = shift_of(crop)
    other, _producer, _rice = make_shop()
    closed = make_manager(shift.village, is_active=False)
    for person in (make_manager(other), make_user(), closed):
        with pytest.raises(NotOfTheVillage):
            join_shift(shift=shift, user=person, by=person)
    assert Hand.objects.count() == 0


def test_fewer_hands_than_have_said_yes_are_refused(shop, crop):
    shift = shift_of(crop)
    for _two in range(2):
        join_shift(shift=shift, user=make_manager(shop[0]))
    with pytest.raises(TooFewHands):
        change_shift(shift=shift, day=shift.day, **{**WORDS, "hands": 1})
    assert Shift.objects.get().hands == 2


def test_called_off_or_past_nothing_changes_any_more(shop, crop):
    off, past, person = shift_of(crop), shift_of(crop), make_manager(shop[0])
    for _again in range(2):
        call_off_shift(shift=off)
    Shift.objects.filter(pk=past.pk).update(day=in_days(-1))
    for shift in (off, past):
        for call in (
            partial(join_shift, shift=shift, user=person),
            partial(leave_shift, shift=shift, user=person),
            partial(change_shift, shift=shift, day=in_days(1), **WORDS),
        ):
            with pytest.raises(ShiftOver):
                call()
    with pytest.raises(ShiftOver):
        call_off_shift(shift=past)
    assert Hand.objects.count() == 0


def test_letters_go_to_who_was_put_on_moved_or_called_off_and_not_to_who_did_it(shop, crop):
    planner, other = make_manager(shop[0], language="en"), make_manager(shop[0], language="en")
    shift = shift_of(crop)
    join_shift(shift=shift, user=planner, by=planner)
    join_shift(shift=shift, user=other, by=planner)
    change_shift(shift=shift, day=in_days(2), by=planner, **WORDS)
    assert [(to, subject.split(":")[0].split(" on ")[0]) for to, subject in letters()] == [
        (other.email, "You pick"),
        (other.email, "Another time"),
    ]
    mail.outbox.clear()
    call_off_shift(shift=shift, by=planner)
    ((to, subject),) = letters()
    assert (to, subject.startswith("Called off")) == (other.email, True)


def test_who_erases_the_account_is_off_every_shift(shop, crop):
    person = make_manager(shop[0])
    join_shift(shift=shift_of(crop), user=person)
    erase_account(user=person)
    assert Hand.objects.count() == 0


def test_the_way_from_the_menu_to_a_full_shift(client, shop, crop):
    manager = make_manager(shop[0], language="en")
    coordinator = make_user(language="en")
    Membership.objects.create(user=coordinator, village=shop[0], role=Membership.Role.COORDINATOR)
    client.force_login(manager)
    assert "No shift is planned" in client.get(ROOM).content.decode()
    assert crop.get_title() in client.get(f"{ROOM}plan/").content.decode()
    plan = f"{ROOM}plan/{crop.pk}/"
    assert f'value="{in_days(0)}"' in client.get(plan).content.decode()
    assert client.post(plan, form(), follow=True).status_code == 200
    shift = Shift.objects.get()
    page = f"{ROOM}{shift.pk}/"
    assert "On the shift." in client.post(f"{page}people/", {"do": "on"}, follow=True).content.decode()
    html = client.post(f"{page}people/", {"do": "on", "person": coordinator.pk}, follow=True).content.decode()
    assert "hands: 2 of 2" in html
    assert "I come" not in html
    client.force_login(coordinator)
    assert "You come" in client.get(ROOM).content.decode()
    assert "Off the shift." in client.post(f"{page}people/", {"do": "off"}, follow=True).content.decode()
    assert "hands: 1 of 2" in client.get(page).content.decode()


def test_a_day_outside_is_warned_about_and_kept(client, shop, crop):
    client.force_login(make_manager(shop[0]))
    html = client.post(f"{ROOM}plan/{crop.pk}/", form(day=str(in_days(40))), follow=True).content.decode()
    assert "outside the harvest" in html
    assert Shift.objects.get().day == in_days(40)


@pytest.mark.parametrize(
    "bad",
    [
        {"day": ""},
        {"day": str(date(2000, 1, 1))},
        {"ends": "06:00"},
        {"starts": "x"},
        {"hands": "0"},
        {"hands": "501"},
        {"meeting_en": ""},
        {"meeting_en": "x" * 121},
    ],
)
def test_bad_words_are_answered_and_nothing_typed_is_lost(client, shop, crop, bad):
    client.force_login(make_manager(shop[0]))
    response = client.post(f"{ROOM}plan/{crop.pk}/", form(note_en="Bring gloves") | bad)
    assert (response.status_code, Shift.objects.count()) == (422, 0)
    assert "Bring gloves" in response.content.decode()


@pytest.mark.parametrize("person", ["x", "\x00", "9" * 40, "0", "-1"])
def test_a_person_nobody_knows_is_not_put_on_a_shift(client, shop, crop, person):
    client.force_login(make_manager(shop[0]))
    shift = shift_of(crop)
    response = client.post(f"{ROOM}{shift.pk}/people/", {"do": "on", "person": person}, follow=True)
    assert "Choose from the village" in response.content.decode()
    assert Hand.objects.count() == 0


def test_changing_and_calling_off_on_their_pages(client, shop, crop):
    client.force_login(make_manager(shop[0]))
    shift = shift_of(crop)
    page = f"{ROOM}{shift.pk}/"
    assert "The banyan" in client.get(f"{page}change/").content.decode()
    client.post(f"{page}change/", form(hands="7"))
    assert Shift.objects.get().hands == 7
    assert "This cannot be undone." in client.get(f"{page}call-off/").content.decode()
    assert Shift.objects.get().called_off_at is None
    client.post(f"{page}call-off/")
    assert Shift.objects.get().called_off_at
    assert client.get(f"{ROOM}?show=past").status_code == 200


def test_others_shifts_and_crops_are_not_there(client, shop, crop):
    shift = shift_of(crop)
    other, _producer, _rice = make_shop()
    client.force_login(make_manager(other))
    assert "No shift is planned" in client.get(ROOM).content.decode()
    for path in (f"{shift.pk}/", f"{shift.pk}/change/", f"{shift.pk}/call-off/", f"plan/{crop.pk}/"):
        assert client.get(f"{ROOM}{path}").status_code == 404, path
        assert client.post(f"{ROOM}{path}", form()).status_code in (404, 405), path
    assert client.post(f"{ROOM}{shift.pk}/people/", {"do": "on"}).status_code == 404
    client.force_login(make_user())
    assert client.get(ROOM).status_code == 404
    assert (Hand.objects.count(), Shift.objects.count(), Shift.objects.get().called_off_at) == (0, 1, None)


def test_the_board_shows_today_and_tomorrow_beside_the_pick_list_with_what_is_due(client, shop, crop, scripted):
    preorder = open_one(crop, days=5, long=3)
    order(preorder, 4)
    today, _tomorrow, _later = (shift_of(crop, days=days) for days in (0, 1, 2))
    join_shift(shift=today, user=make_manager(shop[0]))
    client.force_login(make_manager(shop[0]))
    html = client.get("/en/shop/dashboard/today/").content.decode()
    assert html.count("preorders due on") == 2
    assert "hands: 1 of 2" in html
    assert "4 ×" in html


def test_the_sheet_of_a_day_names_who_comes(client, shop, crop):
    shift = shift_of(crop, days=0)
    person = make_manager(shop[0])
    join_shift(shift=shift, user=person)
    client.force_login(person)
    assert str(person) in client.get(f"{ROOM}print/").content.decode()
    for day, said in ((str(in_days(1)), "No shift on this day."), ("x", str(person)), ("2026-99-99", str(person))):
        assert said in client.get(f"{ROOM}print/", {"day": day}).content.decode()


def test_lists_cost_the_same_for_one_as_for_many(client, shop, crop, django_assert_max_num_queries):
    person = make_manager(shop[0])
    client.force_login(person)
    for _each in range(6):
        join_shift(shift=shift_of(make_product(shop[1]), days=0), user=person)
    client.get(ROOM)
    for path in (ROOM, f"{ROOM}print/", f"{ROOM}plan/"):
        with django_assert_max_num_queries(14):
            client.get(path)


def test_the_menu_has_it_for_coordinators_and_shop_managers(shop):
    coordinator = make_user()
    Membership.objects.create(user=coordinator, village=shop[0], role=Membership.Role.COORDINATOR)
    for user, there in ((coordinator, True), (make_manager(shop[0]), True), (make_user(), False)):
        names = str([entry for entry in menu_for(user)])
        assert ("shifts" in names) is there


def test_check_books_names_an_overfilled_shift(shop, crop, books):
    shift = shift_of(crop)
    for _three in range(3):
        Hand.objects.create(shift=shift, user=make_manager(shop[0]))
    assert "3 of 2" in books()["no picking shift has more people than it needs hands"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgres
@pytest.mark.parametrize("locked", [True, False])
def test_without_the_lock_two_would_take_the_last_place(monkeypatch, locked):
    """The control: two say yes to one place; the lock lets one of them, without it both."""
    village, _producer, rice = make_shop()
    shift, people = shift_of(rice, hands=1), [make_manager(village) for _two in range(2)]
    known, there = joining.people_of, meeting(2, seconds=0.5 if locked else 10)
    monkeypatch.setattr(joining, "people_of", lambda pk: [known(pk), there()][0])
    if not locked:
        monkeypatch.setattr(joining, "lock_shift", lambda pk: Shift.objects.get(pk=pk))
        counted, create = meeting(2), joining.Hand.objects.create
        monkeypatch.setattr(joining.Hand.objects, "create", lambda **words: counted() or create(**words))

    results = at_once([partial(join_shift, shift=shift, user=person, by=person) for person in people])

    refused = [result for result in results if isinstance(result, ShiftFull)]
    assert (len(refused), Hand.objects.count()) == ((1, 1) if locked else (0, 2)), results
    broken = {name for name, finding in check_all().items() if finding.broken}
    assert bool(broken) is not locked
    assert locks.lock_shift
