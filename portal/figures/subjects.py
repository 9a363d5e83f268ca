"""What is read: every room above enters its kind in AppConfig.ready().

Only what a kind knows by a key of its own is counted by name. An address is never kept, as it may hold a token.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.http import HttpRequest
from django.urls import reverse


class Named(NamedTuple):
    """A subject as the operator reads it; `url` may be empty."""

    title: str
    url: str = ""


@dataclass(frozen=True)
class Subject:
    """A kind of thing that is read.

    `key_of(request)` returns the key (at most 80 characters) of what an answered request showed, or "".
    `named(keys, language)` returns those that are still there, in a fixed number of queries.
    """

    kind: str
    label: str
    key_of: Callable[[HttpRequest], str]
    named: Callable[[Iterable[str], str], dict[str, Named]]
    order: int = 100


_subjects: dict[str, Subject] = {}
_rooms: dict[str, str] = {}
_left_out: list[str] = []


def register_subject(subject: Subject) -> None:
    """Enter a kind of thing that is read; the same kind again replaces it."""
    _subjects[subject.kind] = subject


def register_reading_room(view_name: str, label: str) -> None:
    """Enter a page that is a place of its own, such as the basket, by the name of its address."""
    _rooms[view_name] = label


def leave_out(*beginnings: str) -> None:
    """Count nothing at addresses whose view name begins so: workrooms, and the way back from a payment."""
    _left_out.extend(beginnings)


def all_subjects() -> list[Subject]:
    """Return the kinds in the order in which they are shown."""
    return sorted(_subjects.values(), key=lambda subject: (subject.order, subject.kind))


def is_left_out(request: HttpRequest) -> bool:
    """Say whether nothing is counted at this address."""
    return _view_name(request).startswith(tuple(_left_out))


def subject_of(request: HttpRequest) -> tuple[str, str] | None:
    """Return kind and key of what an answered request showed, None when it is nothing that may be named."""
    for subject in _subjects.values():
        key = subject.key_of(request)
        if key:
            return subject.kind, key
    return None


def room_of(request: HttpRequest) -> str:
    """Return the name of the registered room an answered request showed, or ""."""
    name = _view_name(request)
    return name if name in _rooms else ""


def named_rooms(keys: Iterable[str], language: str) -> dict[str, Named]:
    """Return the registered rooms among these names."""
    return {key: Named(str(_rooms[key]), reverse(key)) for key in keys if key in _rooms}


def _view_name(request: HttpRequest) -> str:
    return getattr(request.resolver_match, "view_name", None) or ""
