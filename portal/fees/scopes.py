"""What the office's pages of fees are about: all its compounds or one, narrowed by the reader."""

from django.http import Http404, HttpRequest

from portal.fees.models import Bill
from portal.fees.querysets import BillQuerySet
from portal.residents.access import Scope, scope_of
from portal.residents.models import Flat


def one_compound(request: HttpRequest) -> Scope:
    """Return the scope of a page that is about one compound; the first when none was chosen."""
    scope = scope_of(request)
    return scope if scope.chosen else Scope(scope.offices, scope.offices[0])


def compound_query(scope: Scope) -> str:
    """Return what an address adds to stay with the chosen compound."""
    return f"?compound={scope.chosen.community.slug}" if scope.chosen else ""


def flats_asked_for(request: HttpRequest, scope: Scope, buildings: list):
    """Return the flats that ?building= and ?q= leave, None for all. Raises Http404 for a foreign building."""
    rows = None
    if wanted := request.GET.get("building", ""):
        if wanted not in {str(building.pk) for building in buildings}:
            raise Http404
        rows = Flat.objects.filter(building=wanted)
    if words := request.GET.get("q", "").replace("\0", "").strip()[:60]:
        rows = (rows if rows is not None else Flat.objects.in_communities(scope.communities)).matching(words)
    return rows


def bills_asked_for(request: HttpRequest, scope: Scope, buildings: list) -> BillQuerySet:
    """Return the bills that ?show=, ?kind=, ?building= and ?q= leave."""
    rows = Bill.objects.filter(community__in=scope.communities)
    if (state := request.GET.get("show", "")) in Bill.State.values:
        rows = rows.filter(state=state)
    if (kind := request.GET.get("kind", "")) in Bill.Kind.values:
        rows = rows.filter(kind=kind)
    flats = flats_asked_for(request, scope, buildings)
    return rows if flats is None else rows.filter(flat__in=flats.values("pk"))
