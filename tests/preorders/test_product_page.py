"""A product's page promises days to pack only for what can be bought today."""

import pytest

from marketplace.producers.services import set_stock
from tests.factories import make_product
from tests.preorders.factories import open_one

pytestmark = pytest.mark.django_db


def page(client, product):
    return client.get(f"/en/shop/catalogue/{product.slug}_{product.pk}/").content.decode()


def test_goods_without_a_preorder_are_packed_within_days(client):
    html = page(client, make_product(stock=5))
    assert "Packed within 2 days" in html
    assert "What is there today" not in html


def test_beside_a_preorder_the_days_are_those_of_what_is_there_today(client):
    crop = make_product(stock=5)
    open_one(crop)
    html = page(client, crop)
    assert "What is there today is packed within 2 days" in html
    assert "Packed within 2 days" not in html
    assert "Arrives" in html


def test_where_only_the_preorder_can_be_bought_its_own_days_stand_alone(client):
    crop = make_product(stock=5)
    open_one(crop)
    set_stock(product=crop, stock=0)
    html = page(client, crop)
    assert "acked within" not in html
    assert "Arrives" in html
