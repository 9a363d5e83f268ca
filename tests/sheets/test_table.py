"""The table of goods: one save for many rows, nothing over somebody else's change, nothing of other villages."""

from decimal import Decimal
from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from oscar.core.loading import get_model

from marketplace.placement.services import cancel_order
from marketplace.producers.services import set_stock
from marketplace.sheets.services import Change, rows, write_changes
from portal.ledger.invariants import check_all
from tests.consignments.factories import make_manager, make_parcels, make_shop
from tests.factories import make_product, make_user
from tests.placement.at_once import at_once
from tests.placement.factories import make_basket, order_for, stock_of

pytestmark = pytest.mark.django_db
Product = get_model("catalogue", "Product")
TABLE = "/en/shop/dashboard/my-shop/table/"


def typed(*products, **wanted):
    """Return what the table sends: the rows as they stand, with these values typed into each."""
    data = {"row": [product.pk for product in products]}
    for product in products:
        record, stored = product.stockrecords.get(), Product.objects.get(pk=product.pk)
        seen = {"price": record.price, "stock": record.num_in_stock, "is_public": stored.is_public}
        for name, value in seen.items():
            data[f"p{product.pk}-was_{name}"] = str(value)
            data[f"p{product.pk}-{name}"] = wanted.get(name, "on" if value is True else value)
        if not wanted.get("is_public", seen["is_public"]):
            del data[f"p{product.pk}-is_public"]
    return data


def standing(product):
    """Return (price, stock, on sale) as stored."""
    record = product.stockrecords.get()
    return record.price, record.num_in_stock, Product.objects.get(pk=product.pk).is_public


def test_one_save_writes_every_row_that_was_changed(client, shop, manager):
    rice, tea = shop[2], make_product(shop[1], price="5.00", stock=3)
    data = typed(rice, price="12.5", stock="7") | typed(tea, is_public=False)
    data["row"] = [rice.pk, tea.pk]

    response = client.post(f"{TABLE}?sort=name", data)

    assert (response.status_code, response.url) == (302, f"{TABLE}?sort=name")
    assert standing(rice) == (Decimal("12.50"), 7, True)
    assert standing(tea) == (Decimal("5.00"), 3, False)


def test_a_bad_row_keeps_what_was_typed_and_good_rows_are_written(client, shop, manager):
    rice, tea = shop[2], make_product(shop[1], price="5.00", stock=3)
    data = typed(rice, price="twelve", stock="8") | typed(tea, price="6")
    data["row"] = [rice.pk, tea.pk]

    response = client.post(TABLE, data)

    html = response.content.decode()
    assert response.status_code == 422
    assert "1 product is not saved" in html
    assert "Enter a price such as 12.50." in html
    assert 'value="twelve"' in html
    assert (standing(rice), standing(tea)) == ((Decimal("10.00"), 20, True), (Decimal("6.00"), 3, True))


@pytest.mark.parametrize(
    "wrong", [{"price": ""}, {"price": "0"}, {"price": "NaN"}, {"price": "1.234"}, {"stock": "-1"}, {"stock": "2.5"}]
)
def test_nonsense_in_a_row_is_refused(client, shop, manager, wrong):
    assert client.post(TABLE, typed(shop[2], **wrong)).status_code == 422
    assert standing(shop[2]) == (Decimal("10.00"), 20, True)


def test_what_somebody_else_changed_meanwhile_is_shown_and_not_overwritten(client, shop, manager):
    rice = shop[2]
    data = typed(rice, stock="30", price="11")
    set_stock(product=rice, stock=18)

    response = client.post(TABLE, data)

    html = response.content.decode()
    assert response.status_code == 422
    assert "Somebody has changed this to 18 meanwhile." in html
    assert 'value="30"' in html
    assert standing(rice) == (Decimal("10.00"), 18, True)
    again = data | {f"p{rice.pk}-was_stock": "18"}
    assert client.post(TABLE, again).status_code == 302
    assert standing(rice) == (Decimal("11.00"), 30, True)


def test_a_change_of_another_field_stands_beside_mine(client, shop, manager):
    data = typed(shop[2], price="11")
    set_stock(product=shop[2], stock=18)
    assert client.post(TABLE, data).status_code == 302
    assert standing(shop[2]) == (Decimal("11.00"), 18, True)


def test_a_stock_below_what_is_reserved_is_refused_with_the_number_of_the_order(client, shop, manager):
    (parcel,) = make_parcels(shop[2], quantity=3)
    response = client.post(TABLE, typed(shop[2], stock="2", price="11"))
    assert response.status_code == 422
    assert parcel.order.number in response.content.decode()
    assert (standing(shop[2]), stock_of(shop[2])) == ((Decimal("10.00"), 20, True), (20, 3))


def test_a_row_of_another_village_is_not_there_and_nothing_is_written(client, shop, manager):
    _other, _producer, theirs = make_shop()
    data = typed(shop[2], price="11") | typed(theirs, price="1")
    data["row"] = [shop[2].pk, theirs.pk]
    assert client.post(TABLE, data).status_code == 404
    assert client.post(TABLE, {"row": ["x"]}).status_code == 404
    assert (standing(shop[2]), standing(theirs)) == ((Decimal("10.00"), 20, True), (Decimal("10.00"), 20, True))


def test_an_unchanged_table_says_so_and_writes_nothing(client, shop, manager):
    before = shop[2].stockrecords.get().date_updated
    response = client.post(TABLE, typed(shop[2]), follow=True)
    assert "Nothing was changed." in response.content.decode()
    assert shop[2].stockrecords.get().date_updated == before


def test_the_table_is_searched_narrowed_and_sorted(client, shop, manager):
    tea = make_product(shop[1], price="5.00", stock=3, title_en="Apple tea")
    tea.stockrecords.update(low_stock_threshold=5)

    def titles(**asked):
        return [form.product.title_en for form in client.get(TABLE, asked).context["rows"]]

    rice = shop[2].title_en
    assert titles() == ["Apple tea", rice]
    assert titles(sort="name") == ["Apple tea", rice]
    assert titles(sort="-price") == [rice, "Apple tea"]
    assert titles(sort="left") == ["Apple tea", rice]
    assert titles(show="low") == ["Apple tea"]
    assert titles(q="apple", sort="odd", village="<", page="x") == ["Apple tea"]


def test_the_table_costs_the_same_however_many_goods_there_are(client, shop, manager):
    def queries():
        with CaptureQueriesContext(connection) as found:
            client.get(TABLE)
        return len(found)

    client.get(TABLE)
    few = queries()
    for _product in range(60):
        make_product(shop[1])
    assert queries() == few
    assert few <= 15


def test_who_keeps_no_shop_finds_no_table(client, shop):
    client.force_login(make_user())
    assert client.get(TABLE).status_code == 404
    assert client.post(TABLE, typed(shop[2], price="1")).status_code == 404
    assert standing(shop[2]) == (Decimal("10.00"), 20, True)


def test_a_manager_of_two_villages_changes_both_with_one_save(client, shop):
    two, _producer, tea = make_shop()
    client.force_login(make_manager(shop[0], two))
    data = typed(shop[2], stock="5") | typed(tea, stock="6")
    data["row"] = [shop[2].pk, tea.pk]
    assert client.post(TABLE, data).status_code == 302
    assert (stock_of(shop[2]), stock_of(tea)) == ((5, 0), (6, 0))


def changed(product, now, was):
    """Return the change of a stock."""
    return [Change(product.pk, {"stock": now}, {"price": Decimal("10.00"), "stock": was, "is_public": True})]


@pytest.mark.django_db(transaction=True)
def test_two_who_save_the_same_row_at_once_do_not_overwrite_each_other():
    rice = make_product(price="10.00", stock=20)
    results = at_once([partial(write_changes, changes=changed(rice, stock, 20)) for stock in (30, 40, 50, 60)])
    assert sorted(bool(refused) for refused in results) == [False, True, True, True]


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgres
def test_without_the_lock_one_of_them_would_be_lost(monkeypatch):
    monkeypatch.setattr(rows, "lock_stock", lambda pks: None)
    rice = make_product(price="10.00", stock=20)
    lost = 0
    for _round in range(8):
        set_stock(product=rice, stock=20)
        results = at_once([partial(write_changes, changes=changed(rice, stock, 20)) for stock in (30, 40, 50, 60)])
        lost += sum(refused == {} for refused in results) > 1
        if lost:
            break
    assert lost, "the control must fail without the lock"


@pytest.mark.django_db(transaction=True)
def test_saving_while_others_buy_never_promises_what_is_not_there():
    rice = make_product(price="10.00", stock=20)
    baskets = [make_basket((rice, 1)) for _buyer in range(6)]
    calls = [partial(order_for, basket, "10.00") for basket in baskets]
    at_once([*calls, partial(write_changes, changes=changed(rice, 3, 20))])
    in_stock, reserved = stock_of(rice)
    assert reserved <= in_stock
    assert {name: finding.broken for name, finding in check_all().items() if finding.broken} == {}


def test_what_a_cancelled_order_gave_back_is_seen(shop):
    (parcel,) = make_parcels(shop[2], quantity=3)
    cancel_order(order=parcel.order)
    assert write_changes(changes=changed(shop[2], 0, 20)) == {}
    assert stock_of(shop[2]) == (0, 0)
