"""Vouchers for operators, at a fixed number of queries and with files a spreadsheet reads."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from oscar.apps.dashboard.vouchers import views as core

from marketplace.dashboard.cells import SafeCSVWriter

MOST_ORDERS = 100


def _offers_of(voucher) -> list:
    """Return what a voucher gives, ready to be described."""
    if voucher is None:
        return []
    return list(voucher.offers.select_related("benefit__range", "condition__range").order_by("name"))


class VoucherStatsView(core.VoucherStatsView):
    """One voucher: what it gives and the last orders that used it."""

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        discounts = context["discounts"].filter(order__isnull=False).select_related("order")[:MOST_ORDERS]
        return {**context, "discounts": discounts, "offers": _offers_of(self.object)}


class VoucherSetDetailView(core.VoucherSetDetailView):
    """A set with its codes."""

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return {**context, "offers": _offers_of(self.voucher_set.vouchers.order_by("pk").first())}


class VoucherSetDownloadView(core.VoucherSetDownloadView):
    """The codes of a set as a file; its name is plain, for a Chinese one would vanish."""

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        voucher_set = self.get_object()
        response = HttpResponse(content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="codes-{voucher_set.pk}.csv"'
        writer = SafeCSVWriter(open_file=response)
        writer.writerow([_("Code"), _("Voucher set")])
        for code in voucher_set.vouchers.order_by("pk").values_list("code", flat=True):
            writer.writerow([code, voucher_set.name])
        return response
