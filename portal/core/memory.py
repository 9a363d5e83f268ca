"""Parts of pages remembered in this process under everything they show, so nothing ever has to be cleared (ADR 0023).

Only what everybody may see is remembered: never a name from an account, a basket, a token or a message.
"""

import hashlib
from collections.abc import Callable
from typing import TypeVar

from django.core.cache import cache, caches

KEPT_SECONDS = 300
SHARED_SECONDS = 3600
Part = TypeVar("Part")


def key_of(*facts: object) -> str:
    """Return the key of a part that shows these facts and nothing else."""
    return hashlib.sha256(repr(facts).encode()).hexdigest()


def remembered(make: Callable[[], Part], *facts: object, shared: bool = False) -> Part:
    """Return what `make()` gives for these facts, made once in a while; `shared` asks the other processes first.

    Facts of which there is a version (`freshness`) stand in the key by that version. None is not remembered.
    """
    key = key_of(*facts)
    found = caches["parts"].get(key)
    if found is None:
        found = cache.get_or_set(f"part:{key}", make, SHARED_SECONDS) if shared else make()
        if found is not None:
            caches["parts"].set(key, found, KEPT_SECONDS)
    return found
