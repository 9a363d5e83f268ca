"""A statement on paper: the sums, then every movement; long ones are made in the background, some rows at a time."""

from datetime import date
from math import ceil

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.settlement.payees import find_payee
from marketplace.settlement.periods import Period
from marketplace.settlement.statements import Statement
from portal.papers.kinds import Kind, register_paper
from portal.papers.printing import Wish, answer

#: So many movements fit on a sheet.
ROWS = 40
#: So many sheets while the reader waits, and so many at a time by the worker.
AT_ONCE = 12
AT_A_TIME = 10


def register() -> None:
    """Enter the paper."""
    register_paper(
        Kind(
            "statement",
            gettext_lazy("Statement"),
            "settlement/statement_paper.html",
            context,
            at_once=AT_ONCE,
            per_part=AT_A_TIME,
        )
    )


def print_statement(request: HttpRequest, statement: Statement) -> HttpResponse:
    """Answer with the statement as PDF, or with the way to have a long one made."""
    payee, period = statement.payee, statement.period
    parts = range(max(1, ceil(statement.total.number / ROWS)))
    words = {"kind": payee.kind, "slug": payee.slug, "first": str(period.first), "last": str(period.last)}
    title = _("Statement of %(name)s, %(period)s") % {"name": payee.name, "period": period.name}
    back = f"{reverse('money:statement', args=[payee.kind, payee.slug])}?{period.query}"
    return answer(request, Wish("statement", parts, title, back, words))


def context(keys: list, words: dict, owner) -> dict:
    """Return what a part of the paper shows: `keys` are the numbers of its sheets, 0 also has the sums.

    Nothing for an owner who may not see the payee's money any more.
    """
    try:
        payee = find_payee(owner, words["kind"], words["slug"])
    except Http404:
        return {"statement": None, "lines": []}
    period = Period(date.fromisoformat(words["first"]), date.fromisoformat(words["last"]))
    statement = Statement(payee, period)
    lines = statement.lines.order_by("at", "pk")
    shown = [row for key in keys for row in lines[key * ROWS : (key + 1) * ROWS]]
    return {"statement": statement, "payee": payee, "lines": shown, "has_sums": 0 in keys}
