"""A buyer says what is wrong with a parcel, by the private link of the order."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from marketplace.complaints.exceptions import AlreadyUnderWay, ComplaintError, NotNow, RefusedEnough
from marketplace.complaints.forms import ComplaintForm
from marketplace.complaints.models import Complaint, ComplaintPhoto
from marketplace.complaints.rules import answer_due, is_complainable, was_refused_enough
from marketplace.complaints.services import complain
from marketplace.consignments.models import Consignment, Delivery
from portal.core.given_files import private_file
from portal.core.throttle import throttle


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@transaction.non_atomic_requests
@throttle("complaint", limit=20, per_seconds=3600)
def say(request: HttpRequest, token: str, number: str) -> HttpResponse:
    """Show the form, and take what the buyer says."""
    delivery = get_object_or_404(Delivery, token=token)
    mine = Consignment.objects.filter(order=delivery.order_id).with_origin()
    parcel = get_object_or_404(mine, number=number)
    back = redirect("consignments:track", token=token)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = ComplaintForm(*sent, parcel=parcel)
    if request.method == "POST" and form.is_valid():
        _send(request, parcel, form)
        return back
    refusal = _refusal(parcel)
    if refusal and request.method != "POST":
        messages.warning(request, str(refusal))
        return back
    context = {"form": form, "parcel": parcel, "back": back.url, "due": answer_due(), "lost": bool(request.FILES)}
    return render(request, "complaints/say.html", context, status=422 if form.errors else 200)


def _refusal(parcel: Consignment) -> ComplaintError | None:
    if not is_complainable(parcel):
        return NotNow()
    if parcel.complaints.under_way().exists():
        return AlreadyUnderWay()
    return RefusedEnough() if was_refused_enough(parcel.complaints.refused().count()) else None


def _send(request: HttpRequest, parcel: Consignment, form: ComplaintForm) -> None:
    try:
        complaint = complain(
            consignment=parcel,
            wrong=form.wrong(),
            reason=form.cleaned_data["reason"],
            key=f"{parcel.number}:{form.cleaned_data['key']}",
            text=form.cleaned_data["text"],
            photos=form.photos(),
        )
    except ComplaintError as error:
        messages.warning(request, str(error))
        return
    messages.success(request, _("Sent. %(village)s answers by %(day)s.") % promise(complaint))


def promise(complaint: Complaint) -> dict[str, str]:
    """Return who answers by which day, in words."""
    return {
        "village": complaint.consignment.partner.producer.village.name,
        "day": date_format(localtime(complaint.answer_by), "MONTH_DAY_FORMAT"),
    }


@never_cache
@require_safe
def photo(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    """Show the buyer a photo of the own complaint."""
    mine = ComplaintPhoto.objects.filter(complaint__consignment__order__delivery__token=token)
    return private_file(get_object_or_404(mine, pk=pk).file)
