"""A resident's steps: a word, still broken, a rating, withdrawing, the same at a neighbour's."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from portal.core.throttle import throttle
from portal.repairs.exceptions import RepairError
from portal.repairs.forms import AgainForm, RateForm, WordForm
from portal.repairs.models import Repair
from portal.repairs.rules import is_own
from portal.repairs.services import add_word, have_same, rate, say_again, withdraw
from portal.repairs.views import HOUR_SECONDS, find, show_own
from portal.residents.home_views import own_home
from portal.residents.join_views import community_named


def own_repair(request: HttpRequest, slug: str, code: str) -> Repair:
    """Return the reader's own request. Raises Http404."""
    own_home(request, community_named(slug))
    found = find(slug, code)
    if not is_own(found, request.user):
        raise Http404
    return found


def _done(request: HttpRequest, found: Repair, do: Callable[[], object], said: str) -> HttpResponse:
    """Do it and say so, or say why not."""
    try:
        do()
    except RepairError as error:
        messages.warning(request, str(error))
    except PermissionDenied:
        raise Http404 from None
    else:
        messages.success(request, said)
    return redirect(found.get_absolute_url())


@require_POST
@login_required
@throttle("repairs-word", limit=30, per_seconds=HOUR_SECONDS, by="user")
def add(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """Add a word or photos."""
    found = own_repair(request, slug, code)
    form = WordForm(request.POST, request.FILES, auto_id="word_%s")
    if not form.is_valid():
        return show_own(request, found, word_form=form)
    data = form.cleaned_data
    return _done(request, found, lambda: add_word(repair=found, by=request.user, **data), _("The office sees it now."))


@require_POST
@login_required
@throttle("repairs-again", limit=20, per_seconds=HOUR_SECONDS, by="user")
def again(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """Say that it is still broken."""
    found = own_repair(request, slug, code)
    form = AgainForm(request.POST, request.FILES, auto_id="again_%s")
    if not form.is_valid():
        return show_own(request, found, again_form=form)
    data, said = form.cleaned_data, _("It is open again. The office has been told.")
    return _done(request, found, lambda: say_again(repair=found, by=request.user, **data), said)


@require_POST
@login_required
def give_rating(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """Keep what the reader thinks of it."""
    found = own_repair(request, slug, code)
    form = RateForm(request.POST, auto_id="rate_%s")
    if not form.is_valid():
        return show_own(request, found, rate_form=form)
    data = form.cleaned_data
    return _done(
        request, found, lambda: rate(repair=found, by=request.user, **data), _("Thank you. The office reads it.")
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def take_back(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """Ask whether it shall really be withdrawn, then do it."""
    found = own_repair(request, slug, code)
    if request.method != "POST":
        return render(request, "repairs/withdraw.html", {"repair": found, "community": found.community})
    said = _("Withdrawn. Nobody comes any more.")
    return _done(request, found, lambda: withdraw(repair=found, by=request.user), said)


@require_POST
@login_required
def too(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """Count that the reader's flat has the same."""
    home = own_home(request, community_named(slug))
    found = find(slug, code)
    said = _("Counted. You are told when it is done.")
    return _done(request, found, lambda: have_same(repair=found, residency=home), said)
