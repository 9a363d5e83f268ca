"""The board's bar for the chosen parcels: pack them, give them away, print for them; and taking one tap back."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from marketplace.consignments.board import back_to_board
from marketplace.consignments.models import Consignment, ConsignmentLine, Delivery
from marketplace.consignments.services.together import Outcome, advance_all, undo_all
from marketplace.producers.access import shop_managers_only

S = Consignment.Status
#: More than the three lanes of the board show.
MOST = 100


def chosen_by(request: HttpRequest, numbers: Iterable[str]) -> list[Consignment]:
    """Return the reader's own parcels among these numbers; what is not theirs is left out."""
    wanted = [number[:40].replace("\x00", "") for number in list(numbers)[:MOST]]
    return list(Consignment.objects.kept_by(request.user).filter(number__in=wanted).select_related("order__delivery"))


@require_POST
@transaction.non_atomic_requests
@shop_managers_only
def together(request: HttpRequest) -> HttpResponse:
    """Do with the chosen parcels what the button says."""
    parcels = chosen_by(request, request.POST.getlist("p"))
    if not parcels:
        messages.warning(request, _("No parcel is chosen. Tick some first."))
        return back_to_board(request)
    do, numbers = request.POST.get("do", ""), [("p", parcel.number) for parcel in parcels]
    sieve = [("sieve", told[:400])] if (told := request.POST.get("sieve", "")) else []
    if do == "print":
        return _to("packing:print", numbers)
    if do == S.PACKED:
        return _pack([parcel for parcel in parcels if parcel.status == S.TO_PACK] or parcels, request)
    if do == S.ON_THE_ROAD:
        ready = [parcel for parcel in parcels if parcel.status == S.PACKED]
        if any(parcel.order.delivery.method == Delivery.Method.HOME for parcel in ready):
            return _to("packing:carrier", [("p", parcel.number) for parcel in ready] + sieve)
        _give(ready or parcels, request)
    return back_to_board(request)


def _to(name: str, numbers: list[tuple[str, str]]) -> HttpResponse:
    response = redirect(name)
    response["Location"] += f"?{urlencode(numbers)}"
    return response


def _pack(parcels: list[Consignment], request: HttpRequest) -> HttpResponse:
    """Pack them; those with something that must be weighed first wait for it on a page of their own."""
    weighed = ConsignmentLine.objects.filter(
        consignment__in=parcels, quantity__gt=0, grams=None, line__terms__jin_price__isnull=False
    )
    waiting = set(weighed.filter(consignment__status=S.TO_PACK).values_list("consignment", flat=True))
    ready = [parcel for parcel in parcels if parcel.pk not in waiting]
    if ready:
        outcome = advance_all(consignments=ready, to=S.PACKED, by=request.user, answers=request.POST.dict())
        report(request, outcome, ngettext("%(n)d parcel is packed.", "%(n)d parcels are packed.", len(outcome.done)))
    if not waiting:
        return back_to_board(request)
    numbers = [("p", parcel.number) for parcel in parcels if parcel.pk in waiting]
    return _to("packing:weigh", [*numbers, ("sieve", request.POST.get("sieve", "")[:400])])


def _give(parcels: list[Consignment], request: HttpRequest) -> None:
    outcome = advance_all(consignments=parcels, to=S.ON_THE_ROAD, by=request.user, answers={})
    report(request, outcome, handed_over_words(outcome))


def handed_over_words(outcome: Outcome) -> str:
    """Return the sentence about parcels given to van or carrier."""
    return ngettext("%(n)d parcel is on the road.", "%(n)d parcels are on the road.", len(outcome.done))


def report(request: HttpRequest, outcome: Outcome, said: str) -> None:
    """Say what was done and each refusal; `said` takes the number n."""
    if outcome.done:
        messages.success(request, said % {"n": len(outcome.done)})
    for refusal in outcome.refused[:10]:
        messages.warning(request, refusal)


@require_POST
@transaction.non_atomic_requests
@shop_managers_only
def take_back_together(request: HttpRequest, batch: str) -> HttpResponse:
    """Undo all steps of one tap of the reader's own."""
    mine = Consignment.objects.kept_by(request.user)
    outcome = undo_all(batch=batch, consignments=mine, by=request.user)
    report(request, outcome, ngettext("Undone: %(n)d parcel.", "Undone: %(n)d parcels.", len(outcome.done)))
    return back_to_board(request)
