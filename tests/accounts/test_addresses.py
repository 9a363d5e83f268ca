import pytest

from marketplace.customer.templatetags.addresses import one_line
from tests.accounts.factories import make_address
from tests.factories import make_user

pytestmark = pytest.mark.django_db

ADDRESSES = "/en/shop/accounts/addresses/"
TYPED = {
    "first_name": "L 家",
    "phone_number": "13900139000",
    "state": "53",
    "line4": "昆明市",
    "line3": "五华区",
    "line1": "翠湖东路 1 号",
}


@pytest.fixture
def ana(client):
    user = make_user()
    client.force_login(user)
    return user


def test_an_address_is_kept_in_oscars_columns_and_the_first_is_the_usual_one(client, ana):
    assert client.post(ADDRESSES + "add/", TYPED).url == ADDRESSES
    address = ana.addresses.get()
    assert (address.state, address.line4, address.line3, address.line1) == ("53", "昆明市", "五华区", "翠湖东路 1 号")
    assert (address.country_id, str(address.phone_number)) == ("CN", "+8613900139000")
    assert address.is_default_for_shipping


def test_an_address_reads_in_the_order_of_the_language(client, ana, settings):
    from django.utils import translation

    address = make_address(ana)
    with translation.override("en"):
        assert one_line(address) == "翠湖东路 1 号, 五华区, 昆明市, Yunnan"
    with translation.override("zh-hans"):
        assert one_line(address).endswith("昆明市五华区翠湖东路 1 号")


@pytest.mark.parametrize("left_out", ["first_name", "phone_number", "state", "line4", "line3", "line1"])
def test_every_part_is_needed(client, ana, left_out):
    response = client.post(ADDRESSES + "add/", {**TYPED, left_out: ""})
    assert response.status_code == 200
    assert not ana.addresses.exists()


@pytest.mark.parametrize(("field", "value"), [("line1", "路" * 201), ("state", "99"), ("phone_number", "123")])
def test_what_cannot_be_delivered_to_is_refused(client, ana, field, value):
    assert client.post(ADDRESSES + "add/", {**TYPED, field: value}).status_code == 200
    assert not ana.addresses.exists()


def test_the_same_address_twice_gets_a_sentence(client, ana):
    client.post(ADDRESSES + "add/", TYPED)
    response = client.post(ADDRESSES + "add/", TYPED)
    assert "already in your address book" in response.content.decode()
    assert ana.addresses.count() == 1


def test_an_address_can_be_changed_made_usual_and_deleted(client, ana):
    first, second = make_address(ana, is_default_for_shipping=True), make_address(ana, line1="2 号")
    client.post(f"{ADDRESSES}{second.pk}/", {**TYPED, "line1": "3 号"})
    client.post(f"{ADDRESSES}{second.pk}/default/")
    first.refresh_from_db()
    second.refresh_from_db()
    assert (second.line1, second.is_default_for_shipping, first.is_default_for_shipping) == ("3 号", True, False)
    client.post(f"{ADDRESSES}{first.pk}/delete/")
    assert list(ana.addresses.all()) == [second]


def test_nothing_changes_by_looking(client, ana):
    address = make_address(ana)
    assert client.get(f"{ADDRESSES}{address.pk}/default/").status_code == 405
    assert client.get(f"{ADDRESSES}{address.pk}/delete/").status_code == 200
    assert ana.addresses.count() == 1


@pytest.mark.parametrize("path", ["", "delete/", "default/"])
def test_somebody_elses_address_is_not_there(client, ana, path):
    theirs = make_address(make_user())
    assert client.post(f"{ADDRESSES}{theirs.pk}/{path}", TYPED).status_code == 404
    theirs.refresh_from_db()
    assert theirs.first_name == "大婶 P"
