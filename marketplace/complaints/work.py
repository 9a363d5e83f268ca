"""Complaints where people work: a line in the one menu, a note on the Today board, a tile of the operator's desk."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from marketplace.complaints.models import Complaint
from marketplace.complaints.querysets import may_see_all
from marketplace.consignments.beside import BoardNote, register_board_note
from portal.core.work_menu import Entry, register_entries
from portal.villages.desk import register_operator_tile
from portal.villages.policies import manages_a_shop


def register() -> None:
    """Enter all three. Operators have the line among the orders."""
    label = gettext_lazy("Complaints")
    register_entries(
        Entry("complaints", label, "complaints:list", 25, is_village_only, "bell", waiting=waiting_for_village),
        Entry("all-complaints", label, "complaints:list", 1, may_see_all, group="orders"),
    )
    register_board_note(note)
    register_operator_tile(tile)


def is_village_only(user) -> bool:
    """Say whether this user answers for villages and is no operator."""
    return manages_a_shop(user) and not may_see_all(user)


def waiting_for_village(user) -> int:
    """Return how many somebody of this user's villages must do something about."""
    return _counts(user)["waiting"]


def _counts(user) -> dict[str, int]:
    """Return what waits for this user's villages, asked once in a request: menu and board both say it."""
    if not hasattr(user, "complaint_counts"):
        user.complaint_counts = Complaint.objects.kept_by(user).count_waiting()
    return user.complaint_counts


def waiting_for_operator(user) -> int:
    """Return how many are late or want a second person."""
    counts = Complaint.objects.count_waiting()
    return counts["late"] + counts["second"]


def note(user) -> BoardNote | None:
    """Return the board's note for a shop manager."""
    counts = _counts(user)
    number, late = counts["waiting"], counts["late"]
    if not number:
        return None
    text = ngettext("%(n)d complaint waits for an answer", "%(n)d complaints wait for an answer", number)
    if late:
        text = ngettext(
            "%(n)d complaint waits for an answer; late: %(late)d",
            "%(n)d complaints wait for an answer; late: %(late)d",
            number,
        )
    return BoardNote(text % {"n": number, "late": late}, reverse("complaints:list"))


def tile(user) -> dict:
    """Return the operator's tile: what is late, and what waits for a second person."""
    number = waiting_for_operator(user)
    label = ngettext("%(n)d complaint waits for you", "%(n)d complaints wait for you", number) % {"n": number}
    return {
        "url": reverse("complaints:list"),
        "label": _("Complaints"),
        "count": label if number else "",
        "icon": "warning",
    }
