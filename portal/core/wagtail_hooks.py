"""What the Wagtail admin does otherwise here: order, scope, our own colours."""

from django.core.exceptions import PermissionDenied
from django.templatetags.static import static
from django.urls import path, reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.forms.choosers import (
    AnchorLinkChooserForm,
    EmailLinkChooserForm,
    ExternalLinkChooserForm,
    PhoneLinkChooserForm,
)
from wagtail.admin.menu import MenuItem

from portal.core.admin_api import ScopedDocuments, ScopedImages
from portal.core.admin_scope import is_operator, pages_for
from portal.core.translating import OpenTranslation

FIRST_ACTIONS = ("action-publish", "action-submit", "action-save-draft")


@hooks.register("insert_global_admin_css")
def our_colours() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


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


def name_link_fields() -> None:
    """Give the forms of links labels that can be translated; Wagtail makes them of the fields' English names."""
    labels = {
        "link_text": _("Link text"),
        "email_address": _("E-mail address"),
        "subject": _("Subject"),
        "body": _("Message"),
        "phone_number": _("Phone number"),
    }
    forms = (ExternalLinkChooserForm, AnchorLinkChooserForm, EmailLinkChooserForm, PhoneLinkChooserForm)
    for field_name, field in ((name, field) for form in forms for name, field in form.base_fields.items()):
        field.label = labels.get(field_name, field.label)


name_link_fields()


class OperatorsItem(MenuItem):
    """A door only operators see."""

    def is_shown(self, request):
        return is_operator(request.user)


def _door(label, address: str, name: str, icon: str, order: int):
    """Register a menu item that leads out of the Wagtail admin."""
    hooks.register("register_admin_menu_item", lambda: OperatorsItem(label, address, name, icon_name=icon, order=order))


_door(_("Shop dashboard"), reverse_lazy("dashboard:index"), "shop", "tag", 800)
_door(_("Accounts and records"), reverse_lazy("admin:index"), "records", "cogs", 810)
_door(_("Sent messages"), reverse_lazy("admin:outbox_sentmail_changelist"), "sent-mail", "mail", 820)
