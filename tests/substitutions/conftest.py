"""Fixtures of the offers' tests."""

from tests.placement.conftest import books, scripted

__all__ = ["books", "scripted"]
