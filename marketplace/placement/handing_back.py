"""The form with which operators and keepers say that they handed money back."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from marketplace.placement.money_back import whom_to_call
from portal.core.templatetags.ui import cny
from portal.payments.forms import HandedBackForm
from portal.payments.models import Refund
from portal.payments.services import confirm_handed_back


def hand_back(request: HttpRequest, refund: Refund) -> HandedBackForm:
    """Write down what the posted form says of a refund; return the form, with its errors if it was refused."""
    form = HandedBackForm(request.POST, refund=refund)
    if form.is_valid():
        confirm_handed_back(refund=refund, on=form.cleaned_data["on"], note=form.cleaned_data["note"], by=request.user)
        words = {"sum": cny(refund.amount), "name": whom_to_call(refund)["name"]}
        messages.success(request, _("Written down: %(name)s has %(sum)s back.") % words)
    return form


def debts(refunds: Iterable[Refund], *, tried: HandedBackForm | None = None) -> list[dict]:
    """Return each refund with whom to call and its form; `tried` is one that was refused."""
    return [
        {
            "refund": refund,
            "buyer": whom_to_call(refund),
            "form": tried if tried and tried.refund == refund else HandedBackForm(refund=refund),
        }
        for refund in refunds
    ]
