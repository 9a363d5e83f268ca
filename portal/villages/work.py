"""Villages in the one menu: the operator's lists, and each coordinator's own village."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.core.admin_scope import is_operator
from portal.core.work_menu import (
    Entry,
    Group,
    register_entries,
    register_group,
    register_own_entries,
    runs_page_admin,
    to_page_admin,
)
from portal.villages.models import Membership, Village
from portal.villages.policies import coordinates
from portal.villages.services import page_of

OWN_FROM = 50


def keeps_villages(user) -> bool:
    """Say whether this person keeps something of a village in the page admin: its coordinator or an operator."""
    return to_page_admin(user) and (is_operator(user) or coordinates(user))


def own_villages(user) -> list[Entry]:
    """Return an entry for each village this person coordinates; it leads to the village's pages."""
    if is_operator(user) or not coordinates(user):
        return []
    found = []
    for number, village in enumerate(Village.objects.kept_by(user, Membership.Role.COORDINATOR)):
        page = page_of(village)
        if page:
            url, name = reverse("wagtailadmin_explore", args=[page.pk]), f"my-village-{village.pk}"
            found.append(Entry(name, village.name, url, OWN_FROM + number, to_page_admin, "home"))
    return found


def register() -> None:
    """Enter the lists and the villages."""
    register_group(Group("villages", _("Villages"), "home", 200))
    register_entries(
        Entry("villages", _("Villages"), "villages:index", 10, runs_page_admin, group="villages"),
        Entry(
            "people-in-charge", _("People in charge"), "people-in-charge:index", 20, runs_page_admin, group="villages"
        ),
    )
    register_own_entries(own_villages)
