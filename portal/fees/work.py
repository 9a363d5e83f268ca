"""Fees in the office's part of the one menu, and payouts in the operator's."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.core.work_menu import Entry, register_entries, runs_page_admin
from portal.residents.waiting import works_in_an_office
from portal.residents.work import GROUP


def register() -> None:
    """Enter bills, arrears and money for the office, payouts for the operator."""
    register_entries(
        Entry("office-fees", pgettext_lazy("bills", "Fees"), "office_fees:bills", 40, works_in_an_office, group=GROUP),
        Entry("office-arrears", _("Arrears"), "office_fees:arrears", 41, works_in_an_office, group=GROUP),
        Entry("office-fee-money", _("Money from fees"), "office_fees:money", 42, works_in_an_office, group=GROUP),
        Entry("fee-payouts", _("Fees to pay out"), "fee-payouts:companies", 30, runs_page_admin, group="payments"),
    )
