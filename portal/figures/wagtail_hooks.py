"""Site figures in the Wagtail admin, and the ear at every page served."""

from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from portal.core.wagtail_hooks import OperatorsItem
from portal.figures.pages import remember_page

hooks.register("before_serve_page", remember_page)


@hooks.register("register_admin_urls")
def figures_urls() -> list:
    return [path("figures/", include("portal.figures.urls"))]


@hooks.register("register_admin_menu_item")
def figures_item() -> OperatorsItem:
    return OperatorsItem(_("Site figures"), reverse_lazy("figures:report"), "figures", icon_name="table", order=140)
