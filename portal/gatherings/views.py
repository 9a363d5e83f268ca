"""Signing up, changing the number, not coming after all, and everything one has signed up for."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.core.paginator import Paginator
from django.db.models import Case, F, When
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portal.core.throttle import throttle
from portal.gatherings.exceptions import NotDone
from portal.gatherings.forms import PartyForm
from portal.gatherings.models import Gathering, SignUp
from portal.gatherings.pages import attach_pages, page_for
from portal.gatherings.services import leave, sign_up

PER_PAGE = 20


def public_gathering(key) -> Gathering:
    """Return a gathering whose page everybody may read, with its figures and `page`. Raises Http404."""
    found = Gathering.objects.filter(key=key).select_related("village", "community").with_figures().first()
    if found is None or page_for(found, drafts=False) is None:
        raise Http404
    return found


def active_of(user, gathering: Gathering) -> SignUp | None:
    """Return this person's sign-up with a place or on the waiting list, or None."""
    if not user.is_authenticated:
        return None
    own = SignUp.objects.active().filter(gathering=gathering, user=user).first()
    if own:
        own.gathering = gathering
    return own


@never_cache
@require_safe
@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """List what the reader signed up for: what is to come first, the next on top, then what is over."""
    rows = SignUp.objects.active().filter(user=request.user)
    rows = rows.select_related("gathering__village", "gathering__community")
    to_come = Case(When(gathering__ends_at__gte=timezone.now(), then=F("gathering__starts_at")))
    rows = rows.order_by(to_come.asc(nulls_last=True), "-gathering__starts_at", "pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    attach_pages(one.gathering for one in page.object_list)
    return render(request, "gatherings/mine.html", {"page_obj": page, "active_tab": "events"})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@throttle("gatherings.sign_up", 30, 600, by="user")
def own(request: HttpRequest, key) -> HttpResponse:
    """Sign up, or change the number. Whoever is not signed in does that first, and finds what they typed."""
    gathering = public_gathering(key)
    known, kept = active_of(request.user, gathering), f"gathering-{key}"
    typed = request.POST if request.method == "POST" else None
    if typed is None and request.user.is_authenticated and kept in request.session:
        typed = request.session.pop(kept)
        return _shown(request, gathering, _form(request, gathering, known, initial=typed))
    form = _form(request, gathering, known, data=typed)
    if typed is not None and form.is_valid():
        if not request.user.is_authenticated:
            request.session[kept] = {name: typed.get(name, "") for name in form.fields}
            return redirect_to_login(request.path, reverse("account_login"))
        try:
            done = sign_up(gathering=gathering, by=request.user, party=form.party())
        except NotDone as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _said(done, known))
            return redirect("gatherings:own", key)
    return _shown(request, gathering, form)


def _form(request: HttpRequest, gathering: Gathering, known: SignUp | None, **more) -> PartyForm:
    return PartyForm(more.get("data"), gathering=gathering, own=known, user=request.user, initial=more.get("initial"))


def _said(done: SignUp, known: SignUp | None) -> str:
    if done.is_waiting:
        return _("You are on the waiting list. We write to you when there is a place.")
    return _("Saved.") if known and known.is_placed else _("You come. We write to you the day before.")


def _shown(request: HttpRequest, gathering: Gathering, form: PartyForm) -> HttpResponse:
    own = active_of(request.user, gathering)
    context = {
        "gathering": gathering,
        "event": gathering.page,
        "own": own,
        "position": own.position() if own and own.is_waiting else 0,
        "form": form,
        "active_tab": "events",
    }
    return render(request, "gatherings/own.html", context, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def give_back(request: HttpRequest, key) -> HttpResponse:
    """Ask once, then give the place back."""
    gathering = public_gathering(key)
    own = active_of(request.user, gathering)
    if own is None:
        raise Http404
    if request.method != "POST":
        return render(request, "gatherings/leave.html", {"gathering": gathering, "event": gathering.page, "own": own})
    try:
        leave(gathering=gathering, by=request.user)
    except NotDone as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("You do not come. Thank you for saying so: somebody else can."))
    return redirect("gatherings:own", key)
