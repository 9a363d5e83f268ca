"""Fixtures of the complaints' tests."""

import pytest

from tests.complaints.factories import make_sent_parcel
from tests.consignments.factories import make_manager
from tests.placement.conftest import books, scripted

__all__ = ["books", "scripted"]


@pytest.fixture
def parcel(scripted):
    """Return a paid parcel of ten at 10.00 CNY that is on the road."""
    return make_sent_parcel(quantity=10)


@pytest.fixture
def manager(parcel):
    """Return the shop manager of the village it comes from."""
    return make_manager(parcel.partner.producer.village)
