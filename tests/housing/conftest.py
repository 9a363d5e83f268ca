"""Fixtures of the tests of homes."""

import pytest
from django.utils import translation

from tests.housing.factories import make_home_town


@pytest.fixture(autouse=True)
def english():
    """Speak English from the first line, whatever the test before spoke."""
    with translation.override("en"):
        yield


@pytest.fixture
def here():
    """A compound with an office."""
    return make_home_town()
