"""Fixtures of the lots' tests."""

import pytest
from django.utils import translation

from tests.placement.conftest import books, scripted

__all__ = ["books", "scripted"]


@pytest.fixture(autouse=True)
def in_english():
    """Let addresses and sentences be those an English reader gets, until a test asks for another page."""
    with translation.override("en"):
        yield
