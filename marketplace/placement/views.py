"""The page between paying and the order."""

from django.conf import settings
from django.contrib import messages
from django.core.signing import Signer
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from marketplace.placement.addresses import order_path
from marketplace.placement.locks import Basket
from marketplace.placement.models import Placement
from portal.payments import services as payments
from portal.payments.models import Attempt
from portal.payments.waiting import look, waiting_context


@never_cache
@require_safe
@transaction.non_atomic_requests
def wait(request: HttpRequest, number: str) -> HttpResponse:
    """Ask the provider how it stands: on to the order, back to the checkout, or wait here.

    The attempt's number cannot be guessed; whoever knows it is the buyer.
    """
    placement = get_object_or_404(
        Placement.objects.select_related("attempt", "order__delivery"), attempt__number=number
    )
    if placement.attempt.status == Attempt.Status.STARTED:
        look(placement.attempt)
        placement = Placement.objects.select_related("attempt", "order__delivery").get(pk=placement.pk)
    if placement.order:
        return redirect(order_path(placement.order))
    if placement.status == Placement.Status.RELEASED:
        return _back_to_basket(request, placement)
    context = {"placement": placement, **waiting_context(request, placement.attempt)}
    return render(request, "placement/wait.html", context)


@never_cache
@require_POST
@transaction.non_atomic_requests
def leave(request: HttpRequest, number: str) -> HttpResponse:
    """Stop waiting: unless it was paid just now, the basket is open again. Money that still comes goes the late way."""
    attempt = get_object_or_404(Attempt, number=number, placement__isnull=False)
    payments.leave(attempt=attempt)
    return redirect("placement:wait", number=number)


def _back_to_basket(request: HttpRequest, placement: Placement) -> HttpResponse:
    if placement.attempt.status == Attempt.Status.FAILED:
        messages.warning(request, _("The payment did not succeed. Nothing was charged; your basket is as it was."))
    else:
        messages.warning(request, _("Your payment came too late. The whole amount goes back to you."))
    response = redirect("checkout:index")
    basket = placement.basket
    if basket.status == Basket.OPEN and basket.owner_id is None and not request.user.is_authenticated:
        response.set_cookie(
            settings.OSCAR_BASKET_COOKIE_OPEN,
            Signer().sign(basket.pk),
            max_age=settings.OSCAR_BASKET_COOKIE_LIFETIME,
            secure=settings.OSCAR_BASKET_COOKIE_SECURE,
            httponly=True,
        )
    return response
