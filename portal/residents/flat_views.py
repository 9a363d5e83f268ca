"""Flats and who lives in them: list, search, one flat."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from portal.residents.access import Scope, office_only, scope_of
from portal.residents.models import Building, Flat, Invitation, Residency
from portal.residents.policies import communities_run_by
from portal.residents.services import call_back, invite_flats

PER_PAGE = 50
KINDS = (
    ("", gettext_lazy("All")),
    ("lived", gettext_lazy("Somebody is entered")),
    ("empty", gettext_lazy("Nobody is entered")),
    ("asked", gettext_lazy("Somebody asks")),
)


def buildings_of(scope: Scope) -> list[Building]:
    """Return the buildings of the compound chosen, for the filter; none while several are shown together."""
    return list(scope.chosen.community.buildings.all()) if scope.chosen else []


def flats_asked_for(request: HttpRequest, scope: Scope, buildings: list[Building]):
    """Return the flats that ?building=, ?show= and ?q= leave. Raises Http404 for a building not of this compound."""
    rows = Flat.objects.in_communities(scope.communities)
    if wanted := request.GET.get("building", ""):
        if wanted not in {str(building.pk) for building in buildings}:
            raise Http404
        rows = rows.filter(building=wanted)
    if words := request.GET.get("q", "").replace("\0", "").strip()[:60]:
        rows = rows.matching(words)
    return rows.that_are(request.GET.get("show", ""))


@require_safe
@office_only
def flats(request: HttpRequest) -> HttpResponse:
    """List flats with whoever is entered there."""
    scope = scope_of(request)
    buildings = buildings_of(scope)
    rows = flats_asked_for(request, scope, buildings).select_related("building__community")
    inside = Prefetch("residencies", Residency.objects.open().order_by("state", "pk"), to_attr="inside")
    page = Paginator(
        rows.prefetch_related(inside).order_by("building__community", "building__rank", "rank"), PER_PAGE
    ).get_page(request.GET.get("page"))
    context = {"scope": scope, "buildings": buildings, "kinds": KINDS, "page_obj": page}
    return render(request, "residents/office/flats.html", context)


def own_flat(request: HttpRequest, pk: int) -> Flat:
    """Return a flat of a compound the reader's office looks after. Raises Http404."""
    mine = Flat.objects.in_communities(communities_run_by(request.user)).select_related("building__community")
    return get_object_or_404(mine, pk=pk)


@require_safe
@office_only
def flat(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one flat: who is entered, who was, and the open code."""
    found = own_flat(request, pk)
    rows = found.residencies.select_related("user").order_by("-pk")[:PER_PAGE]
    context = {
        "flat": found,
        "inside": [home for home in rows if home.state in ("active", "asked")],
        "gone": [home for home in rows if home.state not in ("active", "asked")],
        "codes": list(Invitation.objects.usable().filter(flat=found)),
    }
    return render(request, "residents/office/flat.html", context)


@require_POST
@office_only
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a code for one flat."""
    found = own_flat(request, pk)
    invite_flats(community=found.building.community, flats=Flat.objects.filter(pk=found.pk), by=request.user)
    messages.success(request, _("The letter is ready to be printed."))
    return redirect("office:flat", pk)


@require_POST
@office_only
def call_codes_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the flat's open codes worthless."""
    number = call_back(flat=own_flat(request, pk), by=request.user)
    said = ngettext("%(n)d code no longer works.", "%(n)d codes no longer work.", number) % {"n": number}
    messages.success(request, said)
    return redirect("office:flat", pk)
