"""The demo's past: what is done inside at() happened then."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.utils import timezone


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Let services take `moment` for the present, so that every row they write agrees on when it was.

    For loading the demo alone: it holds for the whole process.
    """
    real, timezone.now = timezone.now, lambda: moment
    try:
        yield
    finally:
        timezone.now = real
