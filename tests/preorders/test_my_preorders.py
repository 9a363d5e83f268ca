"""My shop's preorders: opened, followed, moved and called off on a phone; others' are not there."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from marketplace.harvest.models import Preorder
from tests.consignments.factories import make_manager, make_shop
from tests.factories import make_product
from tests.placement.factories import stock_of
from tests.preorders.factories import in_days, open_one, order

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


def days(first=30, last=40, closes=20) -> dict[str, str]:
    sent = {"arrives_from": first, "arrives_until": last, "closes_on": closes}
    return {name: in_days(day).isoformat() for name, day in sent.items()}


def test_a_village_opens_a_preorder_and_finds_it_again(client, shop):
    crop = shop[2]
    address = f"{SHOP}{crop.pk}/preorder/"
    assert 'value="10.00"' in client.get(address).content.decode()
    response = client.post(address, {**days(), "cap": "40", "price": "12.50"})
    made = Preorder.objects.get()
    assert response.headers["Location"] == f"{SHOP}preorders/{made.pk}/"
    assert (made.arrives_from, made.arrives_until, made.closes_on) == (in_days(30), in_days(40), in_days(20))
    assert (stock_of(made.product), stock_of(crop)) == ((40, 0), (20, 0))
    assert client.get(address).headers["Location"] == f"{SHOP}preorders/{made.pk}/"
    assert crop.title_en in client.get(f"{SHOP}preorders/").content.decode()


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"arrives_from": ""}, "This field is required."),
        (days(first=0), "The promised days must lie ahead"),
        (days(last=29), "Give a day after the first"),
        (days(last=100), "Give a day after the first"),
        (days(closes=30), "before the first promised day"),
        (days(closes=-1), "before the first promised day"),
        ({**days(), "cap": "0"}, "greater than or equal to 1"),
        ({**days(), "price": "0"}, "greater than or equal to 0.01"),
        ({**days(), "arrives_from": "soon"}, "Enter a valid date."),
    ],
)
def test_a_wrong_form_says_what_to_do_and_opens_nothing(client, shop, sent, said):
    response = client.post(f"{SHOP}{shop[2].pk}/preorder/", {"cap": "40", "price": "12.50", **sent})
    assert response.status_code == 422
    assert said in response.content.decode()
    for value in filter(None, sent.values()):
        assert f'value="{value}"' in response.content.decode()
    assert not Preorder.objects.exists()


def test_a_village_changes_the_cap_and_closes(client, shop, scripted):
    preorder = open_one(shop[2], cap=20)
    order(preorder, 3)
    address = f"{SHOP}preorders/{preorder.pk}/"
    page = client.get(address).content.decode()
    assert "<dd>3</dd>" in page
    assert "<dd>17</dd>" in page
    sent = {"price": "12.00", "closes_on": in_days(10).isoformat(), "seen": "20"}
    refused = client.post(address, {**sent, "cap": "2"})
    assert refused.status_code == 422
    assert "reserved" in refused.content.decode()
    assert client.post(address, {**sent, "closes_on": in_days(30).isoformat(), "cap": "9"}).status_code == 422
    client.post(address, {**sent, "cap": "9"})
    assert stock_of(preorder.product) == (9, 3)
    client.post(f"{address}close/")
    assert Preorder.objects.get().status == "closed"


def test_a_village_moves_the_days_and_calls_it_off_with_the_sum_in_sight(client, shop, scripted):
    preorder = open_one(shop[2], price="12.00")
    made = order(preorder, 2)
    address = f"{SHOP}preorders/{preorder.pk}/"
    assert "1 buyer is written to" in client.get(f"{address}move/").content.decode()
    assert client.post(f"{address}move/", days(first=-1)).status_code == 422
    client.post(f"{address}move/", {**days(first=50, last=60), "reason": "Late blossom"})
    assert Preorder.objects.get().arrives_from == in_days(50)
    sure = client.get(f"{address}failed/").content.decode()
    assert "1 parcel is cancelled, ¥24 goes back" in sure
    made.refresh_from_db()
    assert made.status == "placed"
    client.post(f"{address}failed/", {"reason": "Hail"})
    made.refresh_from_db()
    assert (made.status, Preorder.objects.get().reason) == ("cancelled", "Hail")
    assert client.get(f"{address}failed/").headers["Location"] == address


def test_others_preorders_are_not_there(client, scripted):
    _village, _producer, crop = make_shop()
    preorder = open_one(crop)
    order(preorder)
    address = f"{SHOP}preorders/{preorder.pk}/"
    for path in (f"{SHOP}{crop.pk}/preorder/", address, f"{address}move/", f"{address}failed/"):
        assert client.get(path).status_code == 404
        assert client.post(path, {**days(50, 60), "cap": "1", "price": "1.00"}).status_code == 404
    assert client.post(f"{address}close/").status_code == 404
    preorder.refresh_from_db()
    assert (preorder.status, preorder.arrives_from) == ("open", in_days(30))
    assert stock_of(preorder.product) == (20, 1)
    assert crop.title_en not in client.get(f"{SHOP}preorders/").content.decode()


def test_the_list_costs_the_same_queries_however_many(client, shop):
    open_one(shop[2])

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            client.get(f"{SHOP}preorders/")
        return len(found)

    queries()
    few = queries()
    for _crop in range(10):
        open_one(make_product(shop[1]))
    assert queries() == few
    assert few <= 15
