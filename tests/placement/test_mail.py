"""What buyers are told, through the outbox, in their language."""

import pytest
from django.core import mail
from oscar.core.loading import get_model

from marketplace.placement.choices import Delivery
from marketplace.placement.services import cancel_order
from marketplace.producers.models import DeliveryBand, DeliveryZone
from portal.outbox.models import Message
from portal.outbox.services import deliver_due
from tests.factories import make_producer, make_product
from tests.placement.factories import BUYER, make_basket, order_for

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "subject", "title"), [("en", "Your order {}", "Red rice"), ("zh-hans", None, "红米")]
)
def test_a_placed_order_is_mailed_in_the_buyers_language(language, subject, title):
    rice = make_product(price="10.00", title_en="Red rice", title_zh_hans="红米")
    order = order_for(make_basket((rice, 2)), "20.00", language=language).order

    deliver_due()

    (message,) = mail.outbox
    html, kind = message.alternatives[0]
    assert (message.to, kind) == (["buyer@example.com"], "text/html")
    assert order.number in message.subject
    assert subject is None or message.subject == subject.format(order.number)
    for body in (message.body, html):
        assert title in body
        assert "¥20" in body
        assert order.delivery.pickup_code in body
        assert f"/{language}/shop/" in body
        assert order.delivery.token in body


def test_names_are_escaped_in_html_and_plain_in_text():
    contact = type(BUYER)(name="<b>A & B</b>", phone="13800000001", email="a@example.com")
    order_for(make_basket((make_product(price="10.00"), 1)), "10.00", contact=contact)

    deliver_due()

    message = mail.outbox[0]
    assert "<b>A & B</b>" in message.body
    assert "&lt;b&gt;A &amp; B&lt;/b&gt;" in message.alternatives[0][0]


def test_a_home_delivery_names_the_address():
    producer = make_producer()
    zone = DeliveryZone.objects.create(producer=producer, name="near", provinces=["53"])
    DeliveryBand.objects.create(zone=zone, up_to_grams=1000, price=8)
    delivery = Delivery(method="home", province="53", city="Kunming", district="Wuhua", street="1 Lake Road")
    basket = make_basket((make_product(producer, price="10.00"), 1))
    order_for(basket, "18.00", delivery=delivery, provider="bank_transfer")

    deliver_due()

    assert "1 Lake Road, Wuhua, Kunming, Yunnan" in mail.outbox[0].body
    assert "Please transfer ¥18" in mail.outbox[0].body


def test_a_cancelled_order_is_mailed_once_and_says_what_goes_back(scripted):
    order = order_for(make_basket((make_product(price="10.00"), 1)), "10.00", provider="scripted").order
    cancel_order(order=order)
    cancel_order(order=order)

    deliver_due()

    assert [message.subject for message in mail.outbox] == [
        f"Your order {order.number}",
        f"Your order {order.number} is cancelled",
    ]
    assert "¥10 goes back" in mail.outbox[1].body


def test_a_mail_server_that_is_down_leaves_the_order_alone(settings, books):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    placement = order_for(make_basket((make_product(price="10.00"), 1)), "10.00")

    deliver_due()

    waiting = Message.objects.get(kind="placement.mail")
    assert (placement.status, waiting.done_at, waiting.tries) == ("placed", None, 1)
    assert books() == {}


def test_the_shops_counters_hear_of_the_order_after_it():
    rice = make_product(price="10.00", stock=5)
    rice.stockrecords.update(low_stock_threshold=4)
    order_for(make_basket((rice, 2)), "20.00")
    purchases = get_model("analytics", "ProductRecord").objects.filter(product=rice)
    alerts = get_model("partner", "StockAlert").objects.filter(stockrecord__product=rice)
    assert (purchases.count(), alerts.count()) == (0, 0)

    deliver_due()

    assert (purchases.get().num_purchases, alerts.count()) == (2, 1)
