"""A village offers something else, sees what waits for an answer, and takes an offer back."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Case, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from marketplace.consignments.exceptions import AlreadyPacked, ConsignmentError
from marketplace.consignments.models import Consignment
from marketplace.placement.exceptions import PlacementError
from marketplace.placement.messages import address_of
from marketplace.producers.access import shop_managers_only
from marketplace.substitutions.forms import OfferForm
from marketplace.substitutions.models import Substitution
from marketplace.substitutions.preview import preview
from marketplace.substitutions.services import propose, withdraw

PER_PAGE = 20


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@transaction.non_atomic_requests
@shop_managers_only
def offer(request: HttpRequest, number: str) -> HttpResponse:
    """Ask what is missing and what is offered for it; show what the buyer will see; then write to the buyer."""
    mine = Consignment.objects.kept_by(request.user).with_origin()
    parcel = get_object_or_404(mine, number=number)
    if parcel.status != Consignment.Status.TO_PACK:
        messages.warning(request, str(AlreadyPacked(number=parcel.number)))
        return redirect("packing:today")
    if "sure" in request.POST and Substitution.objects.filter(key=_key(request, parcel)).exists():
        return redirect("packing:today")  # a second tap
    form = OfferForm(request.POST or None, parcel=parcel)
    context = {
        "form": form,
        "parcel": parcel,
        "offers": Substitution.objects.open().filter(consignment=parcel).with_goods(),
        "has_address": bool(address_of(parcel.order)),
    }
    if request.method != "POST" or not form.is_valid() or "change" in request.POST:
        return render(request, "substitutions/offer.html", context, status=422 if form.errors else 200)
    if "sure" not in request.POST:
        packed = form.held[int(form.cleaned_data["line"])]
        context |= {"seen": preview(parcel=parcel, packed=packed, **form.offer()), "words": form.cleaned_data}
        return render(request, "substitutions/offer_sure.html", context)
    _send(request, parcel, form)
    return redirect("packing:today")


def _key(request: HttpRequest, parcel: Consignment) -> str:
    return f"{parcel.number}:{request.POST.get('key', '')[:16]}"


def _send(request: HttpRequest, parcel: Consignment, form: OfferForm) -> None:
    try:
        propose(consignment=parcel, key=_key(request, parcel), by=request.user, **form.offer())
    except (ConsignmentError, PlacementError) as error:
        messages.warning(request, str(error))
        return
    if address_of(parcel.order):
        messages.success(request, _("The buyer is asked. The goods are kept until the answer."))
    else:
        phone = parcel.order.delivery.phone
        messages.warning(
            request, _("This buyer has no e-mail address. Call %(phone)s and ask them to look.") % {"phone": phone}
        )


@require_safe
@shop_managers_only
def offers(request: HttpRequest) -> HttpResponse:
    """List the offers of the reader's villages, first what waits for an answer."""
    first = Case(When(status=Substitution.Status.OPEN, then=Value(0)), default=Value(1))
    mine = Substitution.objects.kept_by(request.user).with_goods().annotate(rank=first).order_by("rank", "-pk")
    page = Paginator(mine, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "substitutions/list.html", {"page_obj": page})


@require_POST
@transaction.non_atomic_requests
@shop_managers_only
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an offer back before its answer."""
    found = get_object_or_404(Substitution.objects.kept_by(request.user), pk=pk)
    found = withdraw(offer=found, by=request.user)
    if found.status == Substitution.Status.WITHDRAWN:
        messages.success(request, _("Taken back. The parcel holds what was ordered."))
    else:
        messages.warning(request, _("The answer came before: %(state)s.") % {"state": found.get_status_display()})
    return redirect("instead:list")
