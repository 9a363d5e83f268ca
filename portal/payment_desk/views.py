"""The operator's pages: the means of payment, and the statements of the providers."""

import csv
from datetime import timedelta

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from portal.core.admin_scope import is_operator
from portal.core.cells import defused
from portal.payment_desk.cards import all_cards, find_online
from portal.payment_desk.models import Line, Statement
from portal.payment_desk.services import fetch_statement
from portal.payment_desk.trying import try_out
from portal.payments.exceptions import UnknownProvider
from portal.payments.models import Refund

BYTE_ORDER_MARK = "\ufeff"
PER_PAGE, LINES_PER_PAGE = 30, 100
#: A refund that is on its way for so long wants to be looked at.
SLOW = timedelta(days=1)


class OperatorsOnly:
    """For everybody else there is nothing here."""

    def dispatch(self, request: HttpRequest, *args, **kwargs):
        if not is_operator(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class DeskPage(OperatorsOnly, WagtailAdminTemplateMixin, TemplateView):
    """What both pages share."""

    header_icon = "our-card"
    http_method_names = ["get", "head", "options"]

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]


class MeansView(DeskPage):
    """Which providers are on, what is missing, and what to do next."""

    template_name = "payment_desk/means.html"
    page_title = _("Means of payment")

    def get_context_data(self, **kwargs) -> dict:
        latest = Statement.objects.filter(day__gte=timezone.localdate() - timedelta(days=7))
        slow = Refund.objects.filter(status=Refund.Status.STARTED, created_at__lt=timezone.now() - SLOW)
        return super().get_context_data(
            cards=all_cards(), latest=latest, slow=slow.select_related("attempt").order_by("pk")[:20], **kwargs
        )


@method_decorator(transaction.non_atomic_requests, name="dispatch")
class TryView(OperatorsOnly, View):
    """Call a provider and say what it answered."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, code: str) -> HttpResponse:
        provider = find_online(code)
        if provider is None:
            raise Http404
        tried = try_out(provider)
        (messages.success if tried.is_well else messages.error)(request, tried.sentence)
        return redirect("payment-desk:means")


class StatementsView(DeskPage):
    """The days, newest first; those that want a look can be picked out."""

    template_name = "payment_desk/statements.html"
    page_title = _("Providers' statements")

    def get_context_data(self, **kwargs) -> dict:
        only_off = self.request.GET.get("only") == "off"
        rows = Statement.objects.filter(status__in=("off", "failed")) if only_off else Statement.objects.all()
        page = Paginator(rows, PER_PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(page_obj=page, only_off=only_off, **kwargs)


class StatementView(DeskPage):
    """One day, line by line, those that differ first."""

    template_name = "payment_desk/statement.html"

    def setup(self, request: HttpRequest, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.statement = get_object_or_404(Statement, pk=kwargs["pk"])
        self.page_title = str(self.statement)

    def get_context_data(self, **kwargs) -> dict:
        lines = self.statement.lines.select_related("attempt").order_by("-problem", "pk")
        page = Paginator(lines, LINES_PER_PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(statement=self.statement, page_obj=page, **kwargs)


class LinesView(OperatorsOnly, View):
    """One day's lines as CSV, whose cells no spreadsheet calculates."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        statement = get_object_or_404(Statement, pk=pk)
        response = HttpResponse(BYTE_ORDER_MARK, content_type="text/csv; charset=utf-8")
        name = f"{statement.provider}-{statement.day}.csv"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        writer = csv.writer(response)
        names = ("kind", "number", "key", "amount", "here", "fee", "problem")
        writer.writerow([Line._meta.get_field(name).verbose_name for name in names])
        for line in statement.lines.all():
            cells = (line.get_kind_display(), line.number, line.key, line.amount, line.here, line.fee)
            writer.writerow([defused(cell) for cell in (*cells, line.get_problem_display())])
        return response


@method_decorator(transaction.non_atomic_requests, name="dispatch")
class FetchView(OperatorsOnly, View):
    """Fetch one day's bill again."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        found = get_object_or_404(Statement, pk=pk)
        try:
            statement = fetch_statement(provider=found.provider, day=found.day)
        except UnknownProvider:
            messages.error(request, _("This means of payment is switched off; its bill cannot be fetched."))
            return redirect("payment-desk:statement", pk=pk)
        say = messages.success if statement.status == Statement.Status.FINE else messages.warning
        say(request, f"{statement}: {statement.get_status_display()}")
        return redirect("payment-desk:statement", pk=pk)
