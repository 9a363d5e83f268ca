"""What stands beside a village in a community's list; upper rooms enter what they know in AppConfig.ready()."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from portal.communities.models import Community


class Said(NamedTuple):
    """A few words about a village, and where they lead; `url` may be empty."""

    text: str
    url: str = ""


@dataclass(frozen=True)
class Beside:
    """One kind of news: `tell(villages, community)` returns what there is by village, in a fixed number of queries.

    `weight()` returns an expression over villages by which a list can be sorted, the highest first.
    """

    name: str
    label: str
    icon: str
    order: int
    tell: Callable[[Sequence[int], Community], dict[int, list[Said]]]
    weight: Callable[[], object] | None = None


_kinds: dict[str, Beside] = {}


def register_beside_village(beside: Beside) -> None:
    """Enter a kind of news; the same name again replaces it."""
    _kinds[beside.name] = beside


def kinds() -> list[Beside]:
    """Return the kinds in the order in which they are read."""
    return sorted(_kinds.values(), key=lambda beside: (beside.order, beside.name))


def sortings() -> list[Beside]:
    """Return the kinds by which a list of villages can be sorted."""
    return [beside for beside in kinds() if beside.weight]


def told(villages: Sequence[int], community: Community) -> dict[int, list[dict]]:
    """Return by village what every kind tells of it: name, label, icon and what is said, in reading order."""
    found: dict[int, list[dict]] = {village: [] for village in villages}
    for beside in kinds() if villages else []:
        for village, said in beside.tell(villages, community).items():
            if said and village in found:
                news = {"name": beside.name, "label": beside.label, "icon": beside.icon, "said": said}
                found[village].append(news)
    return found
