"""Fixtures of the tests of gift credit."""

import pytest
from django.utils import translation

from tests.placement.conftest import books

__all__ = ["books"]


@pytest.fixture(autouse=True)
def in_english():
    """Whatever language the test before has left on."""
    with translation.override("en"):
        yield
