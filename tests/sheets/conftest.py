"""Fixtures of the tables' tests."""

import pytest

from tests.consignments.factories import make_manager, make_shop
from tests.placement.conftest import books, scripted

__all__ = ["books", "scripted"]


@pytest.fixture
def shop():
    """Return (village, producer, product at 10.00 CNY with 20 in stock)."""
    return make_shop()


@pytest.fixture
def manager(client, shop):
    """Return the shop manager of that village, signed in."""
    user = make_manager(shop[0], language="en")
    client.force_login(user)
    return user
