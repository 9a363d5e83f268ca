"""Fixtures of the tests of repairs."""

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def english():
    """Speak English from the first line, whatever the test before spoke."""
    with translation.override("en"):
        yield
