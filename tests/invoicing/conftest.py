"""Fixtures of the invoicing's tests."""

from decimal import Decimal

import pytest

from marketplace.invoicing.models import Issuer, TaxRate
from tests.consignments.factories import make_parcels, make_shop
from tests.placement.conftest import books, scripted
from tests.settlement.factories import DAY, today

__all__ = ["books", "scripted"]


@pytest.fixture
def issuer(db):
    """Return who issues; the default tax rate is 9 %."""
    TaxRate.objects.create(percent=Decimal("9"), valid_from=today() - 400 * DAY)
    return Issuer.objects.create(name="云里服务公司", tax_number="91530100MA6K00002X", valid_from=today() - 400 * DAY)


@pytest.fixture
def parcel(issuer, scripted):
    """Return the parcel of a paid order of ten at 10.00 CNY."""
    return make_parcels(make_shop()[2], quantity=10, provider="scripted")[0]
