"""What each side can do with a request at each moment: a form, a verb, a button."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.trades import services
from portal.trades.forms import AnswerForm, DeclineForm, NoForm, ProposeForm, RateForm, ReasonForm
from portal.trades.kinds import State
from portal.trades.models import Errand
from portal.trades.rules import may_rate


@dataclass(frozen=True)
class Act:
    """`is_open` says when it can be done; `look` is the button's class; `first` stands open on the page."""

    name: str
    label: Promise
    said: Promise
    do: Callable[..., Errand]
    is_open: Callable[[Errand], bool]
    form: type[forms.Form] = NoForm
    look: str = "q in"
    first: bool = False


def _in(*states: str) -> Callable[[Errand], bool]:
    return lambda errand: errand.state in states


CANCEL = Act(
    "cancel",
    _("Cancel the appointment"),
    _("Cancelled. The other side is told."),
    services.cancel,
    _in(State.AGREED),
    ReasonForm,
    "q da",
)
DONE = Act(
    "done",
    pgettext_lazy("service", "It is done"),
    _("Marked as done."),
    services.finish,
    lambda errand: errand.has_begun,
    look="",
    first=True,
)
OF_ASKER = (
    Act(
        "accept",
        _("Accept this time"),
        _("Agreed. You see each other's name and phone now."),
        services.accept,
        _in(State.PROPOSED),
        look="",
        first=True,
    ),
    Act(
        "decline",
        _("Decline this time"),
        _("Declined. The business may propose another time."),
        services.decline,
        _in(State.PROPOSED),
        DeclineForm,
    ),
    DONE,
    Act("rate", _("Rate it"), _("Thank you. Your rating is shown."), services.rate, may_rate, RateForm, "", first=True),
    Act(
        "withdraw",
        _("Withdraw the request"),
        _("Withdrawn. The business is told."),
        services.withdraw,
        _in(State.ASKED, State.PROPOSED),
        look="q da",
    ),
    CANCEL,
)
OF_OWNER = (
    Act(
        "propose",
        _("Propose a time"),
        _("Proposed. The asker is told and accepts or declines."),
        services.propose,
        _in(State.ASKED, State.PROPOSED),
        ProposeForm,
        "",
        first=True,
    ),
    DONE,
    Act(
        "answer",
        pgettext_lazy("rating", "Answer the rating"),
        _("Your answer stands below the rating."),
        services.answer_rating,
        lambda errand: errand.rating is not None and not errand.answer,
        AnswerForm,
        "",
        first=True,
    ),
    Act(
        "refuse",
        _("Say no"),
        _("The asker reads your reason."),
        services.refuse,
        _in(State.ASKED, State.PROPOSED),
        ReasonForm,
        "q da",
    ),
    CANCEL,
)


@dataclass(frozen=True)
class Shown:
    """An act on a page: with its form, the address it is sent to, and whether it stands open."""

    act: Act
    form: forms.Form
    path: str
    is_open: bool


def form_of(act: Act, errand: Errand, data=None) -> forms.Form:
    """Return the act's form for this request, bound to `data` if there is any."""
    if act.form is ProposeForm:
        return ProposeForm(data, errand=errand)
    if act.form is RateForm and data is None and errand.rated_at:
        return RateForm(initial={"rating": errand.rating, "text": errand.rating_text}, auto_id=f"{act.name}_%s")
    return act.form(data, auto_id=f"{act.name}_%s")


def shown(acts: tuple[Act, ...], errand: Errand, path: Callable[[str], str], bound: dict | None = None) -> list[Shown]:
    """Return what can be done now, in order; `bound` are forms with errors by the act's name."""
    bound = bound or {}
    return [
        Shown(act, bound.get(act.name) or form_of(act, errand), path(act.name), act.first or act.name in bound)
        for act in acts
        if act.is_open(errand)
    ]
