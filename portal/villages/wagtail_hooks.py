"""The Wagtail admin as a coordinator meets it, and the operator's villages."""

from wagtail import hooks

from portal.core.admin_scope import is_operator
from portal.villages.choosing import village_chooser
from portal.villages.desk import DraftsPanel, OperatorPanel, TilesPanel, UntranslatedPanel, is_coordinator
from portal.villages.viewsets import MembershipViewSet, VillageViewSet


@hooks.register("register_admin_viewset")
def village_viewsets():
    return [VillageViewSet(), MembershipViewSet(), village_chooser]


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
