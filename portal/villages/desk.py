"""The coordinator's desk: what to write, what waits, what is unfinished."""

from collections.abc import Callable

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from portal.core.admin_scope import is_operator, pages_for
from portal.core.languages import locale_id
from portal.core.work_menu import address_for
from portal.villages.models import Membership, Village
from portal.villages.services import page_of

MOST_DRAFTS = 10
WRITABLE = (("culture", "storypage", "edit"), ("culture", "eventpage", "date"))

# What waits for a coordinator in rooms above: each entry takes the user and gives label, url, icon and count (text).
_waiting: list[Callable[[object], dict]] = []


def register_waiting(tile_of: Callable[[object], dict]) -> None:
    """Enter a tile that says how much waits for a coordinator."""
    _waiting.append(tile_of)


# What waits for an operator in rooms above, in the same form.
_operator_waiting: list[Callable[[object], dict]] = []


def register_operator_tile(tile_of: Callable[[object], dict]) -> None:
    """Enter a tile of the operator's desk."""
    _operator_waiting.append(tile_of)


def villages_of(user):
    """Return the villages this person coordinates."""
    return Village.objects.kept_by(user, Membership.Role.COORDINATOR)


def drafts_of(user):
    """Return the unfinished pages this person may edit, the latest first."""
    unfinished = Page.objects.filter(has_unpublished_changes=True, alias_of=None, depth__gt=2)
    mine = unfinished.filter(pk__in=pages_for(user).values("pk"))
    return mine.select_related("locale").order_by("-latest_revision_created_at")[:MOST_DRAFTS]


def untranslated_of(user):
    """Return this person's live pages that still show the other language's text, the latest first.

    Besides aliases these are translations somebody opened and has not written: their title is the original's.
    """
    originals = Page.objects.filter(translation_key=OuterRef("translation_key"), title=OuterRef("title"))
    opened = Q(locale=locale_id("en")) & Exists(originals.exclude(pk=OuterRef("pk")))
    waiting = Page.objects.filter(Q(alias_of__isnull=False) | opened, live=True, depth__gt=3)
    mine = waiting.filter(pk__in=pages_for(user).values("pk"))
    return mine.select_related("locale").order_by("-latest_revision_created_at", "-pk")[:MOST_DRAFTS]


class TilesPanel(Component):
    """One tap to each thing a coordinator comes to do, for each of their villages."""

    name = "tiles"
    template_name = "villages/admin/tiles.html"
    order = 10

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        villages = [(village, page_of(village)) for village in villages_of(user)]
        boards = [{"village": village, "tiles": tiles_for(page)} for village, page in villages if page]
        return {
            "boards": boards,
            "waiting": [tile_of(user) for tile_of in _waiting],
            "today": address_for(user, "today"),
        }


def tiles_for(page) -> list[dict]:
    """Return what can be written below a village's page, and the page itself."""
    words = {"storypage": _("Write a story"), "eventpage": _("Add an event")}
    tiles = [
        {"label": words[model], "icon": icon, "url": reverse("wagtailadmin_pages:add", args=[app, model, page.pk])}
        for app, model, icon in WRITABLE
    ]
    tiles.append({"label": _("Edit my village"), "icon": "home", "url": _edit(page)})
    tiles.append({"label": _("See my village"), "icon": "view", "url": page.get_url()})
    return tiles


def _edit(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


class OperatorPanel(Component):
    """One tap to bringing on a village or a community and to the people in charge."""

    name = "operator-tiles"
    template_name = "villages/admin/tiles.html"
    order = 10

    def get_context_data(self, parent_context):
        doors = (
            (_("Bring on a village"), "villages:add", "home"),
            (_("Bring on a community"), "communities:add", "group"),
            (_("People in charge"), "people-in-charge:index", "user"),
        )
        user = parent_context["request"].user
        tiles = [{"label": label, "url": reverse(name), "icon": icon} for label, name, icon in doors]
        if figures := address_for(user, "overview"):
            tiles.append({"label": _("Orders and figures"), "url": figures, "icon": "our-receipt"})
        waiting = [tile_of(user) for tile_of in _operator_waiting]
        return {"waiting": waiting + tiles}


class DraftsPanel(Component):
    """Pages begun and not published."""

    name = "drafts"
    template_name = "villages/admin/drafts.html"
    order = 20

    def get_context_data(self, parent_context):
        drafts = drafts_of(parent_context["request"].user)
        return {
            "drafts": [{"title": page.get_admin_display_title(), "url": _edit(page), "page": page} for page in drafts]
        }


class UntranslatedPanel(Component):
    """Pages nobody has translated yet; each opens in the other language."""

    name = "untranslated"
    template_name = "villages/admin/untranslated.html"
    order = 30

    def get_context_data(self, parent_context):
        pages = untranslated_of(parent_context["request"].user)
        return {"pages": [{"title": page.title, "url": _edit(page), "locale": page.locale} for page in pages]}


def is_coordinator(user) -> bool:
    """Return whether the admin should be laid out as a desk for this person."""
    return not is_operator(user) and villages_of(user).exists()
