"""What stands on a community's page beside its own text; upper rooms enter their part in AppConfig.ready()."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

#: Given the page and the request, returns what the template needs, or None when there is nothing to show.
Load = Callable[[object, HttpRequest], dict | None]
ABOVE, BELOW, AFTER = "above", "below", "after"


@dataclass(frozen=True)
class Part:
    """One part: `place` is ABOVE (before the picture, for what cannot wait), BELOW (after the title plate) or AFTER
    (what is around the compound, last). The template is given `part`, and `community`. `door` is a label and the name
    of an address that takes the community's slug: a way there from the top of the page, which is long on a phone.

    A page without cookies is shared by everybody for a second (ADR 0020), so what `load` returns for somebody who is
    not signed in must be for everybody; what it returns for a person must not be remembered for others.
    """

    name: str
    template: str
    load: Load
    order: int
    place: str = BELOW
    door: tuple | None = None


_parts: dict[str, Part] = {}


def register_part(part: Part) -> None:
    """Enter a part; one name once."""
    _parts[part.name] = part


def parts_of(page, request: HttpRequest) -> dict[str, list[dict]]:
    """Return what is to be shown, by place and in order: the template of each part and its context; and the doors."""
    shown: dict[str, list[dict]] = {ABOVE: [], BELOW: [], AFTER: []}
    doors: dict[str, list[dict]] = {ABOVE: [], BELOW: [], AFTER: []}
    for part in sorted(_parts.values(), key=lambda part: part.order):
        context = part.load(page, request)
        if context is not None:
            shown[part.place].append({"template": part.template, **context})
            if part.door:
                label, url = part.door
                doors[part.place].append({"label": label, "url": reverse(url, args=[page.community.slug])})
    return {**shown, "doors": [door for place in doors.values() for door in place]}
