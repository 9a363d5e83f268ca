"""The desk of homes in the one menu: of a property office, and of operators."""

from django.utils.translation import pgettext_lazy

from portal.core.work_menu import Entry, register_entries, runs_page_admin
from portal.housing.waiting import waiting_homes
from portal.residents.waiting import works_in_an_office
from portal.residents.work import GROUP


def register() -> None:
    """Enter the desk for both, with how much waits."""
    label = pgettext_lazy("menu", "Homes")
    register_entries(
        Entry(
            *("office-homes", label, "homes:desk", 17, _works_in_an_office_alone), group=GROUP, waiting=waiting_homes
        ),
        Entry(*("homes", label, "homes:desk", 85, runs_page_admin), group="villages", waiting=waiting_homes),
    )


def _works_in_an_office_alone(user) -> bool:
    """Say whether the line stands in the office's part: an operator has it in their own."""
    return works_in_an_office(user) and not runs_page_admin(user)
