"""Walks through every screen of the workrooms that a signed-in person can reach."""

import re
from collections import Counter
from urllib.parse import parse_qsl, urljoin, urlsplit

from django.urls import Resolver404, resolve

from tests.catalogues.english import english_in
from tests.catalogues.reading import links_in, said_in, soup_of

AREAS = re.compile(r"^/(?:admin|zh-hans/shop/dashboard)/")
#: Leads out, or answers scripts alone.
SKIPPED = re.compile(r"/(?:logout|sprite|jsi18n|api/|autocomplete|preview|view_draft|revisions/\d+/view)")
NUMBER = re.compile(r"\d+")
EACH = 1


class Crawl:
    """`english` is what was found by address, `seen` how often each kind of screen was opened."""

    def __init__(self, client, allowed: list[str]):
        self.client, self.allowed = client, allowed
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

    def _is_due(self, address: str) -> bool:
        parts = urlsplit(address)
        if not AREAS.match(parts.path) or SKIPPED.search(parts.path):
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
        soup = soup_of(response)
        if soup is None:
            return []
        if found := english_in(said_in(soup), self.allowed):
            self.english[address] = found
        return [urljoin(address, link) for link in links_in(soup)]


def is_modal(address: str) -> bool:
    """Say whether this answers a script with a window over the page."""
    return "choose" in address


def kind_of(path: str, query: str) -> str:
    """Return what makes two addresses the same kind of screen: the route without its numbers, the questions asked."""
    try:
        match = resolve(path)
    except Resolver404:
        return NUMBER.sub("#", path)
    words = [str(value) for value in match.kwargs.values() if not str(value).isdecimal()]
    asked = sorted({name for name, _value in parse_qsl(query)} - {"page", "p", "next", "_changelist_filters"})
    return " ".join([match.route, *(word for word in words if len(word) < 30 and not NUMBER.search(word)), *asked])
