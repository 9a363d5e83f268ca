"""Rights in words. The database keeps their names in English, for every language the same."""

from django.contrib.auth.models import Permission
from django.utils.translation import gettext, gettext_lazy, gettext_noop

DEFAULT = {
    "add": gettext_lazy("Add: %(thing)s"),
    "change": gettext_lazy("Change: %(thing)s"),
    "delete": gettext_lazy("Delete: %(thing)s"),
    "view": gettext_lazy("Look at: %(thing)s"),
}
#: What packages name themselves; gettext finds them in the catalogue by the name in the database.
NAMED = (
    gettext_noop("Can access Wagtail admin"),
    gettext_noop("Can submit translations"),
    gettext_noop("Can choose image"),
    gettext_noop("Can choose document"),
    gettext_noop("Can access dashboard"),
    gettext_noop("Delete pages with children"),
    gettext_noop("Lock/unlock pages you've locked"),
    gettext_noop("Publish any page"),
    gettext_noop("Unlock any page"),
)
#: What packages call their models, without a translation of their own.
THINGS = (gettext_noop("locale"), gettext_noop("translation"))


def in_words(right: Permission) -> str:
    """Return what a right allows in the language now spoken."""
    action = right.codename.split("_")[0]
    if action in DEFAULT and right.codename == f"{action}_{right.content_type.model}":
        return DEFAULT[action] % {"thing": gettext(right.content_type.name)}
    return gettext(right.name)


def teach() -> None:
    """Let every list of rights say them in words."""
    Permission.__str__ = lambda right: f"{right.content_type} | {in_words(right)}"
