"""The pickup shelf: what is coming, what waits, and handing it over by code."""

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from marketplace.consignments.beside import KEEPER, hear
from marketplace.consignments.exceptions import ConsignmentError
from marketplace.consignments.forms import plain
from marketplace.consignments.models import Consignment
from marketplace.consignments.querysets import lines_with_products
from marketplace.consignments.services import advance, undo
from marketplace.consignments.services.hand_over import Due, cash_due, hand_over, parcels_of_code, where_else
from marketplace.consignments.services.undo import gathered, just_done
from marketplace.consignments.steps import SHELF_STEPS
from marketplace.placement.handing_back import debts, hand_back
from marketplace.placement.money_back import at_shelves_of
from marketplace.producers.access import shelf_keepers_only
from portal.core.templatetags.ui import cny
from portal.core.throttle import throttle, too_many
from portal.users.tries import Tries

S = Consignment.Status
PER_PAGE = 40
#: A keeper mistypes, and does not try out all codes. What was found is not counted.
MISSED = Tries("shelf-code-missed", 30, 600)


@require_safe
@shelf_keepers_only
def shelf(request: HttpRequest) -> HttpResponse:
    """Show what comes to the reader's shelves and what waits there.

    ?code= shows one buyer's parcels to hand over, ?parcel= the one whose label was scanned.
    """
    code = plain(request.GET.get("code", ""))[:8]
    if code and MISSED.counted(str(request.user.pk)) >= MISSED.limit:
        return too_many(request, per_seconds=MISSED.per_seconds)
    named = parcels_of_code(code=code, keeper=request.user) if code else []
    found = [parcel for parcel in named if parcel.status == S.AT_POINT]
    if code and not found:
        MISSED.count(str(request.user.pk))
    context = {
        "code": code,
        "found": found,
        "elsewhere": "" if found else where_else(named),
        "due": cash_due(found),
        "scanned": _scanned(request),
        "lanes": {} if found else _lanes(request),
        "done": gathered(just_done(parcels=Consignment.objects.for_points_of(request.user), states=SHELF_STEPS)),
        "debts": debts(at_shelves_of(request.user)[:PER_PAGE]),
    }
    shown = [*found, *context["scanned"], *(parcel for page in context["lanes"].values() for parcel in page)]
    prefetch_related_objects(shown, lines_with_products())
    hear(shown, reader=KEEPER)
    return render(request, "consignments/shelf.html", context)


def _scanned(request: HttpRequest) -> list[Consignment]:
    number = request.GET.get("parcel", "").replace("\x00", "")[:40]
    here = Consignment.objects.at_points_of(request.user).filter(number=number)
    return list(here.with_origin()[:1]) if number else []


def _lanes(request: HttpRequest) -> dict[str, Page]:
    """Return what is on the road to the shelves and what lies on them, a page of each."""
    parcels = Consignment.objects.at_points_of(request.user)
    states = {"coming": S.ON_THE_ROAD, "waiting": S.AT_POINT}
    counts = parcels.aggregate(**{name: Count("pk", filter=Q(status=status)) for name, status in states.items()})
    lanes = {}
    for name, status in states.items():
        paginator = Paginator(parcels.filter(status=status).with_origin(), PER_PAGE)
        paginator.count = counts[name]
        lanes[name] = paginator.get_page(request.GET.get(name))
        lanes[name].object_list = list(lanes[name].object_list)
    return lanes


@require_POST
@shelf_keepers_only
def arrived(request: HttpRequest, number: str) -> HttpResponse:
    """Write down that a parcel lies on the shelf."""
    parcel = get_object_or_404(Consignment.objects.at_points_of(request.user), number=number)
    try:
        advance(consignment=parcel, to=Consignment.Status.AT_POINT, by=request.user)
    except ConsignmentError as error:
        messages.warning(request, str(error))
    return redirect("packing:shelf")


@require_POST
@shelf_keepers_only
def take_back(request: HttpRequest, number: str) -> HttpResponse:
    """Undo the reader's own last step on a parcel; say so when its money is due again."""
    parcel = get_object_or_404(Consignment.objects.for_points_of(request.user), number=number)
    try:
        parcel = undo(consignment=parcel, by=request.user)
    except ConsignmentError as error:
        messages.warning(request, str(error))
        return redirect("packing:shelf")
    messages.success(request, _("Undone: %(number)s.") % {"number": parcel.number})
    due = cash_due([parcel]) if parcel.status == Consignment.Status.AT_POINT else Due()
    if due.now:
        messages.warning(request, _("%(sum)s is to be paid when it is handed over.") % {"sum": cny(due.now)})
    return redirect("packing:shelf")


@require_POST
@shelf_keepers_only
def money_back(request: HttpRequest) -> HttpResponse:
    """Write down that the keeper gave a buyer of this shelf the cash of a cancelled order back."""
    number = request.POST.get("refund", "")
    refund = get_object_or_404(at_shelves_of(request.user), pk=int(number) if number.isdecimal() else 0)
    for errors in hand_back(request, refund).errors.values():
        messages.error(request, errors[0])
    return redirect("packing:shelf")


@require_POST
@shelf_keepers_only
@throttle("shelf-code", limit=60, per_seconds=600)
def give(request: HttpRequest) -> HttpResponse:
    """Hand over all parcels that wait for the code the buyer said."""
    try:
        parcels = hand_over(code=plain(request.POST.get("code", "")), keeper=request.user)
    except ConsignmentError as error:
        messages.error(request, str(error))
    else:
        numbers = ", ".join(parcel.number for parcel in parcels)
        messages.success(request, _("Handed over: %(numbers)s.") % {"numbers": numbers})
    return redirect("packing:shelf")
