"""Buyers with a basket in front of the checkout page."""

import re
from decimal import Decimal

from django.conf import settings
from django.core.signing import Signer
from django.test import Client

from marketplace.producers.models import DeliveryBand, DeliveryZone
from tests.factories import make_producer, make_village
from tests.placement.factories import make_basket

CHECKOUT = "/en/shop/checkout/"
HIDDEN = re.compile(r'<input type="hidden" name="(basket|contents)" value="([^"]*)"')
ADDRESS = {"province": "53", "city": "昆明市", "district": "五华区", "street": "翠湖南路 1 号 2 栋 301"}


def make_delivering_producer(village=None, *, near=("8.00", "15.00"), far="25.00", **fields):
    """Return a producer that sends 1 kg and 5 kg to Yunnan, and up to 5 kg to Guangdong."""
    producer = make_producer(village or make_village(), **fields)
    zones = {"Yunnan": (["53"], [(1000, near[0]), (5000, near[1])]), "South": (["44"], [(5000, far)])}
    for name, (provinces, bands) in zones.items():
        zone = DeliveryZone.objects.create(producer=producer, name=name, provinces=provinces)
        for grams, price in bands:
            DeliveryBand.objects.create(zone=zone, up_to_grams=grams, price=Decimal(price))
    return producer


def guest_with(*products_and_quantities):
    """Return a browser whose cookie holds this basket, and the basket."""
    basket, client = make_basket(*products_and_quantities), Client()
    client.cookies[settings.OSCAR_BASKET_COOKIE_OPEN] = Signer().sign(basket.pk)
    return client, basket


def fill_in(client, **answers):
    """Return what a browser sends from the page as it is now: hidden fields, a name, a phone, and `answers`."""
    page = client.get(CHECKOUT).content.decode()
    return {**dict(HIDDEN.findall(page)), "name": "L 家", "phone": "138 0000 8000", "pay": "pay_at_pickup", **answers}


def order(client, **answers):
    """Open the page, fill it in and post it."""
    return client.post(CHECKOUT, fill_in(client, **answers))
