"""A number that changes whenever the market's shelves do: part of the key of everything counted over them."""

import secrets

from django.core.cache import cache

KEY = "market:version"


def shelves_version() -> str:
    """Return the present version of the shelves."""
    return cache.get_or_set(KEY, lambda: secrets.token_hex(4), None)


def forget_counts() -> None:
    """Start a new version: counts made before are never read again."""
    cache.set(KEY, secrets.token_hex(4), None)
