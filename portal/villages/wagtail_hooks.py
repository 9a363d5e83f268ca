"""The Wagtail admin as a coordinator meets it, and the operator's villages."""

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from portal.core.admin_scope import is_operator
from portal.villages.choosing import village_chooser
from portal.villages.desk import (
    DraftsPanel,
    OperatorPanel,
    TilesPanel,
    UntranslatedPanel,
    is_coordinator,
    today_address,
    villages_of,
)
from portal.villages.services import page_of
from portal.villages.viewsets import MembershipViewSet, VillageViewSet

KEPT = {"today", "my-villages", "images", "questions", "visits", "site"}


@hooks.register("register_admin_viewset")
def village_viewsets():
    return [VillageViewSet(), MembershipViewSet(), village_chooser]


@hooks.register("construct_main_menu", order=100)
def trim_menu(request, menu_items) -> None:
    """Leave coordinators what they work with, and bring their villages one tap near."""
    if is_operator(request.user):
        return
    menu_items[:] = [item for item in menu_items if item.name in KEPT]
    for item in menu_items:
        if item.name == "images":
            item.label = _("Pictures")
    today = today_address(request.user)
    if today:
        menu_items.append(MenuItem(_("Today"), today, name="today", icon_name="list-ul", order=100))
    for number, village in enumerate(villages_of(request.user)):
        page = page_of(village)
        if page:
            url = reverse("wagtailadmin_explore", args=[page.pk])
            name = f"my-village-{village.pk}"
            menu_items.append(MenuItem(village.name, url, name=name, icon_name="home", order=110 + number))
    menu_items.append(MenuItem(_("To the site"), f"/{get_language()}/", name="site", icon_name="site", order=900))
    menu_items.sort(key=lambda item: item.order)


@hooks.register("construct_homepage_panels", order=100)
def lay_out_desk(request, panels) -> None:
    """Give coordinators their desk instead of Wagtail's reports."""
    if is_coordinator(request.user):
        panels[:] = [TilesPanel(), DraftsPanel(), UntranslatedPanel()]
    elif is_operator(request.user):
        panels.insert(0, OperatorPanel())


@hooks.register("construct_homepage_summary_items", order=100)
def no_counts(request, items) -> None:
    """Counts of pages and pictures mean nothing to somebody with a story to tell."""
    if not is_operator(request.user):
        items.clear()
