"""Fixtures of the tests of fees: the scripted provider and the books."""

import pytest
from django.utils import translation

from portal.ledger.invariants import check_all
from tests.payments.scripted import DOTTED_NAME, Scripted


@pytest.fixture
def scripted(settings):
    """Switch the scripted provider on, and give it; people are sent to its page."""
    settings.PAYMENT_PROVIDERS = [*settings.PAYMENT_PROVIDERS, DOTTED_NAME]
    Scripted.reset()
    Scripted.says = "pending"
    return Scripted


@pytest.fixture
def books():
    """Return a function that names the broken invariants and what breaks them."""
    return lambda: {name: finding.broken for name, finding in check_all().items() if finding.broken}


@pytest.fixture(autouse=True)
def in_english():
    """What services say is asserted in English."""
    with translation.override("en"):
        yield
