"""The buyer answers an offer, by the private link of the order."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from marketplace.consignments.exceptions import ConsignmentError
from marketplace.placement.exceptions import PlacementError
from marketplace.substitutions.models import Substitution
from marketplace.substitutions.preview import preview_of
from marketplace.substitutions.services import answer
from portal.core.templatetags.ui import cny
from portal.payments.models import Attempt

Status = Substitution.Status


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@transaction.non_atomic_requests
def decide(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    """Show both goods and what goes back, and take the answer."""
    mine = Substitution.objects.filter(consignment__order__delivery__token=token).with_goods()
    offer = get_object_or_404(mine, pk=pk)
    back = redirect("consignments:track", token=token)
    said = request.POST.get("answer", "")
    if request.method == "POST" and said in ("yes", "no"):
        _take(request, offer, accept=said == "yes")
        return back
    if not offer.is_open:
        messages.info(request, _closed_words(offer))
        return back
    context = {
        "offer": offer,
        "seen": preview_of(offer),
        "paid": offer.consignment.order.placement.attempt.status == Attempt.Status.PAID,
        "village": offer.consignment.partner.producer.village,
        "back": back.url,
    }
    return render(request, "substitutions/answer.html", context)


def _take(request: HttpRequest, offer: Substitution, *, accept: bool) -> None:
    was_open = offer.status == Status.OPEN
    by = request.user if request.user.is_authenticated else None
    try:
        offer = answer(offer=offer, accept=accept, by=by)
    except (ConsignmentError, PlacementError) as error:
        messages.error(request, str(error))
        return
    meant = Status.ACCEPTED if accept else Status.DECLINED
    if offer.status != meant:
        messages.warning(request, _closed_words(offer))
    elif was_open:
        words = {"amount": cny(offer.adjustment.total)}
        if not offer.adjustment.total:
            messages.success(request, _("Thank you. The village packs it now."))
        elif offer.adjustment.refund_id:
            messages.success(request, _("Thank you. %(amount)s goes back to you.") % words)
        else:
            messages.success(request, _("Thank you. You pay %(amount)s less.") % words)


def _closed_words(offer: Substitution) -> str:
    words = {
        Status.ACCEPTED: _("You agreed to this already. It comes with the parcel."),
        Status.DECLINED: _("You said no to this already. What is missing costs you nothing."),
        Status.WITHDRAWN: _("The village has taken this offer back. Nothing else comes instead."),
    }
    return words.get(offer.status) or _("The time to answer is over. What is missing costs you nothing.")
