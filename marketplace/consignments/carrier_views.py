"""Giving parcels to a carrier with their numbers, correcting a number, and the list of what was sent."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from marketplace.consignments.board import back_to_board, narrowed
from marketplace.consignments.bulk import MOST, handed_over_words, report
from marketplace.consignments.carrier_forms import CarrierForm
from marketplace.consignments.exceptions import ConsignmentError
from marketplace.consignments.models import Consignment
from marketplace.consignments.services.carry import write_carrier
from marketplace.consignments.services.together import advance_all
from marketplace.consignments.sieve import read_sieve
from marketplace.producers.access import shop_managers_only
from portal.villages.models import Membership, Village

S = Consignment.Status
PER_PAGE = 40


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@transaction.non_atomic_requests
@shop_managers_only
def carrier(request: HttpRequest) -> HttpResponse:
    """Ask for carrier and numbers of the parcels named by ?p=, then hand over those that are packed."""
    mine = Consignment.objects.kept_by(request.user).with_origin().select_related("carrier")
    named = [number[:40].replace("\x00", "") for number in request.GET.getlist("p")[:MOST]]
    parcels = list(mine.filter(number__in=named, status__in=(S.PACKED, S.ON_THE_ROAD)).order_by("number"))
    if not parcels:
        raise Http404
    form = CarrierForm(request.POST or None, parcels=parcels, usual=_usual(request))
    if request.method == "POST" and form.is_valid() and _write(form):
        return _hand_over(request, parcels)
    packed = sum(parcel.status == S.PACKED for parcel in parcels)
    context = {"form": form, "packed": packed, "back": _way_back(request, parcels), "sieve": narrowed(request)[1:]}
    return render(request, "consignments/carrier.html", context, status=422 if form.errors else 200)


def _usual(request: HttpRequest) -> int | None:
    """Return the carrier these shops used last."""
    sent = Consignment.objects.kept_by(request.user).filter(carrier__is_active=True)
    return sent.order_by("-changed_at").values_list("carrier", flat=True).first()


@transaction.atomic
def _write(form: CarrierForm) -> bool:
    """Write all numbers or none, and say whether they are written; a refusal stands at its field."""
    for parcel in sorted(form.parcels, key=lambda parcel: parcel.order_id):
        try:
            write_carrier(consignment=parcel, carrier=form.carrier_of(parcel), number=form.number_of(parcel))
        except ConsignmentError as error:
            form.add_error(form.name_of(parcel), str(error))
    if form.errors:
        transaction.set_rollback(True)
    return not form.errors


def _hand_over(request: HttpRequest, parcels: list[Consignment]) -> HttpResponse:
    packed = [parcel for parcel in parcels if parcel.status == S.PACKED]
    if not packed:
        messages.success(request, _("The numbers are written down."))
        return redirect("packing:sent")
    outcome = advance_all(consignments=packed, to=S.ON_THE_ROAD, by=request.user, answers={})
    report(request, outcome, handed_over_words(outcome))
    return back_to_board(request)


def _way_back(request: HttpRequest, parcels: list[Consignment]) -> str:
    waits = any(parcel.status == S.PACKED for parcel in parcels)
    return reverse("packing:today") + narrowed(request) if waits else reverse("packing:sent")


@require_safe
@shop_managers_only
def sent(request: HttpRequest) -> HttpResponse:
    """List what was given to van or carrier, the last first; ?q= finds a number, a name, the end of a phone number."""
    villages = list(Village.objects.kept_by(request.user, Membership.Role.SHOP_MANAGER))
    sieve = read_sieve(request.GET, villages)
    mine = sieve.through(Consignment.objects.kept_by(request.user))
    gone = mine.filter(status__in=(S.ON_THE_ROAD, S.AT_POINT, S.HANDED_OVER)).select_related("carrier")
    page = Paginator(gone.with_origin().order_by("-changed_at", "-pk"), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "consignments/sent.html", {"page_obj": page, "sieve": sieve, "villages": villages})
