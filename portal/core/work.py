"""The page admin's own rooms and the records, as entries of the one menu."""

from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.permissions import policy_registry

from portal.core.work_menu import (
    WAY_BACK,
    Entry,
    Group,
    may,
    register_entries,
    register_group,
    register_own_entries,
    runs_page_admin,
    to_page_admin,
    to_records,
)

FILE_RIGHTS = ["add", "change", "delete"]
REPORTS = (
    ("site-history", _("Site history"), "wagtailadmin_reports:site_history"),
    ("aging-pages", _("Aging pages"), "wagtailadmin_reports:aging_pages"),
    ("page-types", _("Page types usage"), "wagtailadmin_reports:page_types_usage"),
    ("locked-pages", _("Locked pages"), "wagtailadmin_reports:locked_pages"),
    ("translations", _("Translations"), "wagtail_localize:translations_report"),
)
SETTINGS = (
    ("users", _("Users"), "wagtailusers_users:index", "users.change_user"),
    ("groups", _("Groups"), "wagtailusers_groups:index", "auth.change_group"),
    ("collections", _("Collections"), "wagtailadmin_collections:index", "wagtailcore.change_collection"),
    ("redirects", _("Redirects"), "wagtailredirects:index", "wagtailredirects.change_redirect"),
    ("sites", _("Sites"), "wagtailsites:index", "wagtailcore.change_site"),
    ("locales", _("Locales"), "wagtaillocales:index", "wagtailcore.change_locale"),
)


def _keeps(get_model, is_in):
    """Return the question whether somebody may add or change files of this kind."""

    def question(user) -> bool:
        return is_in(user) and policy_registry.get_by_type(get_model()).user_has_any_permission(user, FILE_RIGHTS)

    return question


def register() -> None:
    """Enter the page admin, the records and the way back to the site."""
    register_group(
        Group("records", _("Records"), "records", 400),
        Group("reports", _("Reports"), "report", 410),
        Group("settings", _("Settings"), "settings", 420),
    )
    register_entries(
        Entry("desk", pgettext_lazy("page admin", "Desk"), "wagtailadmin_home", 40, to_page_admin, "desk"),
        Entry("pages", _("Pages"), "wagtailadmin_explore_root", 100, runs_page_admin, "folder"),
        Entry("images", _("Pictures"), "wagtailimages:index", 110, _keeps(get_image_model, to_page_admin), "picture"),
        Entry(
            "documents", _("Documents"), "wagtaildocs:index", 120, _keeps(get_document_model, runs_page_admin), "file"
        ),
        Entry("records", _("Accounts and records"), "admin:index", 10, to_records, group="records"),
    )
    for order, (name, label, url) in enumerate(REPORTS):
        register_entries(Entry(name, label, url, order, runs_page_admin, group="reports"))
    for order, (name, label, url, right) in enumerate(SETTINGS):
        register_entries(Entry(name, label, url, order, may(right, runs_page_admin), group="settings"))
    register_own_entries(_way_back)


def _way_back(user) -> list[Entry]:
    """Return the way to the site in the language spoken; the shop's rooms lie in the site itself."""
    return [Entry(WAY_BACK, _("To the site"), f"/{get_language()}/", 900, _leaves_the_site, "globe")]


def _leaves_the_site(user) -> bool:
    return to_page_admin(user) or to_records(user)
