"""The reports: what each counts, its columns, one row from one record. Money is a Decimal in CNY."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Count, F, Max, Min, QuerySet, Sum
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from oscar.core.loading import get_model

from marketplace.dashboard.states import state_label

Order = get_model("order", "Order")
Line = get_model("order", "Line")
OrderDiscount = get_model("order", "OrderDiscount")
Voucher = get_model("voucher", "Voucher")
UserRecord = get_model("analytics", "UserRecord")
Basket = get_model("basket", "Basket")


@dataclass(frozen=True)
class Report:
    """`moment` is the field its days are compared with, empty when it has none; `address` leads from a row."""

    code: str
    label: str
    columns: tuple
    records: Callable[[], QuerySet]
    row: Callable[..., tuple]
    moment: str = ""
    address: Callable[..., str] | None = None
    permission: str = "order.view_order"


def _in_language(name: str) -> str:
    """Return the column of a translated field in the reader's language."""
    return f"{name}_{'en' if get_language() == 'en' else 'zh_hans'}"


def _orders() -> QuerySet:
    return Order.objects.select_related("delivery").order_by("-date_placed", "-pk")


def _order_row(order) -> tuple:
    delivery = getattr(order, "delivery", None)
    name, phone = (delivery.name, delivery.phone) if delivery else ("", "")
    return order.number, order.date_placed, state_label(order.status), name, phone, order.total_incl_tax


def _sold() -> QuerySet:
    return Line.objects.exclude(order__status="cancelled").order_by()


def _villages() -> QuerySet:
    name = f"partner__producer__village__{_in_language('name')}"
    sums = {"orders": Count("order", distinct=True), "pieces": Sum("quantity"), "sum": Sum("line_price_incl_tax")}
    return _sold().values("partner_id", village=F(name)).annotate(**sums).order_by("-sum", "partner_id")


def _products() -> QuerySet:
    sums = {
        "name": Max(f"product__{_in_language('title')}"),
        "written": Max("title"),
        "orders": Count("order", distinct=True),
        "pieces": Sum("quantity"),
        "sum": Sum("line_price_incl_tax"),
    }
    return _sold().values("product_id").annotate(**sums).order_by("-sum", "product_id")


def _product_address(row: dict) -> str:
    return reverse("dashboard:catalogue-product", args=[row["product_id"]]) if row["product_id"] else ""


def _customers() -> QuerySet:
    return UserRecord.objects.select_related("user").order_by("-total_spent", "pk")


def _customer_row(record) -> tuple:
    user = record.user
    contact = user.email or getattr(user, "phone", "") or ""
    return str(user), contact, user.date_joined, record.num_orders, record.total_spent, record.date_last_order


def _baskets() -> QuerySet:
    """Return open baskets with something in them, the freshest first."""
    sums = {"pieces": Sum("lines__quantity"), "kinds": Count("lines")}
    open_ones = Basket.objects.filter(status="Open").select_related("owner")
    return open_ones.annotate(**sums).filter(kinds__gt=0).order_by("-date_created", "-pk")


def _offers() -> QuerySet:
    sums = {
        "name": Min("offer_name"),
        "orders": Count("order", distinct=True),
        "times": Sum("frequency"),
        "sum": Sum("amount"),
    }
    return OrderDiscount.objects.order_by().values("offer_id").annotate(**sums).order_by("-sum", "offer_id")


def _vouchers() -> QuerySet:
    return Voucher.objects.order_by("-num_orders", "-total_discount", "code")


REPORTS = [
    Report(
        code="orders",
        label=_("Orders"),
        columns=(_("Order number"), _("Placed at"), _("Status"), _("Name"), _("Phone"), _("Total")),
        records=_orders,
        row=_order_row,
        moment="date_placed",
        address=lambda order: reverse("dashboard:order-detail", args=[order.number]),
    ),
    Report(
        code="villages",
        label=_("Sales by village"),
        columns=(_("Village"), _("Orders"), _("Pieces"), _("Sold for")),
        records=_villages,
        row=lambda row: (row["village"] or "–", row["orders"], row["pieces"], row["sum"]),
        moment="order__date_placed",
    ),
    Report(
        code="products",
        label=_("Sales by product"),
        columns=(_("Product"), _("Orders"), _("Pieces"), _("Sold for")),
        records=_products,
        row=lambda row: (row["name"] or row["written"], row["orders"], row["pieces"], row["sum"]),
        moment="order__date_placed",
        address=_product_address,
    ),
    Report(
        code="user_analytics",
        label=_("Customers"),
        columns=(_("Name"), _("E-mail or phone"), _("Joined"), _("Orders"), _("Spent"), _("Last order")),
        records=_customers,
        row=_customer_row,
        address=lambda one: reverse("dashboard:user-detail", args=[one.user_id]),
        permission="users.view_user",
    ),
    Report(
        code="open_baskets",
        label=_("Open baskets"),
        columns=(_("Customer"), _("Begun"), _("Products"), _("Pieces")),
        records=_baskets,
        row=lambda one: (str(one.owner or _("without account")), one.date_created, one.kinds, one.pieces),
        moment="date_created",
        permission="users.view_user",
    ),
    Report(
        code="offers",
        label=_("Offers"),
        columns=(_("Offer"), _("Orders"), _("Times used"), _("Discounts given")),
        records=_offers,
        row=lambda row: (row["name"], row["orders"], row["times"], row["sum"]),
        moment="order__date_placed",
        permission="offer.view_conditionaloffer",
    ),
    Report(
        code="vouchers",
        label=_("Vouchers"),
        columns=(_("Code"), _("Name"), _("Put into baskets"), _("Orders"), _("Discounts given")),
        records=_vouchers,
        row=lambda one: (one.code, one.name, one.num_basket_additions, one.num_orders, one.total_discount),
        address=lambda one: reverse("dashboard:voucher-stats", args=[one.pk]),
        permission="voucher.view_voucher",
    ),
]


def find_report(code: str) -> Report | None:
    """Return the report with this code."""
    return next((report for report in REPORTS if report.code == code), None)
