"""The Today board: what to pack by product, then parcels with one button each, what is late; and undo."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from marketplace.consignments.beside import PACKER, board_notes, hear, pick_notes
from marketplace.consignments.exceptions import ConsignmentError
from marketplace.consignments.models import Consignment
from marketplace.consignments.picking import pick_list
from marketplace.consignments.querysets import LANES, lines_with_products
from marketplace.consignments.services import advance, undo
from marketplace.consignments.services.undo import gathered, just_done
from marketplace.consignments.sieve import count, read_sieve
from marketplace.consignments.steps import VILLAGE_STEPS
from marketplace.producers.access import shop_managers_only
from portal.villages.models import Membership
from portal.villages.policies import villages_kept_by

PER_LANE = 20


@dataclass(frozen=True)
class Lane:
    """One column of the board; `count` is how many parcels are in it altogether."""

    name: str
    page: Page
    count: int


def lanes_of(parcels, counts: Mapping[str, int], pages: Mapping[str, str]) -> dict[str, Lane]:
    """Return the three lanes; `pages` gives the wanted page by lane. As many queries for one parcel as for many."""
    lanes = {}
    for name in LANES:
        page = Paginator(range(counts[name]), PER_LANE).get_page(pages.get(name))
        lanes[name] = Lane(name, page, counts[name])
    rows = {name: (lane.page.start_index(), lane.page.end_index()) for name, lane in lanes.items()}
    shown = list(parcels.in_lanes(rows).with_origin())
    for name, lane in lanes.items():
        lane.page.object_list = [parcel for parcel in shown if parcel.lane == name]
    prefetch_related_objects(shown, lines_with_products())
    hear(shown, reader=PACKER)
    return lanes


@require_safe
@shop_managers_only
def today(request: HttpRequest) -> HttpResponse:
    """Show the board of the villages whose shops the reader manages, narrowed as the address says (sieve.py)."""
    villages = villages_kept_by(request.user, Membership.Role.SHOP_MANAGER)
    sieve = read_sieve(request.GET, villages)
    mine = Consignment.objects.kept_by(request.user)
    parcels, counted = sieve.of_board(mine), count(mine, sieve)
    context = {
        "lanes": lanes_of(parcels, counted.lanes, request.GET),
        "villages": [(village, sieve.but(village=village)) for village in villages],
        "sieve": sieve,
        "every": {name: sieve.but(**{name: None}) for name in ("village", "day")} | {"route": sieve.but(route="")},
        "days": [(day, sieve.but(day=day), n) for day, n in counted.days],
        "routes": [(route, name, sieve.but(route=route), n) for route, name, n in counted.routes],
        "picks": pick_list(sieve.unpacked(mine)),
        "notes": board_notes(request.user),
        "pick_notes": pick_notes([sieve.village] if sieve.village else villages),
        "unpaid": counted.lanes["unpaid"],
        "waiting": counted.waiting,
        "coming": counted.coming,
        "coming_from": counted.coming_from,
        "done": gathered(just_done(parcels=mine, states=VILLAGE_STEPS)),
    }
    return render(request, "consignments/today.html", context)


@require_POST
@shop_managers_only
def step(request: HttpRequest, number: str) -> HttpResponse:
    """Take the step named in the button for one of the reader's own parcels."""
    parcel = get_object_or_404(Consignment.objects.kept_by(request.user), number=number)
    to = request.POST.get("to", "")
    if to not in VILLAGE_STEPS:
        messages.error(request, _("This step is not known. Please reload the page."))
        return back_to_board(request)
    try:
        advance(consignment=parcel, to=to, by=request.user, answers=request.POST.dict())
    except ConsignmentError as error:
        messages.warning(request, str(error))
    return back_to_board(request)


@require_POST
@shop_managers_only
def take_back(request: HttpRequest, number: str) -> HttpResponse:
    """Undo the reader's own last step on a parcel."""
    parcel = get_object_or_404(Consignment.objects.kept_by(request.user), number=number)
    try:
        undo(consignment=parcel, by=request.user)
    except ConsignmentError as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, _("Undone: %(number)s.") % {"number": parcel.number})
    return back_to_board(request)


def back_to_board(request: HttpRequest) -> HttpResponse:
    """Return to the board as it was narrowed."""
    response = redirect("packing:today")
    response["Location"] += narrowed(request)
    return response


def narrowed(request: HttpRequest) -> str:
    """Return how the board was narrowed, as the posted form or the address says, with its ?; nothing if it was not."""
    villages = villages_kept_by(request.user, Membership.Role.SHOP_MANAGER)
    told = request.POST.get("sieve", "") or request.GET.get("sieve", "")
    query = read_sieve(QueryDict(told[:400]), villages).query
    return f"?{query}" if query else ""
