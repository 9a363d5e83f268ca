"""What the office can do with an open request: form, verb and words of each, in the order of the page."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.repairs.models import Repair
from portal.repairs.office_forms import AnswerForm, DoneForm, GiveForm, MergeForm, RefuseForm, VisitForm
from portal.repairs.services import answer, finish, give_to, merge, plan_visit, refuse


@dataclass(frozen=True)
class Work:
    """One thing to be done: `label` says it, `button` does it, `said` tells that it is done."""

    name: str
    label: str
    button: str
    said: str
    form: type[forms.Form]
    do: Callable[..., object]
    look: str = "in"


def _merge(*, repair: Repair, by, main: Repair) -> Repair:
    return merge(duplicate=repair, main=main, by=by)


WORKS = (
    Work("give", _("Give it to somebody"), pgettext_lazy("repair", "Give it"), _("Given."), GiveForm, give_to),
    Work("visit", _("Plan a visit"), _("Plan it"), _("Planned. The resident is told."), VisitForm, plan_visit),
    Work("answer", _("Write to the resident"), _("Send the answer"), _("Sent to the resident."), AnswerForm, answer),
    Work("done", _("It is done"), _("Mark as done"), _("Done. The resident is told."), DoneForm, finish, "te"),
    Work(
        *("merge", _("The same as another request"), _("Join them"), _("Joined with this one."), MergeForm, _merge),
    ),
    Work(
        *(
            "refuse",
            pgettext_lazy("repair", "Refuse"),
            _("Refuse with this reason"),
            _("Refused. The resident reads why."),
            RefuseForm,
        ),
        refuse,
        "q da",
    ),
)
BY_NAME = {work.name: work for work in WORKS}
