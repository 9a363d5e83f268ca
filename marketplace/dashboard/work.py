"""Oscar's dashboard in the one menu: each room with the permission it needs."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from marketplace.dashboard.access import is_operator
from portal.core.work_menu import Entry, Group, may, register_entries, register_group

GROUPS = (
    Group("orders", _("Orders"), "receipt", 300),
    Group("products", _("Products"), "leaf", 310),
    Group("offers", _("Offers"), "tag", 340),
)
ROOMS = (
    ("orders", "orders", _("Orders"), "order-list", "order.view_order"),
    ("money-back", "orders", _("Money to give back"), "money-back", "order.view_order"),
    ("statistics", "orders", _("Statistics"), "order-stats", "order.view_order"),
    ("products", "products", _("Products"), "catalogue-product-list", "catalogue.view_product"),
    ("low-stock", "products", _("Low on stock"), "stock-alert-list", "partner.view_stockalert"),
    ("reviews", "products", _("Reviews"), "reviews-list", "reviews.view_productreview"),
    ("categories", "products", _("Categories"), "catalogue-category-list", "catalogue.view_category"),
    ("product-types", "products", _("Product types"), "catalogue-class-list", "catalogue.view_productclass"),
    (
        "choices",
        "products",
        _("Lists of choices"),
        "catalogue-attribute-option-group-list",
        "catalogue.view_attributeoptiongroup",
    ),
    ("offers", "offers", _("Offers"), "offer-list", "offer.view_conditionaloffer"),
    ("ranges", "offers", _("Ranges"), "range-list", "offer.view_range"),
    ("vouchers", "offers", _("Vouchers"), "voucher-list", "voucher.view_voucher"),
    ("voucher-sets", "offers", _("Voucher sets"), "voucher-set-list", "voucher.view_voucherset"),
    ("shop-reports", "reports", _("Shop reports"), "reports-index", "analytics.view_userrecord"),
)


def register() -> None:
    """Enter every room of the dashboard."""
    register_group(*GROUPS)
    for order, (name, group, label, url, right) in enumerate(ROOMS):
        register_entries(Entry(name, label, f"dashboard:{url}", order, may(right, is_operator), group=group))
    sellers, customers = may("partner.view_partner", is_operator), may("users.view_user", is_operator)
    register_entries(
        Entry("overview", pgettext_lazy("dashboard", "Overview"), "dashboard:index", 290, is_operator, "report"),
        Entry("sellers", _("Sellers"), "dashboard:partner-list", 320, sellers, "hands"),
        Entry("customers", _("Customers"), "dashboard:users-index", 330, customers, "me"),
    )
