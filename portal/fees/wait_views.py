"""Between the provider's page and the receipt, and the receipt."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.fees.models import Line, Payment
from portal.fees.papers import RECEIPT
from portal.fees.policies import payments_seen_by
from portal.papers.printing import Wish, answer, language_asked
from portal.payments import services as payments
from portal.payments.models import Attempt
from portal.payments.waiting import look, waiting_context
from portal.residents.policies import may_run


@never_cache
@require_safe
@transaction.non_atomic_requests
def wait(request: HttpRequest, number: str) -> HttpResponse:
    """Ask the provider how it stands: on to the receipt, back to the bills, or wait here.

    The attempt's number cannot be guessed; whoever knows it is the payer. The receipt asks who they are.
    """
    payment = get_object_or_404(Payment.objects.select_related("attempt", "community"), attempt__number=number)
    attempt = payment.attempt
    if attempt.status == Attempt.Status.STARTED:
        look(attempt)
        attempt.refresh_from_db()
    if attempt.status in (Attempt.Status.PAID, Attempt.Status.REFUNDED):
        return redirect("fees:receipt", payment.pk)
    if attempt.status == Attempt.Status.FAILED:
        messages.warning(request, _("The payment did not succeed. Nothing was charged."))
        return redirect("fees:mine", payment.community.slug)
    lines = payment.lines.select_related("bill")
    context = {"payment": payment, "community": payment.community, "lines": lines, **waiting_context(request, attempt)}
    return render(request, "fees/wait.html", context)


@never_cache
@require_POST
@transaction.non_atomic_requests
def leave(request: HttpRequest, number: str) -> HttpResponse:
    """Stop waiting: unless it was paid just now, the bills are free. Money that still comes goes the late way."""
    attempt = get_object_or_404(Attempt, number=number, fee_payment__isnull=False)
    payments.leave(attempt=attempt)
    return redirect("fees:wait", number=number)


def _seen(request: HttpRequest, pk: int) -> Payment:
    seen = payments_seen_by(request.user).filter(Q(paid_at__isnull=False) | Q(payer=request.user))
    related = "community", "company", "flat__building", "receipt", "attempt", "refund"
    return get_object_or_404(seen.select_related(*related), pk=pk)


@require_safe
@login_required
@never_cache
def receipt(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what became of a payment: what is paid, what goes back, where the receipt is."""
    payment = _seen(request, pk)
    lines = list(payment.lines.select_related("bill").order_by("pk"))
    context = {
        "payment": payment,
        "community": payment.community,
        "at_office": may_run(request.user, payment.community),
        "paid": [line for line in lines if line.state == Line.State.PAID],
        "back": [line for line in lines if line.state == Line.State.BACK],
    }
    context["total"] = sum(line.amount for line in context["paid"])
    context["back_total"] = sum(line.amount for line in context["back"])
    return render(request, "fees/receipt.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the receipt as PDF, in the language asked for (?language=)."""
    payment = get_object_or_404(payments_seen_by(request.user).filter(receipt__isnull=False), pk=pk)
    title = _("Receipt") + f" {payment.receipt}"
    back = redirect("fees:receipt", pk).url
    return answer(request, Wish(RECEIPT, [pk], title, back, language=language_asked(request)))
