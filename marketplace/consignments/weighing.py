"""Packing what is charged by weight: the packer types what it weighs, for one parcel or for many."""

from datetime import datetime
from decimal import Decimal

from django.contrib import messages
from django.db import transaction
from django.db.models import Sum
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from marketplace.consignments.beside import PACKER, hear
from marketplace.consignments.board import back_to_board
from marketplace.consignments.bulk import MOST, report
from marketplace.consignments.models import Consignment, ConsignmentLine
from marketplace.consignments.services.together import Outcome, advance_all
from marketplace.consignments.weigh_forms import WeighForm
from marketplace.placement.models import Adjustment
from marketplace.producers.access import shop_managers_only
from portal.core.templatetags.measures import weight
from portal.core.templatetags.ui import cny

S = Consignment.Status


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@transaction.non_atomic_requests
@shop_managers_only
def weigh(request: HttpRequest) -> HttpResponse:
    """Ask what the parcels named by `p` weigh, then pack them; what was typed stays there when it is refused."""
    asked = request.POST if request.method == "POST" else request.GET
    named = [number[:40].replace("\x00", "") for number in asked.getlist("p")[:MOST]]
    mine = list(Consignment.objects.kept_by(request.user).filter(number__in=named).for_board().order_by("number"))
    if not mine:
        raise Http404
    parcels = [parcel for parcel in mine if parcel.status == S.TO_PACK]
    if not parcels:
        messages.warning(request, _("These parcels are packed already."))
        return back_to_board(request)
    hear(parcels, reader=PACKER)
    form = WeighForm(request.POST if request.method == "POST" else None, parcels=parcels)
    if request.method == "POST" and form.is_valid():
        return _pack(request, form)
    context = {"form": form, "sieve": asked.get("sieve", "")[:400]}
    return render(request, "consignments/weigh.html", context, status=422 if form.errors else 200)


def _pack(request: HttpRequest, form: WeighForm) -> HttpResponse:
    answers = {**request.POST.dict(), **form.answers()}
    since = timezone.now()
    outcome = advance_all(consignments=form.parcels, to=S.PACKED, by=request.user, answers=answers)
    report(request, outcome, ngettext("%(n)d parcel is packed.", "%(n)d parcels are packed.", len(outcome.done)))
    if outcome.done:
        messages.info(request, _what_went_back(outcome, since))
    return back_to_board(request)


def _what_went_back(outcome: Outcome, since: datetime) -> str:
    """Return a sentence about what these parcels weigh together and what their buyers get back for it."""
    lines = ConsignmentLine.objects.filter(consignment__in=outcome.done)
    grams = lines.aggregate(sum=Sum("grams"))["sum"] or 0
    orders = [parcel.order_id for parcel in outcome.done]
    given = Adjustment.objects.filter(order__in=orders, reason=Adjustment.Reason.WEIGHED, at__gte=since)
    back = Decimal(given.aggregate(sum=Sum("goods"))["sum"] or 0)
    words = {"weight": weight(grams), "amount": cny(back)}
    if not back:
        return _("Weighed: %(weight)s. Nothing goes back.") % words
    return _("Weighed: %(weight)s. %(amount)s goes back to the buyer.") % words
