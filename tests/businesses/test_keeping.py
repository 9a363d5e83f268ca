"""Owners keep facts, hours and days off on their own; others find nothing there."""

from datetime import date, time, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from portal.businesses.models import Business, BusinessChange, ClosedDays, Offer
from portal.businesses.services import change_facts, close_for_days, post_offer, set_hours, withdraw_offer
from tests.businesses.factories import make_business, make_offer
from tests.factories import make_user

pytestmark = pytest.mark.django_db
BLANK = {f"{name}_{code}": "" for name in ("name", "sentence", "place") for code in ("zh_hans", "en")}
FACTS = {**BLANK, "kind": "barber", "phone": "", "latitude": "", "longitude": ""}


@pytest.fixture
def shop(client):
    business = make_business(name_zh_hans="旧名", name_en="Old name")
    client.force_login(business.owners.get())
    return business


def to(name, shop, *args) -> str:
    return reverse(f"my_business:{name}", args=[shop.pk, *args])


def test_a_new_name_and_kind_show_at_once_and_are_written_down(client, shop):
    facts = {**FACTS, "name_zh_hans": "新名", "name_en": "New name", "kind": "repair", "sentence_en": "We mend"}
    assert client.post(to("edit", shop), facts).status_code == 302
    found = Business.objects.get()
    assert (found.name_en, found.kind, found.state, found.slug) == ("New name", "repair", "approved", shop.slug)
    changes = BusinessChange.objects.order_by("field").values_list("field", "old", "new", "by")
    owner = shop.owners.get().pk
    assert list(changes) == [
        ("kind", "barber", "repair", owner),
        ("name_en", "Old name", "New name", owner),
        ("name_zh_hans", "旧名", "新名", owner),
    ]
    assert "New name" in client.get(shop.get_absolute_url()).content.decode()


def test_half_a_place_on_the_map_is_asked_for_whole(client, shop):
    response = client.post(to("edit", shop), {**FACTS, "name_en": "X", "latitude": "25.05"})
    assert (response.status_code, Business.objects.get().name_en) == (422, "Old name")


def test_hours_of_the_week_with_a_break_are_saved_and_read_back(client, shop):
    data = {"opens_1_1": "09:00", "closes_1_1": "12:00", "opens_1_2": "14:00", "closes_1_2": "19:30"}
    assert client.post(to("hours", shop), data).status_code == 302
    rows = shop.hours.values_list("weekday", "opens", "closes")
    assert list(rows) == [(1, time(9), time(12)), (1, time(14), time(19, 30))]
    assert 'value="19:30"' in client.get(to("hours", shop)).content.decode()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"opens_1_1": "09:00"}, "Give both times, or neither."),
        ({"opens_1_1": "12:00", "closes_1_1": "09:00"}, "It must close later than it opens."),
        (
            {"opens_1_1": "09:00", "closes_1_1": "14:00", "opens_1_2": "13:00", "closes_1_2": "18:00"},
            "The second time begins after the first one ends.",
        ),
    ],
)
def test_impossible_hours_are_said_and_the_old_ones_stay(client, shop, data, words):
    set_hours(business=shop, hours=[(2, time(8), time(9))], by=shop.owners.get())
    response = client.post(to("hours", shop).replace("zh-hans", "en"), data)
    assert (response.status_code, shop.hours.count()) == (422, 1)
    assert words in response.content.decode()


def test_days_off_are_one_day_or_several_and_can_be_taken_back(client, shop):
    day = timezone.localdate() + timedelta(days=3)
    assert client.post(to("close", shop), {"first": day.isoformat(), "last": ""}).status_code == 302
    off = ClosedDays.objects.get()
    assert (off.first, off.last) == (day, day)
    assert client.post(to("close", shop), {"first": "2020-01-01", "last": "2020-01-02"}).status_code == 422
    assert client.post(to("close", shop), {"first": day, "last": day - timedelta(days=1)}).status_code == 422
    assert client.post(to("reopen", shop, off.pk)).status_code == 302
    assert not ClosedDays.objects.exists()


def test_an_offer_needs_a_title_in_one_language_alone(client, shop):
    page = client.get(to("offer", shop)).content.decode()
    today = timezone.localdate()
    assert f'value="{today.isoformat()}"' in page
    days = {"valid_from": today.isoformat(), "valid_until": (today + timedelta(days=14)).isoformat()}
    assert client.post(to("offer", shop), {**days, "benefit_en": "¥15"}).status_code == 422
    assert client.post(to("offer", shop), {**days, "title_en": "Haircut", "benefit_en": "¥15"}).status_code == 302
    offer = Offer.objects.get()
    assert (offer.title_en, offer.places, offer.posted_by) == ("Haircut", None, shop.owners.get())


@pytest.mark.parametrize("wrong", [{"places": "0"}, {"valid_until": "2020-01-01"}, {"valid_from": "x"}])
def test_an_impossible_offer_is_not_posted_and_keeps_what_was_typed(client, shop, wrong):
    today = timezone.localdate()
    data = {"title_en": "Haircut", "valid_from": today, "valid_until": today + timedelta(days=14), **wrong}
    response = client.post(to("offer", shop), data)
    assert response.status_code == 422
    assert "Haircut" in response.content.decode()
    assert not Offer.objects.exists()


def test_an_offer_leaves_the_page_by_itself_and_by_hand(client, shop):
    today = timezone.localdate()
    make_offer(shop, title_zh_hans="过期", title_en="Past", valid_from=date(2020, 1, 1), valid_until=date(2020, 1, 2))
    make_offer(shop, title_zh_hans="以后", title_en="Later", valid_from=today + timedelta(days=1))
    gone = make_offer(shop, title_zh_hans="撤回", title_en="Gone")
    make_offer(shop, title_zh_hans="现在", title_en="Here")
    assert client.get(to("withdraw", shop, gone.pk)).status_code == 200
    assert Offer.objects.get(pk=gone.pk).withdrawn_at is None
    client.post(to("withdraw", shop, gone.pk))
    client.logout()
    text = client.get(shop.get_absolute_url().replace("zh-hans", "en")).content.decode()
    assert [name for name in ("Past", "Later", "Gone", "Here") if f">{name}<" in text] == ["Here"]


def test_the_desk_says_how_many_were_taken_and_used(client, shop):
    offer = make_offer(shop, places=5)
    from tests.businesses.factories import make_voucher

    make_voucher(offer)
    make_voucher(offer, used_at=timezone.now() + timedelta(seconds=1))
    text = client.get(to("desk", shop).replace("zh-hans", "en")).content.decode()
    assert "<b>2</b> taken of 5 · <b>1</b> used" in text


ROOMS = ["desk", "edit", "hours", "offer", "counter"]


@pytest.mark.parametrize("room", ROOMS)
def test_somebody_elses_business_is_not_there(client, room):
    shop = make_business(name_zh_hans="暗号店", name_en="Marker shop")
    client.force_login(make_business().owners.get())
    for answer in (client.get(to(room, shop)), client.post(to(room, shop), {"title_en": "X", "code": "1"})):
        assert answer.status_code in {404, 405}
        assert "Marker" not in answer.content.decode()
        assert "暗号" not in answer.content.decode()
    client.logout()
    assert "/accounts/login/" in client.get(to(room, shop))["Location"]


def test_services_refuse_who_does_not_keep_it_and_change_nothing():
    shop, other = make_business(name_en="Mine"), make_user()
    offer = make_offer(shop)
    today = timezone.localdate()
    calls = [
        lambda: change_facts(business=shop, facts={"name_en": "Theirs"}, by=other),
        lambda: set_hours(business=shop, hours=[(1, time(9), time(10))], by=other),
        lambda: close_for_days(business=shop, first=today, last=today, by=other),
        lambda: post_offer(
            business=shop, texts={"title_en": "X"}, valid_from=today, valid_until=today, places=None, by=other
        ),
        lambda: withdraw_offer(offer=offer, by=other),
    ]
    for call in calls:
        with pytest.raises(PermissionDenied):
            call()
    shop.refresh_from_db()
    assert (shop.name_en, shop.hours.count(), shop.closed_days.count(), shop.offers.count()) == ("Mine", 0, 0, 1)
    assert Offer.objects.get().withdrawn_at is None
