"""Repairs in the office's part of the one menu."""

from django.utils.translation import pgettext_lazy

from portal.core.work_menu import Entry, register_entries
from portal.repairs.waiting import waiting_repairs
from portal.residents.waiting import works_in_an_office
from portal.residents.work import GROUP


def register() -> None:
    """Enter the board, with how many nobody has looked at."""
    register_entries(
        Entry(
            *("office-repairs", pgettext_lazy("menu", "Repairs"), "office_repairs:board", 15, works_in_an_office),
            group=GROUP,
            waiting=waiting_repairs,
        )
    )
