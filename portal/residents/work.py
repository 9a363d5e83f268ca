"""The property office in the one menu, and the operator's lists of offices and their people."""

from django.utils.translation import gettext_lazy as _

from portal.core.work_menu import Entry, Group, register_entries, register_group, runs_page_admin
from portal.residents.waiting import waiting_requests, works_in_an_office

GROUP = "office"


def register() -> None:
    """Enter the office's rooms and the operator's lists."""
    register_group(Group(GROUP, _("Property office"), "community", 60))
    register_entries(
        Entry(
            *("office-desk", _("Requests of residents"), "office:desk", 10, works_in_an_office),
            group=GROUP,
            waiting=waiting_requests,
        ),
        Entry(
            *("office-flats", _("Flats and residents"), "office:flats", 20, works_in_an_office),
            group=GROUP,
            also=("office:letters", "office:import"),
        ),
        Entry(
            *("property-companies", _("Property companies"), "property-companies:index", 50, runs_page_admin),
            group="villages",
        ),
        Entry(
            "property-offices", _("Property offices"), "property-offices:index", 60, runs_page_admin, group="villages"
        ),
        Entry("property-staff", _("Property staff"), "property-staff:index", 70, runs_page_admin, group="villages"),
    )
