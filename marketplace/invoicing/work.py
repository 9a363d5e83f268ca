"""Invoices in the operator's menu."""

from django.utils.translation import gettext_lazy as _

from portal.core.work_menu import Entry, may, register_entries, to_records


def register() -> None:
    """Enter the list, tax rates and issuers."""
    register_entries(
        Entry("invoices", _("Invoices"), "invoices:list", 3, may_see_invoices, group="money"),
        Entry(
            "taxrate",
            _("Tax rates"),
            "admin:invoicing_taxrate_changelist",
            8,
            may("invoicing.view_taxrate", to_records),
            group="money",
        ),
        Entry(
            "issuer",
            _("Issuers of invoices"),
            "admin:invoicing_issuer_changelist",
            9,
            may("invoicing.view_issuer", to_records),
            group="money",
        ),
    )


def may_see_invoices(user) -> bool:
    """Say whether this user is an operator who may look at everybody's invoices."""
    return user.is_active and user.is_staff and user.has_perm("invoicing.view_invoice")
