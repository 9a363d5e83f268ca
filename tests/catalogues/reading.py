"""What an answer of a server says to its reader, and where it leads: text, labels, titles, hints, JSON of scripts."""

import json
from collections.abc import Iterator
from html.parser import HTMLParser

#: Texts in here are code, were written by people, or stay hidden until a script has written them anew.
SILENT = ("script", "style", "textarea", "noscript", "code", "template")
COUNTER = "data-side-panel-toggle-counter"
SPOKEN = ("title", "aria-label", "placeholder", "alt", "label", "data-original-title")
BUTTONS = ("submit", "button", "reset")
LEADS = ("-url", "-url-value", "-src-value")
#: Keys of what Wagtail hands to its scripts whose values are shown.
SPOKEN_KEYS = {"label", "title", "heading", "text", "footer_text", "helpText", "help_text", "description"}


class Reading(HTMLParser):
    """Reads a page once: `said` is every text that is shown or read out, `links` where a reader can go.

    A tree of the page would cost more than the server needed to write it.
    """

    def __init__(self, html: str):
        super().__init__()
        self.said: list[str] = []
        self._leads: list[str] = []
        self._silent, self._depth = "", 0
        self._json: list[str] | None = None
        self.feed(html)
        self.close()

    @property
    def links(self) -> list[str]:
        """Return the addresses a reader can go to, those of modal windows too."""
        return [address.split("#")[0] for address in self._leads if address.startswith(("/", "?"))]

    def handle_starttag(self, tag: str, attrs) -> None:
        told = dict(attrs)
        self.said += [told[name] for name in SPOKEN if told.get(name)]
        if tag == "input" and told.get("type") in BUTTONS:
            self.said.append(told.get("value") or "")
        self._leads += [
            value for name, value in attrs if value and (name.endswith(LEADS) or (tag, name) == ("a", "href"))
        ]
        if tag == "script" and told.get("type") == "application/json":
            self._json = []
        if self._silent:
            self._depth += tag == self._silent
        elif tag in SILENT or COUNTER in told:
            self._silent, self._depth = tag, 1

    def handle_startendtag(self, tag: str, attrs) -> None:
        silent, depth = self._silent, self._depth
        self.handle_starttag(tag, attrs)
        self._silent, self._depth = silent, depth

    def handle_endtag(self, tag: str) -> None:
        if self._json is not None and tag == "script":
            data = json.loads("".join(self._json) or "null")
            self.said += _spoken(data)
            self._leads += _addresses(data)
            self._json = None
        if tag == self._silent:
            self._depth -= 1
            self._silent = self._silent if self._depth else ""

    def handle_data(self, data: str) -> None:
        if self._json is not None:
            self._json.append(data)
        elif not self._silent and data.strip():
            self.said.append(data)


def read(response) -> Reading | None:
    """Return the page or the modal window of an answer, None where there is nothing to read."""
    kind = response["Content-Type"].split(";")[0]
    if response.streaming or kind not in ("text/html", "application/json"):
        return None
    text = response.content.decode()
    if kind == "application/json":
        found = json.loads(text)
        text = found.get("html") or "" if isinstance(found, dict) else ""
    return Reading(text)


def _spoken(data, key: str = "") -> Iterator[str]:
    if isinstance(data, dict):
        for name, value in data.items():
            yield from _spoken(value, name)
    elif isinstance(data, list):
        for value in data:
            yield from _spoken(value, key)
    elif isinstance(data, str) and key in SPOKEN_KEYS:
        yield data


def _addresses(data) -> Iterator[str]:
    if isinstance(data, dict):
        data = list(data.values())
    if isinstance(data, list):
        for value in data:
            yield from _addresses(value)
    elif isinstance(data, str) and data.startswith("/"):
        yield data
