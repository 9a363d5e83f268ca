"""How many complaints wait: in the shop manager's menu, on the Today board, on the operator's desk."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from marketplace.complaints.models import Complaint
from marketplace.producers.work import Work, register_work
from portal.villages.desk import register_operator_tile


def register() -> None:
    """Enter both."""
    register_work(work)
    register_operator_tile(tile)


def work(user) -> Work:
    """Return the chip and the note for a shop manager."""
    counts = Complaint.objects.kept_by(user).count_waiting()
    number, late = counts["waiting"], counts["late"]
    note = ngettext("%(n)d complaint waits for an answer", "%(n)d complaints wait for an answer", number)
    if late:
        note = ngettext(
            "%(n)d complaint waits for an answer; late: %(late)d",
            "%(n)d complaints wait for an answer; late: %(late)d",
            number,
        )
    note = note % {"n": number, "late": late} if number else ""
    return Work("complaints", _("Complaints"), reverse("complaints:list"), number, note, late)


def tile(user) -> dict:
    """Return the operator's tile: what is late, and what waits for a second person."""
    counts = Complaint.objects.count_waiting()
    number = counts["late"] + counts["second"]
    label = ngettext("%(n)d complaint waits for you", "%(n)d complaints wait for you", number) % {"n": number}
    return {
        "url": reverse("complaints:list"),
        "label": _("Complaints"),
        "count": label if number else "",
        "icon": "warning",
    }
