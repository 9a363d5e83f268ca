"""“I live here”: a code from the letter, or a request to the office. None of it needs a script."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from portal.communities.models import Community
from portal.core.throttle import throttle, too_many
from portal.residents.exceptions import AlreadyHere, CodeUnknown, NotWaiting
from portal.residents.forms import AskForm, CodeForm
from portal.residents.models import Residency
from portal.residents.policies import home_in
from portal.residents.services import ask_to_move_in, move_in_by_code, take_back_request
from portal.users.client import client_address
from portal.users.tries import Tries

HOUR_SECONDS = 3600
#: Wrong codes of one account, and from one address; a right one is not counted.
BY_ACCOUNT = Tries("residents-code", 10, HOUR_SECONDS)
BY_ADDRESS = Tries("residents-code-address", 40, HOUR_SECONDS)


def community_named(slug: str) -> Community:
    """Return the community that has an office which answers. Raises Http404 for all others."""
    return get_object_or_404(Community.objects.filter(office__isnull=False).select_related("office"), slug=slug)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def by_code(request: HttpRequest) -> HttpResponse:
    """Take the code of a letter, wherever its flat is; ?code= fills it in."""
    return _code_page(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def join(request: HttpRequest, slug: str) -> HttpResponse:
    """Take a code of this community, and show the way to the office without one."""
    community = community_named(slug)
    home = home_in(request.user, community)
    if home and home.state == Residency.State.ACTIVE:
        return redirect("residents:home", slug)
    return _code_page(request, community)


def _code_page(request: HttpRequest, community: Community | None) -> HttpResponse:
    if request.method != "POST":
        known = {"code": request.GET.get("code", "")[:40].replace("\0", ""), "name": request.user.get_full_name()}
        return _show(request, CodeForm(initial=known), community)
    form = CodeForm(request.POST)
    if not form.is_valid():
        return _show(request, form, community)
    counted = ((BY_ACCOUNT, str(request.user.pk)), (BY_ADDRESS, client_address(request)))
    if any([tries.count(who) > tries.limit for tries, who in counted]):
        return too_many(request, per_seconds=HOUR_SECONDS)
    try:
        home = move_in_by_code(user=request.user, community=community, **form.cleaned_data)
    except CodeUnknown as error:
        form.add_error("code", str(error))
        return _show(request, form, community)
    except AlreadyHere as error:
        _forgive(counted)
        form.add_error(None, str(error))
        return _show(request, form, community)
    _forgive(counted)
    messages.success(request, _("Welcome: you are entered in %(flat)s.") % {"flat": home.flat})
    return redirect("residents:home", home.community.slug)


def _forgive(counted) -> None:
    for tries, who in counted:
        tries.forgive(who, 1)


def _show(request: HttpRequest, form: CodeForm, community: Community | None) -> HttpResponse:
    home = home_in(request.user, community) if community else None
    context = {"form": form, "community": community, "home": home}
    return render(request, "residents/join.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
@throttle("residents-ask", limit=20, per_seconds=HOUR_SECONDS, by="user")
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """Let the reader choose a building (?building=), then the flat, and ask the office."""
    community = community_named(slug)
    home = home_in(request.user, community)
    if home and home.state == Residency.State.ACTIVE:
        return redirect("residents:home", slug)
    context = {"community": community, "buildings": list(community.buildings.all())}
    wanted = request.GET.get("building", "")
    building = next((one for one in context["buildings"] if str(one.pk) == wanted), None)
    if building is None:
        return render(request, "residents/ask.html", context)
    known = {"name": home.name or request.user.get_full_name(), "message": home.message} if home else {}
    known = known or {"name": request.user.get_full_name()}
    form = AskForm(request.POST if request.method == "POST" else None, building=building, initial=known)
    if request.method == "POST" and form.is_valid():
        return _asked(request, community, form)
    context |= {"building": building, "form": form}
    return render(request, "residents/ask.html", context, status=422 if form.errors else 200)


def _asked(request: HttpRequest, community: Community, form: AskForm) -> HttpResponse:
    try:
        ask_to_move_in(user=request.user, **form.cleaned_data)
    except AlreadyHere as error:
        messages.warning(request, str(error))
    return redirect("residents:home", community.slug)


@require_POST
@login_required
def take_back(request: HttpRequest, slug: str) -> HttpResponse:
    """Take the own request back."""
    community = community_named(slug)
    home = get_object_or_404(Residency.objects.waiting(), user=request.user, community=community)
    try:
        take_back_request(residency=home)
    except NotWaiting as error:
        messages.warning(request, str(error))
        return redirect("residents:home", slug)
    messages.success(request, _("The request is taken back."))
    return redirect("residents:join", slug)
