"""“My home”: flat and household, who sees my name, inviting, moving out."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.communities.models import Community
from portal.core.throttle import throttle
from portal.residents.exceptions import ResidencyError
from portal.residents.forms import ShownForm
from portal.residents.join_views import community_named
from portal.residents.models import Invitation, Residency
from portal.residents.policies import home_in, homes_of, residency_of
from portal.residents.rooms import home_parts
from portal.residents.services import choose_shown, invite_member, move_out

Shown = Residency.Shown
PER_PAGE = 40


def own_home(request: HttpRequest, community: Community) -> Residency:
    """Return the reader's active residency. Raises Http404 for whoever does not live there."""
    home = residency_of(request.user, community)
    if home is None:
        raise Http404
    return home


@require_safe
@login_required
@never_cache
def mine(request: HttpRequest) -> HttpResponse:
    """List the reader's homes; with one alone, lead to it."""
    homes = homes_of(request.user)
    if len(homes) == 1:
        return redirect("residents:home", homes[0].community.slug)
    return render(request, "residents/mine.html", {"homes": homes})


@require_safe
@login_required
@never_cache
def home(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the reader's home, the request that waits, or why it was refused; others are led to “I live here”."""
    community = community_named(slug)
    found = home_in(request.user, community)
    if found is None:
        found = Residency.objects.filter(user=request.user, community=community).with_place().last()
        if found is None:
            return redirect("residents:join", slug)
    if found.state != Residency.State.ACTIVE:
        return render(request, "residents/waiting.html", {"home": found, "community": community})
    return render(request, "residents/home.html", _home_context(request, found))


def _home_context(request: HttpRequest, found: Residency, form: ShownForm | None = None) -> dict:
    others = Residency.objects.active().filter(flat=found.flat_id).exclude(pk=found.pk).order_by("since", "pk")
    seen = [other for other in others if other.shown_to != Shown.OFFICE]
    code = None
    if found.role == Residency.Role.HEAD:
        code = Invitation.objects.usable().filter(flat=found.flat_id, by_household=True).first()
    return {
        "home": found,
        "community": found.community,
        "household": seen,
        "unseen": len(others) - len(seen),
        "code": code,
        "form": form or ShownForm(initial={"shown_to": found.shown_to, "name": found.name}),
        "parts": home_parts(request, found),
    }


@require_POST
@login_required
@never_cache
def shown(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep to whom the reader's name is shown."""
    found = own_home(request, community_named(slug))
    form = ShownForm(request.POST)
    if not form.is_valid():
        return render(request, "residents/home.html", _home_context(request, found, form), status=422)
    _try(request, lambda: choose_shown(residency=found, **form.cleaned_data), _("Saved."))
    return redirect("residents:home", slug)


@require_POST
@login_required
@throttle("residents-invite", limit=20, per_seconds=3600, by="user")
def invite(request: HttpRequest, slug: str) -> HttpResponse:
    """Make a code for the reader's household."""
    found = own_home(request, community_named(slug))
    _try(request, lambda: invite_member(residency=found), _("The code stands below. Say it or send it on."))
    return redirect("residents:home", slug)


@require_safe
@login_required
@never_cache
def neighbours(request: HttpRequest, slug: str) -> HttpResponse:
    """List those of the reader's building who show their name to neighbours."""
    found = own_home(request, community_named(slug))
    here = Residency.objects.active().filter(flat__building=found.flat.building_id, shown_to=Shown.NEIGHBOURS)
    rows = here.select_related("flat").order_by("flat__rank", "pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {"home": found, "community": found.community, "page_obj": page}
    return render(request, "residents/neighbours.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def leave(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask whether the reader really moves out, then let them."""
    found = own_home(request, community_named(slug))
    if request.method != "POST":
        return render(request, "residents/leave.html", {"home": found, "community": found.community})
    said = _("You have moved out of %(flat)s.") % {"flat": found.flat}
    _try(request, lambda: move_out(residency=found), said)
    return redirect("residents:mine")


def _try(request: HttpRequest, do, said: str) -> None:
    """Do it and say so, or say why not."""
    try:
        do()
    except ResidencyError as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, said)
