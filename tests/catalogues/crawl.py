"""Walks through every screen of the workrooms that a signed-in person can reach."""

import re
from collections import Counter
from urllib.parse import parse_qsl, urljoin, urlsplit

from django.urls import Resolver404, resolve

from tests.catalogues.english import Ear
from tests.catalogues.reading import read

AREAS = re.compile(r"^/(?:admin|django-admin|zh-hans/shop/dashboard)/")
#: Leads out, answers scripts alone, or is a part of a page that was read as a whole.
SKIPPED = re.compile(r"/(?:logout|sprite|jsi18n|api/|autocomplete|preview|view_draft|revisions/\d+/view|results/$)")
NUMBER = re.compile(r"\d+")
#: Questions that bring other rows, or the same in another order, and no other words; nor does a file of them.
SAME_WORDS = {"page", "p", "next", "_changelist_filters", "_w_filter_fragment", "export", "e", "o"}
#: The lists of pages of a type, and the histories of records, differ by the name of the type alone.
ALIKE = re.compile(r"^(?:admin/pages/usage/|django-admin/.*/history/$)")
EACH = 1


class Crawl:
    """`english` is what was found by address, `seen` how often each kind of screen was met.

    Goes nowhere but to addresses that begin with `within`.
    """

    def __init__(self, client, allowed: list[str], *, within: str = "/"):
        self.within = within
        self.client, self.ear = client, Ear(allowed)
        self.seen: Counter = Counter()
        self.english: dict[str, list[str]] = {}
        self.broken: dict[str, int] = {}

    def walk(self, starts: list[str]) -> None:
        """Open these addresses and all they lead to, each kind of screen a few times."""
        waiting = list(starts)
        while waiting:
            address = waiting.pop(0)
            if self._is_due(address):
                waiting += self._open(address)

    def open_only(self, addresses: list[str]) -> None:
        """Open these addresses and follow no link."""
        for address in filter(self._is_due, addresses):
            self._open(address)

    def _is_due(self, address: str) -> bool:
        parts = urlsplit(address)
        if not parts.path.startswith(self.within) or not AREAS.match(parts.path):
            return False
        if SKIPPED.search(parts.path) or "export=" in parts.query:
            return False
        kind = kind_of(parts.path, parts.query)
        self.seen[kind] += 1
        return self.seen[kind] <= EACH

    def _open(self, address: str) -> list[str]:
        response = self.client.get(address, headers={"x-requested-with": "XMLHttpRequest"} if is_modal(address) else {})
        if response.status_code >= 500:
            self.broken[address] = response.status_code
        if response.status_code in (301, 302):
            return [urljoin(address, response["Location"])]
        reading = read(response)
        if reading is None:
            return []
        if found := self.ear.english_in(reading.said):
            self.english[address] = found
        return [urljoin(address, link) for link in reading.links]


def is_modal(address: str) -> bool:
    """Say whether this answers a script with a window over the page."""
    return "choose" in address


def kind_of(path: str, query: str) -> str:
    """Return what makes two addresses the same kind of screen: the route without its numbers, the questions asked."""
    try:
        match = resolve(path)
    except Resolver404:
        return NUMBER.sub("#", path)
    if ALIKE.match(match.route):
        return ALIKE.match(match.route)[0].split("/")[0] + match.url_name.split("_")[-1]
    words = [str(value) for value in match.kwargs.values() if not str(value).isdecimal()]
    asked = sorted({name for name, value in parse_qsl(query) if _tells(path, name, value)} - SAME_WORDS)
    return " ".join([match.route, *(word for word in words if len(word) < 30 and not NUMBER.search(word)), *asked])


def _tells(path: str, name: str, value: str) -> bool:
    """Say whether a question may bring other words: a filter of the records and another order do not."""
    if path.startswith("/django-admin/"):
        return name == "_popup"
    return name != "ordering" or value == "ord"
