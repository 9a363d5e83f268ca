"""The Today board: what to pack by product, then parcels with one button each, what is late; and undo."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import Sum, prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from marketplace.consignments.beside import PACKER, board_notes, hear
from marketplace.consignments.exceptions import ConsignmentError
from marketplace.consignments.models import Consignment, ConsignmentLine
from marketplace.consignments.querysets import LANES, lines_with_products
from marketplace.consignments.services import advance, undo
from marketplace.consignments.services.undo import just_done
from marketplace.consignments.steps import VILLAGE_STEPS
from marketplace.producers.access import shop_managers_only
from portal.villages.models import Membership
from portal.villages.policies import villages_kept_by

PER_LANE = 20
TITLES = {"zh-hans": "title_zh_hans", "en": "title_en"}


@dataclass(frozen=True)
class Lane:
    """One column of the board; `count` is how many parcels are in it altogether."""

    name: str
    page: Page
    count: int


def pick_list(parcels) -> list[dict]:
    """Return how many of each product the parcels hold: [{title, quantity}], most first."""
    names = ["line__product", "line__title", *(f"line__product__{name}" for name in TITLES.values())]
    rows = ConsignmentLine.objects.filter(consignment__in=parcels, quantity__gt=0).values(*names)
    found = rows.annotate(quantity=Sum("quantity")).order_by("-quantity", "line__title")
    title = f"line__product__{TITLES[get_language()]}"
    return [{"title": row[title] or row["line__title"], "quantity": row["quantity"]} for row in found]


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
    """Show the board of the villages whose shops the reader manages; ?village= keeps one of them."""
    villages = villages_kept_by(request.user, Membership.Role.SHOP_MANAGER)
    chosen = next((village for village in villages if village.slug == request.GET.get("village")), None)
    mine = Consignment.objects.kept_by(request.user)
    shown = mine.filter(partner__producer__village=chosen) if chosen else mine
    parcels, counts = shown.funded(), shown.count_lanes()
    context = {
        "lanes": lanes_of(parcels, counts, request.GET),
        "villages": villages,
        "chosen": chosen,
        "picks": pick_list(parcels.to_pack()),
        "notes": board_notes(request.user),
        "unpaid": counts["unpaid"],
        "done": just_done(parcels=mine, states=VILLAGE_STEPS),
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
        return _back(request)
    try:
        advance(consignment=parcel, to=to, by=request.user, answers=request.POST.dict())
    except ConsignmentError as error:
        messages.warning(request, str(error))
    return _back(request)


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
    return _back(request)


def _back(request: HttpRequest) -> HttpResponse:
    """Return to the board as it was filtered."""
    village = request.POST.get("village", "")
    response = redirect("packing:today")
    response["Location"] += f"?village={quote(village)}" if village else ""
    return response
