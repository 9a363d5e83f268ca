"""A page's head, read as a search engine or a messenger reads it."""

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit


@dataclass
class Head:
    """What one page says of itself, and where its links lead."""

    title: str = ""
    language: str = ""
    canonical: str = ""
    alternates: dict[str, str] = field(default_factory=dict)
    meta: dict[str, list[str]] = field(default_factory=dict)
    facts: list[dict] = field(default_factory=list)
    links: set[str] = field(default_factory=set)

    def said(self, name: str) -> str:
        """Return the one value of a name, or nothing."""
        values = self.meta.get(name, [])
        assert len(set(values)) < 2, (name, values)
        return values[0] if values else ""


class _Reader(HTMLParser):
    def __init__(self, address: str):
        super().__init__()
        self.address, self.head, self.inside = address, Head(), ""

    def handle_starttag(self, tag, attrs):
        got = dict(attrs)
        self.inside = tag if tag == "title" or got.get("type") == "application/ld+json" else ""
        if tag == "html":
            self.head.language = got.get("lang", "")
        elif tag == "meta":
            name = got.get("name") or got.get("property")
            self.head.meta.setdefault(name, []).append(got.get("content", ""))
        elif tag == "link" and got.get("rel") == "canonical":
            assert not self.head.canonical, self.address
            self.head.canonical = got["href"]
        elif tag == "link" and got.get("hreflang"):
            self.head.alternates[got["hreflang"]] = got["href"]
        elif tag == "a" and got.get("href"):
            self.head.links.add(urljoin(self.address, got["href"]).partition("#")[0])

    def handle_data(self, data):
        if self.inside == "title" and not self.head.title:
            self.head.title = data.strip()
        elif self.inside == "script":
            self.head.facts += json.loads(data)["@graph"]

    def handle_endtag(self, tag):
        self.inside = ""


def read_head(html: str, address: str) -> Head:
    """Return what a page says of itself; `address` is its own."""
    reader = _Reader(address)
    reader.feed(html)
    return reader.head


def path_of(address: str) -> str:
    """Return an address without its host."""
    parts = urlsplit(address)
    return parts.path + (f"?{parts.query}" if parts.query else "")
