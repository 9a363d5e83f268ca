"""Fixtures of the settlement's tests."""

import pytest

from tests.consignments.factories import make_shop
from tests.placement.conftest import books, scripted

__all__ = ["books", "scripted"]


@pytest.fixture
def shop():
    """Return (village, producer, product at 10.00 CNY with 20 in stock)."""
    return make_shop()
