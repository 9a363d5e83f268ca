"""A stock that runs low: one alert and one letter for each fall, to the village it belongs to and nobody else."""

from datetime import timedelta
from functools import partial

import pytest
from django.core import mail
from django.utils import timezone
from oscar.core.loading import get_model

from marketplace.notices.models import LowNotice
from marketplace.notices.services import follow_stock, low, tell_low, watch_stock
from marketplace.placement.services import cancel_order
from marketplace.producers.services import save_product, set_public, set_stock
from portal.ledger.invariants import check_all
from portal.outbox.services import deliver_due
from tests.consignments.factories import make_manager, make_parcels, make_shop
from tests.factories import make_product
from tests.placement.at_once import at_once

pytestmark = pytest.mark.django_db
StockAlert = get_model("partner", "StockAlert")
BOARD, SHOP = "/en/shop/dashboard/today/", "/en/shop/dashboard/my-shop/"


@pytest.fixture
def shop():
    """Return (village, producer, product with 20 in stock, warned below 5)."""
    shop = make_shop()
    shop[2].stockrecords.update(low_stock_threshold=5)
    return shop


def alerts():
    return list(StockAlert.objects.order_by("pk").values_list("status", flat=True))


def later(minutes=10):
    return timezone.now() + timedelta(minutes=minutes)


def letters():
    """Let the worker write; return (to, subject) of each letter."""
    while deliver_due(now=later(60)):
        pass
    return [(message.to[0], message.subject) for message in mail.outbox]


def test_the_village_is_written_to_once_for_each_fall(shop):
    manager = make_manager(shop[0], language="en")
    make_manager(make_shop()[0])
    set_stock(product=shop[2], stock=4)
    assert tell_low() == 0, "a slip of the hand is put right within five minutes"
    assert (tell_low(now=later()), tell_low(now=later())) == (1, 0)
    set_stock(product=shop[2], stock=3)
    assert tell_low(now=later()) == 0
    assert letters() == [(manager.email, f"Low on stock: {shop[2].title_en}")]
    assert "4 left" not in mail.outbox[0].body
    assert "3 left, warned below 5" in mail.outbox[0].body


def test_goods_that_fall_together_share_a_letter(shop):
    make_manager(shop[0], language="en")
    tea = make_product(shop[1], stock=9)
    tea.stockrecords.update(low_stock_threshold=5)
    for product in (shop[2], tea):
        set_stock(product=product, stock=1)
    tell_low(now=later())
    assert [subject for _to, subject in letters()] == [f"Low on stock: {shop[2].title_en} and 1 more"]


def test_a_stock_that_goes_up_and_down_is_told_of_once_a_day(shop):
    make_manager(shop[0])
    for stock in (4, 6, 4):
        set_stock(product=shop[2], stock=stock)
        tell_low(now=later())
    assert alerts() == ["Closed", "Open"]
    assert len(letters()) == 1
    LowNotice.objects.update(told_at=timezone.now() - timedelta(days=2))
    for stock in (6, 4):
        set_stock(product=shop[2], stock=stock)
    tell_low(now=later())
    assert len(letters()) == 2


def test_what_was_filled_up_before_the_letter_went_is_left_out(shop):
    make_manager(shop[0])
    set_stock(product=shop[2], stock=4)
    tell_low(now=later())
    set_stock(product=shop[2], stock=40)
    assert letters() == []


def test_a_stock_that_moved_without_a_word_is_followed(shop):
    (parcel,) = make_parcels(shop[2], quantity=17)
    assert watch_stock() == "1 stocks followed, 0 villages told"
    assert alerts() == ["Open"]
    cancel_order(order=parcel.order)
    assert watch_stock() == "1 stocks followed, 0 villages told"
    assert (alerts(), watch_stock()) == (["Closed"], "0 stocks followed, 0 villages told")


def test_what_is_not_on_sale_or_never_to_be_warned_of_is_left_alone(shop):
    set_public(products=[shop[2]], is_public=False)
    never = make_product(shop[1], stock=1)
    none = make_product(shop[1], stock=1)
    none.stockrecords.update(low_stock_threshold=0)
    set_stock(product=shop[2], stock=1)
    for product in (never, none):
        set_stock(product=product, stock=0)
    assert (watch_stock(), alerts()) == ("0 stocks followed, 0 villages told", [])


def test_a_new_product_is_warned_of_below_five_or_below_what_it_begins_with(shop):
    def threshold(stock):
        words = {"fields": {"title_zh_hans": "茶"}, "price": 1, "stock": stock}
        return save_product(producer=shop[1], **words).stockrecords.get().low_stock_threshold

    assert [threshold(stock) for stock in (0, 1, 4, 5, 40)] == [5, 1, 4, 5, 5]


def test_the_board_and_my_shop_say_how_many_run_low(client, shop, django_capture_on_commit_callbacks):
    client.force_login(make_manager(shop[0]))
    assert "runs low" not in client.get(BOARD).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        set_stock(product=shop[2], stock=4)
    html = client.get(BOARD).content.decode()
    assert "1 product runs low" in html
    assert f"{SHOP}?show=low" in html
    assert "Low on stock" in client.get(SHOP).content.decode()
    assert [p.pk for p in client.get(f"{SHOP}?show=low").context["page_obj"]] == [shop[2].pk]


def test_the_books_find_a_stock_with_two_alerts(shop):
    record = shop[2].stockrecords.get()
    StockAlert.objects.create(stockrecord=record, threshold=5)
    assert check_all()["no stock has two open alerts"].broken == ""
    StockAlert.objects.create(stockrecord=record, threshold=5)
    assert check_all()["no stock has two open alerts"].broken == record.partner_sku


@pytest.mark.django_db(transaction=True)
def test_many_who_see_the_same_fall_open_one_alert():
    _village, _producer, rice = make_shop()
    rice.stockrecords.update(low_stock_threshold=50)
    record = rice.stockrecords.select_related("product").get()
    assert at_once([partial(follow_stock, record=record)] * 6).count(True) == 1
    assert alerts() == ["Open"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgres
def test_without_the_lock_they_would_open_several(monkeypatch):
    _village, _producer, rice = make_shop()
    rice.stockrecords.update(low_stock_threshold=50)
    record = rice.stockrecords.select_related("product").get()
    monkeypatch.setattr(low, "lock_stock", lambda pks: {record.pk: record})
    for _round in range(8):
        StockAlert.objects.all().delete()
        at_once([partial(follow_stock, record=record)] * 6)
        if len(alerts()) > 1:
            break
    assert len(alerts()) > 1, "the control must fail without the lock"
