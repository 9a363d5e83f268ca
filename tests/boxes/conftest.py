"""Fixtures of the tests of boxes."""

from tests.placement.conftest import books, scripted  # noqa: F401
