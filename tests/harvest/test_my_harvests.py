"""My shop's harvests: the village says when what it grows is ripe; others' crops are not there."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from marketplace.catalogue.seasons import Harvest
from tests.consignments.factories import make_manager, make_shop
from tests.factories import make_product

pytestmark = pytest.mark.django_db
SHOP = "/en/shop/dashboard/my-shop/"


@pytest.fixture
def shop():
    """(village, producer, product)"""
    return make_shop()


@pytest.fixture(autouse=True)
def manager(client, shop):
    user = make_manager(shop[0])
    client.force_login(user)
    return user


def test_a_village_writes_months_and_days(client, shop):
    crop = shop[2]
    address = f"{SHOP}{crop.pk}/harvest/"
    assert client.get(address).status_code == 200
    sent = {"months": ["9", "10"], "first": "2026-10-20", "last": "2026-11-10"}
    assert client.post(address, sent).headers["Location"] == f"{SHOP}harvests/"
    crop.refresh_from_db()
    assert crop.harvest == Harvest(0b001100000000, date(2026, 10, 20), date(2026, 11, 10))
    client.post(address, {"months": ["9"]})
    crop.refresh_from_db()
    assert crop.harvest == Harvest(0b000100000000)


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"months": [], "last": ""}, "Tick at least one month."),
        ({"months": ["13"]}, "13 is not one of the available choices."),
        ({"months": ["9"], "first": "2026-10-20"}, "Give the first and the last day"),
        ({"months": ["9"], "first": "2026-11-10", "last": "2026-10-20"}, "Give the first and the last day"),
        ({"months": ["9"], "first": "20 Oct", "last": "2026-11-10"}, "Enter a valid date."),
    ],
)
def test_a_wrong_form_says_what_to_do_and_writes_nothing(client, shop, sent, said):
    crop = shop[2]
    before = crop.harvest
    response = client.post(f"{SHOP}{crop.pk}/harvest/", sent)
    assert response.status_code == 422
    assert said in response.content.decode()
    assert sent.get("first", "") in response.content.decode()
    crop.refresh_from_db()
    assert crop.harvest == before


def test_others_crops_are_not_there(client):
    _village, _producer, theirs = make_shop()
    before = theirs.harvest
    assert client.get(f"{SHOP}{theirs.pk}/harvest/").status_code == 404
    assert client.post(f"{SHOP}{theirs.pk}/harvest/", {"months": ["1"]}).status_code == 404
    theirs.refresh_from_db()
    assert theirs.harvest == before
    assert theirs.title_en not in client.get(f"{SHOP}harvests/").content.decode()


def test_the_list_shows_hidden_crops_and_costs_the_same_queries_however_many(client, shop):
    hidden = make_product(shop[1], is_public=False)

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            assert hidden.title_en in client.get(f"{SHOP}harvests/").content.decode()
        return len(found)

    queries()
    few = queries()
    for _crop in range(20):
        make_product(shop[1])
    assert queries() == few
    assert few <= 15
