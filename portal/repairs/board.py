"""Which requests the office's board, its print and its table show: one reading of the same filters."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.utils.translation import pgettext_lazy

from portal.repairs.kinds import Category, State
from portal.repairs.models import Repair
from portal.repairs.querysets import RepairQuerySet
from portal.residents.access import Scope
from portal.residents.flat_views import buildings_of
from portal.residents.models import Building

SHOWS = (
    ("", pgettext_lazy("repairs", "Open")),
    ("late", pgettext_lazy("repairs", "Overdue")),
    ("unseen", pgettext_lazy("repairs", "Not looked at")),
    ("mine", pgettext_lazy("repairs", "Mine")),
    ("planned", pgettext_lazy("repairs", "Visit planned")),
    ("done", pgettext_lazy("repairs", "Done")),
    ("refused", pgettext_lazy("repairs", "Refused")),
    ("all", pgettext_lazy("repairs", "All")),
)


@dataclass(frozen=True)
class Board:
    """What was asked for: `rows` in their order, and what the filters of the page offer."""

    scope: Scope
    rows: RepairQuerySet
    buildings: list[Building]
    show: str
    category: str
    building: str
    words: str

    shows = SHOWS
    categories = Category.choices


def board_of(request: HttpRequest, scope: Scope) -> Board:
    """Return the requests that ?show=, ?category=, ?building= and ?q= leave. Raises Http404 for a foreign building."""
    show = request.GET.get("show", "")
    category = request.GET.get("category", "")
    wanted = request.GET.get("building", "")
    words = request.GET.get("q", "").replace("\0", "").strip()[:60]
    buildings = buildings_of(scope)
    rows = _shown(Repair.objects.filter(community__in=scope.communities), show, request.user, bool(words))
    if category in Category.values:
        rows = rows.filter(category=category)
    if wanted:
        if wanted not in {str(building.pk) for building in buildings}:
            raise Http404
        rows = rows.filter(building=wanted)
    if words:
        rows = rows.matching(words, scope.communities)
    return Board(scope, rows.for_list().first_due_first(), buildings, show, category, wanted, words)


def _shown(rows: RepairQuerySet, show: str, user, is_search: bool) -> RepairQuerySet:
    """Return those of a choice; a search that chose nothing looks through all, closed ones too."""
    if show == "all" or (is_search and not show):
        return rows
    choices = {
        "late": rows.late,
        "unseen": rows.unseen,
        "mine": lambda: rows.open().filter(staff=user),
        "planned": lambda: rows.filter(state=State.PLANNED),
        "done": lambda: rows.filter(state=State.DONE),
        "refused": lambda: rows.filter(state=State.REFUSED),
    }
    return choices.get(show, rows.open)()
