"""The operator's page: what the platform owes each property company, paying it out, and money to hand back."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from portal.core.admin_scope import is_operator
from portal.core.templatetags.ui import cny
from portal.fees.exceptions import FeeError
from portal.fees.models import Payout
from portal.fees.services import pay_out
from portal.fees.services.payouts import owed_to
from portal.fees.tables import payout_table
from portal.payments.forms import HandedBackForm
from portal.payments.models import Refund
from portal.payments.services import confirm_handed_back
from portal.residents.models import PropertyCompany

SHOWN = 30


class OperatorsOnly:
    """For everybody else there is nothing here."""

    def dispatch(self, request: HttpRequest, *args, **kwargs):
        if not is_operator(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class ReferenceForm(forms.Form):
    """What the bank calls the transfer."""

    use_required_attribute = False
    reference = forms.CharField(
        label=gettext_lazy("The bank's reference"),
        max_length=60,
        error_messages={"required": gettext_lazy("Enter the bank's reference of the transfer.")},
    )


class CompaniesView(OperatorsOnly, WagtailAdminTemplateMixin, TemplateView):
    """Each company with what it is owed, the last payouts, and refunds a person must hand back."""

    template_name = "fees/admin/companies.html"
    page_title = gettext_lazy("Fees to pay out")
    header_icon = "our-card"
    http_method_names = ["get", "head", "options"]

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs) -> dict:
        companies = PropertyCompany.objects.order_by("name")[:SHOWN]
        waiting = to_hand_back()
        return super().get_context_data(
            companies=[(company, owed_to(company)) for company in companies],
            payouts=Payout.objects.select_related("company", "made_by")[:SHOWN],
            debts=[(refund, HandedBackForm(refund=refund)) for refund in waiting[:SHOWN]],
            **kwargs,
        )


def to_hand_back():
    """Return the refunds of fees that the provider would not send, oldest first."""
    waiting = Refund.objects.filter(status=Refund.Status.TO_HAND_BACK, attempt__fee_payment__isnull=False)
    return waiting.select_related("attempt__fee_payment__payer", "attempt__fee_payment__community").order_by("pk")


class PayOutView(OperatorsOnly, View):
    """Write down that a company's money was transferred."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        company = get_object_or_404(PropertyCompany, pk=pk)
        form = ReferenceForm(request.POST)
        if not form.is_valid():
            messages.error(request, form.errors["reference"][0])
            return redirect("fee-payouts:companies")
        try:
            payout = pay_out(company=company, **form.cleaned_data, by=request.user)
        except FeeError as error:
            messages.warning(request, str(error))
        else:
            words = {"company": company, "sum": cny(payout.amount)}
            messages.success(request, _("Written down: %(company)s has got %(sum)s.") % words)
        return redirect("fee-payouts:companies")


class PayoutTableView(OperatorsOnly, View):
    """One payout's lines as CSV."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return payout_table(get_object_or_404(Payout, pk=pk), with_flats=False)


class HandBackView(OperatorsOnly, View):
    """Write down that a person handed money back which the provider would not send."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        refund = get_object_or_404(to_hand_back(), pk=pk)
        form = HandedBackForm(request.POST, refund=refund)
        if form.is_valid():
            data = form.cleaned_data
            confirm_handed_back(refund=refund, on=data["on"], note=data["note"], by=request.user)
            messages.success(request, _("Written down."))
        else:
            messages.error(request, " ".join(error for errors in form.errors.values() for error in errors))
        return redirect("fee-payouts:companies")
