"""Operators set up communities, shelves and villages in the admin; nobody else does."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from portal.communities.models import Community, PickupPoint
from portal.villages.models import Membership, Village
from portal.villages.services import appoint
from tests.factories import make_pickup_point, make_user
from tests.villages.factories import bring_on, make_tree

pytestmark = pytest.mark.django_db
PLACE = {"latitude": "25.040000", "longitude": "102.700000"}


@pytest.fixture
def operator(client):
    person = make_user(is_superuser=True, is_staff=True)
    client.force_login(person)
    make_tree()
    return person


def village_data(**fields):
    names = ("name", "meaning", "county", "people", "landscape", "live_line")
    blank = {f"{name}_{language}": "" for name in names for language in ("zh_hans", "en")}
    facts = {"altitude_m": "1800", "households": "120", "hours_from_city": "4.5", "phone": "0871-5550 101"}
    return {**blank, **facts, **PLACE, "slug": "yunti", "name_zh_hans": "云梯村", "county_zh_hans": "红河州", **fields}


def test_a_village_is_brought_on_with_one_form(client, operator):
    assert client.get(reverse("villages:add")).status_code == 200
    assert client.post(reverse("villages:add"), village_data(name_en="Yunti")).status_code == 302
    village = Village.objects.get()
    assert (village.name_en, village.households, village.pages.count()) == ("Yunti", 120, 2)
    assert village.group is not None


def test_a_village_without_a_chinese_name_gets_a_sentence(client, operator):
    response = client.post(reverse("villages:add"), village_data(name_zh_hans=""))
    assert response.status_code == 200
    assert not Village.objects.exists()


def test_a_village_without_an_english_name_is_brought_on_too(client, operator):
    assert client.post(reverse("villages:add"), village_data()).status_code == 302
    assert Village.objects.get().pages.filter(alias_of=None).count() == 1


def test_facts_of_a_village_can_be_changed(client, operator):
    village = bring_on()
    url = reverse("villages:edit", args=[village.pk])
    assert client.get(url).status_code == 200
    assert client.post(url, village_data(slug=village.slug, live_line_zh_hans="红米收割")).status_code == 302
    village.refresh_from_db()
    assert village.live_line_zh_hans == "红米收割"


def test_somebody_is_put_in_charge_by_e_mail_or_phone(client, operator):
    village = bring_on()
    one, two = make_user(email="one@example.com"), make_user(email=None, phone="13800138000")
    for who in ("One@example.com", "138 0013 8000"):
        data = {"user": who, "village": village.pk, "role": "coordinator"}
        assert client.post(reverse("people-in-charge:add"), data).status_code == 302
    assert set(village.group.user_set.all()) == {one, two}
    nobody = {"user": "nobody@example.com", "village": village.pk, "role": "coordinator"}
    assert client.post(reverse("people-in-charge:add"), nobody).status_code == 200
    membership = Membership.objects.get(user=one)
    assert "one@example.com" in client.get(reverse("people-in-charge:edit", args=[membership.pk])).content.decode()
    assert client.post(reverse("people-in-charge:delete", args=[membership.pk])).status_code == 302
    assert list(village.group.user_set.all()) == [two]


def test_a_community_is_brought_on_with_one_form(client, operator):
    data = {"slug": "green-lake", "name_zh_hans": "翠湖里", "name_en": "", "district_zh_hans": "五华区"}
    data |= {"district_en": "", "address_zh_hans": "1 号", "address_en": "", "households": "800", **PLACE}
    assert client.get(reverse("communities:add")).status_code == 200
    assert client.post(reverse("communities:add"), data).status_code == 302
    assert Community.objects.get().pages.count() == 2


def test_a_shelf_has_opening_hours_and_people(client, operator):
    keeper = make_user(email="shelf@example.com")
    point = make_pickup_point()
    url = reverse("pickup-points:edit", args=[point.pk])
    assert client.get(url).status_code == 200
    hours = inline_formset([{"weekday": "6", "opens": "10:00", "closes": "12:00"}])
    data = {
        "community": point.community_id,
        "slug": point.slug,
        "name_zh_hans": "东门",
        "name_en": "",
        "address_zh_hans": "1 号",
        "address_en": "",
        "hours_text_zh_hans": "周六 10–12 点",
        "hours_text_en": "",
        "phone": "",
        "is_active": "on",
        "people": "shelf@example.com\n",
        "hours": hours,
        **PLACE,
    }
    assert client.post(url, nested_form_data(data)).status_code == 302
    point = PickupPoint.objects.get()
    assert [(h.weekday, str(h.opens), str(h.closes)) for h in point.hours.all()] == [(6, "10:00:00", "12:00:00")]
    assert list(point.keepers.all()) == [keeper]
    wrong = nested_form_data({**data, "hours": inline_formset([]), "people": "nobody@example.com"})
    response = client.post(url, wrong)
    assert response.status_code == 200
    assert "nobody@example.com" in response.content.decode()


NAMES = ("villages", "people-in-charge", "communities", "pickup-points")


@pytest.mark.parametrize("name", NAMES)
def test_a_coordinator_sets_up_nothing(client, name):
    village, person = bring_on(), make_user()
    membership = appoint(user=person, village=village, role="coordinator")
    rows = {"villages": village, "people-in-charge": membership}
    point = make_pickup_point()
    rows |= {"communities": point.community, "pickup-points": point}
    client.force_login(person)
    before = (Village.objects.count(), Membership.objects.count(), Community.objects.count())
    for view, args in (("index", []), ("add", []), ("edit", [rows[name].pk]), ("delete", [rows[name].pk])):
        for method in (client.get, client.post):
            assert method(reverse(f"{name}:{view}", args=args)).status_code in {302, 403, 404}
    assert (Village.objects.count(), Membership.objects.count(), Community.objects.count()) == before
