"""Asking to be listed, being answered, being taken off; who may, and who is written to."""

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from portal.businesses.exceptions import NoReason, WrongState
from portal.businesses.models import Business, BusinessChange
from portal.businesses.services import approve, ask_to_be_listed, change_facts, refuse, take_off
from portal.outbox.services import deliver_due
from portal.users.landing import landing_for
from portal.users.models import User
from tests.businesses.factories import make_business, make_community, make_editor
from tests.factories import make_user

pytestmark = pytest.mark.django_db
FACTS = {"name_zh_hans": "樟树下理发", "name_en": "Camphor Barber", "kind": "barber"}
FORM = {**FACTS, "sentence_zh_hans": "剪发", "sentence_en": "", "place_zh_hans": "2 栋", "place_en": "", "phone": ""}


def letters() -> list[tuple[str, str]]:
    """Return to whom and about what was written, and forget it."""
    deliver_due()
    deliver_due()
    found = [(letter.to[0], letter.subject) for letter in mail.outbox]
    mail.outbox.clear()
    return found


def test_a_neighbour_asks_and_every_editor_is_told_in_their_language(client):
    here, owner = make_community(), make_user()
    make_editor(here, email="zh@example.com", language="zh-hans")
    make_editor(here, email="en@example.com", language="en")
    make_editor(make_community(), email="other@example.com")
    client.force_login(owner)
    response = client.post(f"/en/around/{here.slug}/ask/", FORM)
    business = Business.objects.get()
    assert response["Location"] == reverse("my_business:desk", args=[business.pk])
    assert (business.state, list(business.owners.all()), business.slug) == ("asked", [owner], "camphor-barber")
    assert sorted(letters()) == [
        ("en@example.com", "Camphor Barber asks to be listed"),
        ("zh@example.com", "“樟树下理发”想列进名单"),
    ]


def test_what_is_missing_is_said_and_nothing_typed_is_lost(client):
    here = make_community()
    client.force_login(make_user())
    response = client.post(f"/en/around/{here.slug}/ask/", {**FORM, "name_zh_hans": "", "name_en": "", "phone": "12"})
    text = response.content.decode()
    assert response.status_code == 422
    assert "Give the name in one of the two languages." in text
    assert "Enter a phone number, or leave it empty." in text
    assert 'value="2 栋"' in text
    assert not Business.objects.exists()


def test_one_language_is_enough_and_the_other_page_shows_it(client):
    here = make_community()
    shop = ask_to_be_listed(community=here, facts={"name_en": "Two bowls", "kind": "breakfast"}, by=make_user())
    approve(business=shop, by=make_user(is_superuser=True))
    for language in ("zh-hans", "en"):
        page = client.get(f"/{language}/around/{here.slug}/shop/{shop.slug}/").content.decode()
        assert 'lang="en"' in page
        assert "Two bowls" in page


def test_two_of_the_same_name_get_addresses_of_their_own():
    here = make_community()
    slugs = [ask_to_be_listed(community=here, facts=FACTS, by=make_user()).slug for _shop in range(3)]
    assert slugs == ["camphor-barber", "camphor-barber-2", "camphor-barber-3"]


def test_an_editor_lists_it_and_the_owner_is_told(client):
    here = make_community()
    owner = make_user(email="owner@example.com", language="en")
    editor = make_editor(here)
    shop = ask_to_be_listed(community=here, facts=FACTS, by=owner)
    letters()
    address = f"/en/around/{here.slug}/shop/{shop.slug}/"
    assert client.get(address).status_code == 404
    approve(business=shop, by=editor)
    assert client.get(address).status_code == 200
    assert letters() == [("owner@example.com", "Camphor Barber is listed in Green Lake")]
    with pytest.raises(WrongState):
        approve(business=shop, by=editor)
    assert letters() == []


def test_no_needs_a_reason_which_the_owner_reads(client):
    here, owner = make_community(), make_user(email="owner@example.com", language="zh-hans")
    editor = make_editor(here)
    shop = ask_to_be_listed(community=here, facts=FACTS, by=owner)
    letters()
    with pytest.raises(NoReason):
        refuse(business=shop, by=editor, reason=" ")
    assert Business.objects.get().state == "asked"
    refuse(business=shop, by=editor, reason="太远了")
    assert [to for to, _subject in letters()] == ["owner@example.com"]
    client.force_login(owner)
    assert "太远了" in client.get(reverse("my_business:desk", args=[shop.pk])).content.decode()


def test_a_business_taken_off_is_not_there_and_may_come_back(client):
    shop = make_business()
    editor = make_editor(shop.community)
    take_off(business=shop, by=editor, reason="装修")
    assert client.get(f"/en/around/{shop.community.slug}/shop/{shop.slug}/").status_code == 404
    assert shop.name_en not in client.get(f"/en/around/{shop.community.slug}/").content.decode()
    approve(business=shop, by=editor)
    changes = BusinessChange.objects.order_by("pk").values_list("old", "new", "by")
    assert list(changes) == [("approved", "closed", editor.pk), ("closed", "approved", editor.pk)]


@pytest.mark.parametrize("who", ["owner", "neighbour", "other_editor"])
def test_nobody_else_decides(who):
    shop = make_business(state="asked")
    person = {
        "owner": shop.owners.get(),
        "neighbour": make_user(),
        "other_editor": make_editor(make_community()),
    }[who]
    for step in (approve, lambda **kwargs: refuse(reason="no", **kwargs)):
        with pytest.raises(PermissionDenied):
            step(business=shop, by=person)
    assert Business.objects.get(pk=shop.pk).state == "asked"


def test_editors_decide_on_their_desk_and_see_no_other_community(client):
    shop, other = make_business(state="asked"), make_business(state="asked")
    client.force_login(make_editor(shop.community))
    listed = client.get(reverse("community-businesses:index")).content.decode()
    assert shop.name_zh_hans in listed or shop.name_en in listed
    assert other.name_zh_hans not in listed
    assert other.name_en not in listed
    address = reverse("community-businesses:edit", args=[shop.pk])
    assert client.get(address).status_code == 200
    change_facts(business=shop, facts={"name_en": "Renamed"}, by=shop.owners.get())
    assert "→ Renamed" in client.get(address).content.decode()
    assert client.post(address, {"step": "refuse", "why": ""}).status_code == 200
    assert Business.objects.get(pk=shop.pk).state == "asked"
    assert client.post(address, {"step": "approve", "why": ""}).status_code == 302
    assert Business.objects.get(pk=shop.pk).state == "approved"
    foreign = reverse("community-businesses:edit", args=[other.pk])
    assert client.get(foreign).status_code == 404
    assert client.post(foreign, {"step": "approve"}).status_code == 404
    assert Business.objects.get(pk=other.pk).state == "asked"


def test_those_that_wait_stand_first_on_the_desk(client):
    shop = make_business(state="asked", name_zh_hans="等着的店")
    editor = make_editor(shop.community)
    for number in range(3):
        approve(business=make_business(shop.community, state="asked", name_zh_hans=f"好店{number}"), by=editor)
    client.force_login(editor)
    text = client.get(reverse("community-businesses:index")).content.decode()
    assert text.index("等着的店") < text.index("好店0")


def test_a_communitys_editor_finds_the_list_after_signing_in():
    editor = make_editor(make_community())
    assert landing_for(User.objects.get(pk=editor.pk)) == reverse("community-businesses:index")
