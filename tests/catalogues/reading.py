"""What an answer of a server says to its reader, and where it leads: text, labels, titles, hints, JSON of scripts."""

import json
from collections.abc import Iterator

from bs4 import BeautifulSoup

#: Texts in here are code, were written by people, or stay hidden until a script has written them anew.
SILENT = ("script", "style", "textarea", "noscript", "code")
COUNTERS = {"data-side-panel-toggle-counter": True}
SPOKEN = ("title", "aria-label", "placeholder", "alt", "label", "data-original-title")
BUTTONS = ("submit", "button", "reset")
#: Keys of what Wagtail hands to its scripts whose values are shown.
SPOKEN_KEYS = {"label", "title", "heading", "text", "footer_text", "helpText", "help_text", "description"}


def soup_of(response) -> BeautifulSoup | None:
    """Return the page or the modal window of an answer, None where there is nothing to read."""
    kind = response["Content-Type"].split(";")[0]
    if response.streaming or kind not in ("text/html", "application/json"):
        return None
    text = response.content.decode()
    if kind == "application/json":
        found = json.loads(text)
        text = found.get("html") or "" if isinstance(found, dict) else ""
    return BeautifulSoup(text, "html.parser")


def said_in(soup: BeautifulSoup) -> list[str]:
    """Return every text that is shown or read out."""
    said = [text for text in soup.find_all(string=True) if _is_shown(text)]
    said += [element[name] for name in SPOKEN for element in soup.find_all(attrs={name: True})]
    said += [element.get("value", "") for element in soup.find_all("input", type=BUTTONS)]
    for script in soup.find_all("script", type="application/json"):
        said += _spoken(json.loads(script.string or "null"))
    return [str(text) for text in said]


def _is_shown(text) -> bool:
    is_text = type(text).__name__ == "NavigableString" and bool(text.strip())
    return is_text and not text.find_parent(SILENT) and not text.find_parent(attrs=COUNTERS)


def _spoken(data, key: str = "") -> Iterator[str]:
    if isinstance(data, dict):
        for name, value in data.items():
            yield from _spoken(value, name)
    elif isinstance(data, list):
        for value in data:
            yield from _spoken(value, key)
    elif isinstance(data, str) and key in SPOKEN_KEYS:
        yield data


def links_in(soup: BeautifulSoup) -> list[str]:
    """Return the addresses a reader can go to, those of modal windows too."""
    found = [element["href"] for element in soup.find_all("a", href=True)]
    for element in soup.find_all(True):
        found += [value for name, value in element.attrs.items() if name.endswith(("-url", "-url-value", "-src-value"))]
    for script in soup.find_all("script", type="application/json"):
        found += _addresses(json.loads(script.string or "null"))
    return [str(address).split("#")[0] for address in found if address and str(address).startswith(("/", "?"))]


def _addresses(data) -> Iterator[str]:
    if isinstance(data, dict):
        data = list(data.values())
    if isinstance(data, list):
        for value in data:
            yield from _addresses(value)
    elif isinstance(data, str) and data.startswith("/"):
        yield data
