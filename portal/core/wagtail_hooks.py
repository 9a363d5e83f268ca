"""What the Wagtail admin does otherwise here: order, scope, our own colours."""

from django.core.exceptions import PermissionDenied
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.admin.wagtail_hooks import ExplorerMenuItem

from portal.core.admin_api import ScopedDocuments, ScopedImages
from portal.core.admin_scope import is_operator, pages_for
from portal.core.admin_words import name_them
from portal.core.translating import OpenTranslation
from portal.core.work_menu import Place, menu_for

FIRST_ACTIONS = ("action-publish", "action-submit", "action-save-draft")


@hooks.register("insert_global_admin_css")
def our_colours() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("insert_editor_js")
def one_page() -> str:
    """Wagtail lets publishing and the first kept draft each make a page when the line is slow."""
    return format_html('<script src="{}"></script>', static("js/one_page.js"))


@hooks.register("register_icons")
def our_icons(icons: list[str]) -> list[str]:
    """Give Wagtail the line icons of the site, each named our-…"""
    kept = [icon for icon in icons if not icon.endswith("/folder-open-inverse.svg")]
    return [*kept, "core/admin/icons.svg"]


@hooks.register("construct_main_menu", order=900)
def one_menu(request, menu_items) -> None:
    """Put the one menu of all workrooms in the place of Wagtail's own."""
    menu_items[:] = [as_item(place) for place in menu_for(request.user)]


def as_item(place: Place) -> MenuItem:
    """Return a line of the one menu as Wagtail draws it; pages open as a tree."""
    look = {"name": place.name, "icon_name": f"our-{place.icon}" if place.icon else "", "order": place.order}
    if place.places:
        return SubmenuMenuItem(place.label, Menu(items=[as_item(room) for room in place.places]), **look)
    kind = ExplorerMenuItem if place.name == "pages" else MenuItem
    return kind(place.label, place.url, **look)


@hooks.register("register_admin_urls", order=-1)
def our_translation_screen() -> list:
    """Stand before the package's view at the same address."""
    return [path("localize/submit/page/<int:page_id>/", OpenTranslation.as_view())]


@hooks.register("construct_admin_api", order=100)
def scope_api(router) -> None:
    router.register_endpoint("images", ScopedImages)
    router.register_endpoint("documents", ScopedDocuments)


@hooks.register("construct_page_chooser_queryset")
def choose_own_pages(pages, request):
    return pages if is_operator(request.user) else pages.filter(pk__in=pages_for(request.user).values("pk"))


@hooks.register("construct_explorer_page_queryset")
def explore_own_pages(parent_page, pages, request):
    return pages if is_operator(request.user) else pages.filter(pk__in=pages_for(request.user).values("pk"))


@hooks.register("construct_page_action_menu")
def publish_first(menu_items, request, context) -> None:
    """Put publishing before the draft: what people come for is one tap."""
    rank = {name: place for place, name in enumerate(FIRST_ACTIONS)}
    menu_items.sort(key=lambda item: rank.get(item.name, len(rank)))


def keep_anchor(request, page, *args) -> None:
    """Refuse to take away the page that holds a village or a community, unless an operator does it."""
    if getattr(page.specific_class, "is_anchor", False) and not is_operator(request.user):
        raise PermissionDenied


for _hook in ("before_delete_page", "before_unpublish_page", "before_move_page"):
    hooks.register(_hook, keep_anchor)


name_them()


@hooks.register("register_account_menu_item")
def our_look(request) -> dict:
    """Say on the account's page where the colours are chosen."""
    return {
        "url": f"{reverse('wagtailadmin_home')}#colours",
        "label": _("Light or dark colours"),
        "help_text": _("Chosen at the foot of the desk, for the whole site."),
    }
