"""Following an order without an account: by its private link, or by code and phone number."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from marketplace.consignments.exceptions import PlacesAreKept
from marketplace.consignments.forms import LookupForm
from marketplace.consignments.guesses import HOUR, forgive_guesses, is_guess_too_many
from marketplace.consignments.holdings import may_go_back
from marketplace.consignments.models import Delivery
from marketplace.consignments.services.hand_over import receive
from marketplace.consignments.tracking import find_delivery, is_cancellable, tracked, tracking_context
from marketplace.placement.exceptions import TooLateToCancel
from marketplace.placement.services import cancel_order
from portal.core.throttle import too_many


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def lookup(request: HttpRequest) -> HttpResponse:
    """Lead to the order; a wrong code and a wrong phone number get the same answer."""
    form = LookupForm(request.POST or None, initial={"code": request.GET.get("code", "")[:40]})
    if request.method == "POST" and form.is_valid():
        code = form.cleaned_data["code"]
        if is_guess_too_many(request, code=code):
            return too_many(request, per_seconds=HOUR)
        found = find_delivery(**form.cleaned_data)
        if found:
            forgive_guesses(request, code=code)
            return redirect("consignments:track", token=found.token)
        form.add_error(None, _("We found no order with this code and phone number. Please check both."))
    return render(request, "consignments/lookup.html", {"form": form}, status=422 if form.errors else 200)


@never_cache
@require_safe
def track(request: HttpRequest, token: str) -> HttpResponse:
    """Show where each parcel of the order is."""
    return render(request, "consignments/track.html", tracking_context(request, _find(token)))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@transaction.non_atomic_requests
def cancel(request: HttpRequest, token: str) -> HttpResponse:
    """Ask once, then take the order back."""
    delivery = _find(token)
    if request.method != "POST" and is_cancellable(delivery):
        return render(request, "consignments/cancel.html", tracking_context(request, delivery))
    if request.method == "POST" and not may_go_back(delivery.order):
        messages.error(request, str(PlacesAreKept()))
    elif request.method == "POST":
        try:
            cancel_order(order=delivery.order, by=request.user if request.user.is_authenticated else None)
            messages.success(request, _("The order is cancelled."))
        except TooLateToCancel as error:
            messages.error(request, str(error))
    return redirect("consignments:track", token=token)


@never_cache
@require_POST
def received(request: HttpRequest, token: str) -> HttpResponse:
    """Let the buyer say that what was sent to the door has come."""
    delivery = _find(token)
    if receive(order=delivery.order):
        messages.success(request, _("Thank you. Enjoy it."))
    return redirect("consignments:track", token=token)


def _find(token: str) -> Delivery:
    return get_object_or_404(tracked(Delivery.objects.all()), token=token)
