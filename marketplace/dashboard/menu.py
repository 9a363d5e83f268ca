"""The dashboard's one menu: each entry with the permission it needs."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

ENTRIES = [
    (pgettext_lazy("dashboard", "Overview"), "dashboard:index", None),
    (gettext_lazy("Orders"), "dashboard:order-list", "order.view_order"),
    (gettext_lazy("Money to give back"), "dashboard:money-back", "order.view_order"),
    (gettext_lazy("Products"), "dashboard:catalogue-product-list", "catalogue.view_product"),
    (gettext_lazy("Categories"), "dashboard:catalogue-category-list", "catalogue.view_category"),
    (gettext_lazy("Product types"), "dashboard:catalogue-class-list", "catalogue.view_productclass"),
    (
        gettext_lazy("Lists of choices"),
        "dashboard:catalogue-attribute-option-group-list",
        "catalogue.view_attributeoptiongroup",
    ),
    (gettext_lazy("Sellers"), "dashboard:partner-list", "partner.view_partner"),
    (gettext_lazy("Low on stock"), "dashboard:stock-alert-list", "partner.view_stockalert"),
    (gettext_lazy("Customers"), "dashboard:users-index", "users.view_user"),
    (gettext_lazy("Offers"), "dashboard:offer-list", "offer.view_conditionaloffer"),
    (gettext_lazy("Ranges"), "dashboard:range-list", "offer.view_range"),
    (gettext_lazy("Vouchers"), "dashboard:voucher-list", "voucher.view_voucher"),
    (gettext_lazy("Voucher sets"), "dashboard:voucher-set-list", "voucher.view_voucherset"),
    (gettext_lazy("Reviews"), "dashboard:reviews-list", "reviews.view_productreview"),
    (gettext_lazy("Statistics"), "dashboard:order-stats", "order.view_order"),
    (gettext_lazy("Reports"), "dashboard:reports-index", "analytics.view_userrecord"),
]


def entries_for(user) -> list[dict]:
    """Return label and address of what this operator may open."""
    allowed = [(label, name) for label, name, permission in ENTRIES if not permission or user.has_perm(permission)]
    return [{"label": label, "url": reverse(name)} for label, name in allowed]


def other_doors() -> list[dict]:
    """Return the ways out to the other admins."""
    return [
        {"label": _("Pages and pictures"), "url": reverse("wagtailadmin_home")},
        {"label": _("Sent messages"), "url": reverse("admin:outbox_sentmail_changelist")},
        {"label": _("Delivery prices and tables"), "url": reverse("admin:index")},
    ]
