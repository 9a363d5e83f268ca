"""Fixtures of the tests of boxes."""

import pytest
from django.utils import translation

from tests.placement.conftest import books, scripted

__all__ = ["books", "scripted"]


@pytest.fixture(autouse=True)
def in_english():
    """Whatever language the test before has left on."""
    with translation.override("en"):
        yield
