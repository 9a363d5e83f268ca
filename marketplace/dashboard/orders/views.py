"""Orders for operators: to find, to read, to confirm money, to cancel. Nothing else changes an order by hand."""

from django.contrib import messages
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from oscar.apps.dashboard.orders.views import LineDetailView, ShippingAddressUpdateView
from oscar.apps.dashboard.orders.views import OrderDetailView as CoreOrderDetailView
from oscar.apps.dashboard.orders.views import OrderListView as CoreOrderListView
from oscar.core.loading import get_class, get_model

from marketplace.boxes.contents import parts_of_line
from marketplace.complaints.models import Complaint
from marketplace.consignments.models import ConsignmentLine
from marketplace.dashboard.cells import SafeCSVWriter
from marketplace.dashboard.orders.figures import order_figures
from marketplace.dashboard.states import state_label
from marketplace.invoicing.work import may_see_invoices
from marketplace.placement.exceptions import PlacementError
from marketplace.placement.services import cancel_order, confirm_payment
from marketplace.settlement.payees import may_see_all
from portal.payments.models import Attempt
from portal.payments.registry import providers

__all__ = ["LineDetailView", "OrderDetailView", "OrderListView", "OrderStatsView", "ShippingAddressUpdateView"]
Order = get_model("order", "Order")
OrderSearchForm = get_class("dashboard.orders.forms", "OrderSearchForm")
OrderStatsForm = get_class("dashboard.orders.forms", "OrderStatsForm")


class OrderListView(CoreOrderListView):
    """Oscar's list, found by what operators are told on the phone, to look at and to download."""

    form_class = OrderSearchForm
    actions = ()
    CSV_COLUMNS = {
        "number": gettext_lazy("Order number"),
        "date": gettext_lazy("Placed at"),
        "status": gettext_lazy("Status"),
        "payment": gettext_lazy("Payment"),
        "total": gettext_lazy("Total (CNY)"),
        "name": gettext_lazy("Name"),
        "phone": gettext_lazy("Phone"),
        "delivery": gettext_lazy("Delivery"),
    }

    def get(self, request, *args, **kwargs):
        """Show the list; unlike Oscar's, a number that fits leads nowhere else."""
        self.object_list = self.get_queryset()
        return self.render_to_response(self.get_context_data())

    def get_queryset(self):
        self.form = self.form_class(self.request.GET)
        orders = self.base_queryset.select_related("delivery__point", "placement__attempt")
        return self.form.found(orders)

    def get_search_filter_descriptions(self):
        return []

    def get_row_values(self, order):
        delivery, attempt = _delivery(order), _attempt(order)
        return {
            "number": order.number,
            "date": date_format(localtime(order.date_placed), "Y-m-d H:i"),
            "status": state_label(order.status),
            "payment": attempt.get_status_display() if attempt else "",
            "total": order.total_incl_tax,
            "name": delivery.name if delivery else "",
            "phone": delivery.phone if delivery else "",
            "delivery": str(delivery.point or delivery.get_method_display()) if delivery else "",
        }

    def download_selected_orders(self, request, orders):
        """Return the orders as CSV whose cells no spreadsheet calculates."""
        response = HttpResponse(content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f"attachment; filename={self.get_download_filename(request)}"
        writer = SafeCSVWriter(open_file=response)
        writer.writerow(str(label) for label in self.CSV_COLUMNS.values())
        for order in orders:
            writer.writerow(self.get_row_values(order).values())
        return response


class OrderStatsView(View):
    """How many orders for how much: by state, by payment, by village, by month."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the figures of the days asked for; of all days while something is wrong."""
        form = OrderStatsForm(request.GET)
        orders = Order.objects.filter(**form.within("date_placed")).order_by()
        context = {"form": form, **order_figures(orders)}
        return render(request, "oscar/dashboard/orders/statistics.html", context)


class OrderDetailView(CoreOrderDetailView):
    """One order with its parcels and its payment; money and cancelling go through the order protocol."""

    order_actions = ("save_note", "money_arrived", "cancel")
    line_actions = ()

    def get_context_data(self, **kwargs):
        attempt = _attempt(self.object)
        parcels = self.object.consignments.select_related("partner__producer__village")
        lines = ConsignmentLine.objects.annotate(frozen_parts=parts_of_line())
        return {
            **super().get_context_data(**kwargs),
            "delivery": _delivery(self.object),
            "attempt": attempt,
            "payment": _way_of(attempt),
            "refunds": attempt.refunds.all() if attempt else [],
            "parcels": parcels.prefetch_related(Prefetch("lines", lines), "lines__line", "events__by"),
            "adjustments": self.object.adjustments.select_related(
                "by", "instead", "partner__producer__village"
            ).prefetch_related("lines__line__product"),
            "complaints": Complaint.objects.filter(consignment__order=self.object).select_related("consignment"),
            "sees_money": may_see_all(self.request.user),
            "invoices": self.object.invoices.order_by("pk") if may_see_invoices(self.request.user) else [],
            "can_change": self.request.user.has_perm("order.change_order"),
            "can_confirm": attempt is not None and attempt.status == Attempt.Status.PROMISED,
            "can_cancel": self.object.status == "placed" and attempt is not None,
        }

    def get_payment_transactions(self):
        return []

    def money_arrived(self, request: HttpRequest, order) -> HttpResponseRedirect:
        """Confirm that the promised money is here; twice does no harm."""
        attempt = confirm_payment(order=_protocol(order))
        if attempt.status == Attempt.Status.PAID:
            messages.success(request, _("Written down: the money for this order has arrived."))
        else:
            messages.warning(request, _("This order waits for no money."))
        return self.reload_page()

    def cancel(self, request: HttpRequest, order) -> HttpResponseRedirect:
        """Cancel the whole order: stock and money go back."""
        reason = request.POST.get("reason", "").replace("\x00", "").strip()[:200]
        try:
            cancel_order(order=_protocol(order), by=request.user, reason=reason or _("cancelled by the operator"))
        except PlacementError as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("The order is cancelled; stock and money go back."))
        return self.reload_page()


def _protocol(order):
    """Return the order if it came by the order protocol. Raises Http404."""
    if _attempt(order) is None:
        raise Http404
    return order


def _attempt(order) -> Attempt | None:
    placement = getattr(order, "placement", None)
    return placement.attempt if placement else None


def _way_of(attempt: Attempt | None) -> str:
    """Return how this was paid in words; the code of a way that is no longer offered."""
    if attempt is None:
        return ""
    known = providers().get(attempt.provider)
    return str(known.title) if known else attempt.provider


def _delivery(order):
    return getattr(order, "delivery", None)
