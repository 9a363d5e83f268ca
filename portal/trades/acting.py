"""Doing what was sent from a page of a request: the part both sides' pages share."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from portal.trades.acts import Act, form_of
from portal.trades.exceptions import ChangedMeanwhile, NotDone
from portal.trades.models import Errand

#: Shows the page again with forms that have errors, by the act's name.
Show = Callable[[HttpRequest, Errand, dict], HttpResponse]


def act_on(
    request: HttpRequest, errand: Errand, acts: tuple[Act, ...], step: str, *, show: Show, to: str
) -> HttpResponse:
    """Do the act called `step` and lead back to `to`; show the page again where something is missing.

    Raises Http404 for an act this side does not have.
    """
    act = next((one for one in acts if one.name == step), None)
    if act is None:
        raise Http404
    form = form_of(act, errand, request.POST)
    if not act.is_open(errand):
        messages.warning(request, str(ChangedMeanwhile()))
        return redirect(to)
    if not form.is_valid():
        return show(request, errand, {act.name: form})
    try:
        act.do(errand=errand, by=request.user, **form.facts())
    except NotDone as error:
        messages.warning(request, str(error))
        return redirect(to)
    messages.success(request, str(act.said))
    return redirect(to)
