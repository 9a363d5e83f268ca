"""Every address of the site, read from the URLconf."""

import re
from collections.abc import Iterator

from django.urls import URLPattern, get_resolver
from django.urls.resolvers import LocalePrefixPattern

CONVERTER = re.compile(r"<(?:\w+:)?(\w+)>")
GROUP = re.compile(r"\(\?P<(\w+)>[^()]*(?:\([^()]*\)[^()]*)*\)")


def routes(patterns: list | None = None, before: str = "") -> Iterator[str]:
    """Yield each address as written, without ^ and $; "xx/" stands for the language."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        own = "xx/" if isinstance(pattern.pattern, LocalePrefixPattern) else str(pattern.pattern)
        route = before + re.sub(r"\\Z|[$^]", "", own)
        if isinstance(pattern, URLPattern):
            yield route
        else:
            yield from routes(pattern.url_patterns, route)


def names(route: str) -> list[str]:
    """Return the names of what an address asks for."""
    return CONVERTER.findall(GROUP.sub(r"<\1>", route))


def fill(route: str, values: dict[str, object]) -> str:
    """Return the path of an address with these values, in English."""
    plain = GROUP.sub(r"<\1>", route)
    return "/" + CONVERTER.sub(lambda match: str(values[match[1]]), plain).replace("xx/", "en/", 1)
