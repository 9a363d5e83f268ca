"""The desk of who decides about homes: what waits, what is said to be false, talks that were reported."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portal.core.pictures import load_renditions
from portal.housing.exceptions import NotDone
from portal.housing.forms import ReasonForm
from portal.housing.models import Listing, Thread
from portal.housing.policies import decides_in
from portal.housing.services import approve, decide_talk, keep_shown, refuse, take_down

PER_PAGE = 30
WRITES = ["GET", "HEAD", "POST"]


def for_deciders(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let people of an office and operators in; strangers sign in, for all others there is nothing (404)."""

    @wraps(view)
    @login_required
    @never_cache
    def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not any(decides_in(request.user)):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def theirs(user):
    """Return the listings this person decides about."""
    communities, is_operator = decides_in(user)
    return Listing.objects.decided_in(communities, by_operator=is_operator)


def talks_for(user):
    """Return the reported talks this person decides about."""
    return Thread.objects.reported().filter(listing__in=theirs(user).values("pk"))


@require_safe
@for_deciders
def desk(request: HttpRequest) -> HttpResponse:
    """List what waits, the oldest first, with what is reported above it."""
    rows = theirs(request.user)
    page = Paginator(rows.waiting().for_cards().order_by("made_at", "pk"), PER_PAGE)
    context = {
        "page_obj": page.get_page(request.GET.get("page")),
        "reported": rows.reported().for_cards().order_by("-open_reports", "pk")[:PER_PAGE],
        "talks": talks_for(request.user).select_related("listing__community", "listing__village")[:PER_PAGE],
    }
    return render(request, "housing/desk/desk.html", context)


@require_http_methods(WRITES)
@for_deciders
def listing(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a listing with its reports; take the answer: do=approve, refuse, keep or take-down."""
    rows = theirs(request.user).select_related("community", "village", "building")
    home = get_object_or_404(rows, pk=pk)
    do = request.POST.get("do", "")
    who = {"listing": home, "by": request.user}
    free = {"approve": lambda: approve(**who), "keep": lambda: keep_shown(**who)}
    if do in free:
        return _done(request, free[do])
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        return _done(request, lambda: {"take-down": take_down}.get(do, refuse)(**who, reason=reason))
    photos = load_renditions(photo.image for photo in home.photos.select_related("image"))
    context = {"home": home, "form": form, "photos": photos, "reports": home.false_reports.filter(decided_at=None)}
    return render(request, "housing/desk/listing.html", context, status=422 if form.errors else 200)


@require_http_methods(WRITES)
@for_deciders
def talk(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a reported talk; take the answer: do=reopen, or block."""
    rows = talks_for(request.user).select_related("listing__community", "listing__village")
    thread = get_object_or_404(rows, pk=pk)
    if request.method == "POST":
        reopen = request.POST.get("do") == "reopen"
        return _done(request, lambda: decide_talk(thread=thread, by=request.user, reopen=reopen))
    context = {"thread": thread, "home": thread.listing, "said": thread.messages.all()}
    return render(request, "housing/desk/talk.html", context)


def _done(request: HttpRequest, do: Callable[[], object]) -> HttpResponse:
    try:
        do()
    except NotDone as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, _("Done. Whoever it concerns gets a letter."))
    return redirect("homes:desk")
