"""What everybody sees: the list of homes, those of one community, the map, one home."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.core.listing import paged
from portal.core.pictures import attach_pictures, load_renditions
from portal.housing import facts
from portal.housing.kinds import IN_COMPOUNDS, Kind
from portal.housing.maps import city_plan, country_map, villages_with
from portal.housing.models import Listing, SavedSearch
from portal.housing.places import community_at, filters, page_of, with_homes
from portal.housing.policies import keeps, may_decide
from portal.housing.wanted import REACHES, SORTS, Wanted

OTHERS = 3


def way(*steps: tuple[str, str]) -> list[tuple[str, str]]:
    """Return the way from the front page to the homes and on, for machines."""
    return [(_("Homes"), reverse("homes:list")), *steps]


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """List all homes; the address narrows and sorts them (see Wanted)."""
    text = _("Flats, rooms and parking in the communities, houses in the villages: with photos, price and whom to ask.")
    front = [(_("Home"), f"/{request.LANGUAGE_CODE}/")]
    shown = _listed(request, Wanted.read(request.GET.urlencode()))
    context = {
        **shown,
        "kinds": Kind.choices,
        "card": {"title": _("Homes"), "text": text},
        "facts": facts.list_nodes(shown["listed"], way=[*front, *way()]),
    }
    return render(request, "housing/list.html", context)


@require_safe
def in_community(request: HttpRequest, slug: str) -> HttpResponse:
    """List the homes of one community, narrowed and sorted like the list of all."""
    here = community_at(slug)
    wanted = Wanted.read(request.GET.urlencode()).in_community(here.slug)
    words = {"community": here.name}
    title = _("Homes in %(community)s") % words
    text = _("Flats, rooms and parking offered in %(community)s by its residents and its property office.") % words
    shown = _listed(request, wanted)
    context = {
        **shown,
        "community": here,
        "community_page": page_of(here),
        "kinds": [(kind.value, kind.label) for kind in IN_COMPOUNDS],
        "card": {"title": title, "text": text},
        "facts": facts.list_nodes(shown["listed"], way=way((title, reverse("homes:community", args=[here.slug])))),
    }
    return render(request, "housing/list.html", context)


def _listed(request: HttpRequest, wanted: Wanted) -> dict:
    """Return one page of what is wanted, and what the form offers."""
    rows = wanted.among(Listing.objects.shown()).for_cards().order_by(*SORTS[wanted.sort][1])
    saved = request.user.is_authenticated and not wanted.is_empty
    kept = saved and SavedSearch.objects.filter(user=request.user, query=wanted.query()).exists()
    sorts = [(name, label) for name, (label, _order) in SORTS.items()]
    return {**paged(request, rows), **filters(), "wanted": wanted, "kept": kept, "sorts": sorts, "reaches": REACHES}


@require_safe
def on_map(request: HttpRequest) -> HttpResponse:
    """Show where homes are: communities on a plan of the city, villages on the drawn map; the same as lists below."""
    communities, villages = with_homes()
    villages = villages_with(villages)
    title = _("Homes on the map")
    context = {
        "communities": communities,
        "villages": villages,
        "plan": city_plan(communities),
        "map": country_map(villages, len(communities)),
        "card": {"title": title, "text": _("Where homes are offered: communities in the city and villages around it.")},
        "facts": facts.list_nodes([], way=way((title, reverse("homes:map")))),
    }
    return render(request, "housing/map.html", context)


@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a home. What is shown no more says so (410) with others like it; what never was is not there.

    Who keeps it and who decides about it see it in every state.
    """
    rows = Listing.objects.select_related("community", "village", "building", "picture")
    found = get_object_or_404(rows, pk=pk)
    user = request.user
    is_own = user.is_authenticated and keeps(user, found)
    if not found.is_shown and not is_own and not (user.is_authenticated and may_decide(user, found)):
        return _gone(request, found)
    page = page_of(found.place)
    photos = load_renditions(photo.image for photo in found.photos.select_related("image"))
    context = {
        "home": found,
        "photos": photos,
        "place_page": page,
        "is_own": is_own,
        "card": facts.card(found),
        "written_in": found.written_in,
        "facts": facts.nodes(found, way=way()) if found.is_shown else "",
    }
    return render(request, "housing/show.html", context)


def _gone(request: HttpRequest, found: Listing) -> HttpResponse:
    if found.first_shown_at is None:
        raise Http404
    others = Listing.objects.shown().filter(kind=found.kind).for_cards()
    here = others.filter(community=found.community_id, village=found.village_id)
    like = attach_pictures(here[:OTHERS]) or attach_pictures(others[:OTHERS])
    return render(request, "housing/gone.html", {"listed": like}, status=410)
