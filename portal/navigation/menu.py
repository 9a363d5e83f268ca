"""The tabs every page shows: a tab appears when its room has a live page or address."""

from dataclasses import dataclass

from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

CACHE_SECONDS = 600
#: Where people work, no tab is current: they are in none of the public rooms.
WORKROOMS = ("shop/dashboard/", "office/", "my-business/", "homes/desk/", "gatherings/desk/", "gatherings/invitations/")


@dataclass(frozen=True)
class Tab:
    """One entry of the main menu; `matches` lists the path beginnings under which it is current."""

    name: str
    label: str
    icon: str
    url: str
    matches: tuple[str, ...]


PAGE_TABS = [
    ("visit", _("Visit"), "visit", "tourism.VisitIndexPage"),
    ("community", _("Community"), "community", "communities.CommunityIndexPage"),
]

#: Addresses without a page that belong to a tab too.
ALSO_HERE = {"community": ("my-home/", "notices/", "repairs/", "fees/", "around/", "homes/", "my-homes/")}


def cache_key(language: str) -> str:
    """Return the cache key of a language's page tabs."""
    return f"navigation:tabs:{language}"


def page_tabs(language: str) -> list[tuple[str, str]]:
    """Return (tab name, address) of the index pages that are live in this language; cached."""
    found = cache.get(cache_key(language))
    if found is None:
        locale = Locale.objects.filter(language_code=language).first()
        found = []
        for name, _label, _icon, model in PAGE_TABS:
            page = apps.get_model(model).objects.live().filter(locale=locale).first()
            if page and page.url:
                found.append((name, page.relative_url(None) or page.url))
        cache.set(cache_key(language), found, CACHE_SECONDS)
    return found


def forget_tabs() -> None:
    """Drop the cached tabs, after an index page was published, moved or withdrawn."""
    cache.delete_many([cache_key(code) for code, _name in settings.LANGUAGES])


def main_tabs() -> list[Tab]:
    """Return the tabs for the reader's language."""
    language = get_language()
    home = f"/{language}/"
    shop, account = reverse("catalogue:index"), reverse("customer:summary")
    tabs = [
        Tab("home", gettext("Home"), "home", home, ()),
        Tab("market", gettext("Market"), "market", shop, (f"{home}shop/", f"{home}harvest/")),
    ]
    icons = {name: (label, icon) for name, label, icon, _model in PAGE_TABS}
    for name, url in page_tabs(language):
        label, icon = icons[name]
        tabs.append(Tab(name, str(label), icon, url, (url, *(home + start for start in ALSO_HERE.get(name, ())))))
    own = tuple(home + start for start in ("shop/accounts/", "accounts/", "shop/tell-me/mine/", "gatherings/"))
    tabs.append(Tab("me", gettext("Me"), "me", account, own))
    return tabs


def current_tab(tabs: list[Tab], path: str) -> str:
    """Return the name of the tab with the longest matching path beginning; home when none matches, "" at work."""
    if path.startswith(tuple(f"/{get_language()}/{room}" for room in WORKROOMS)):
        return ""
    best = max(
        ((len(start), tab.name) for tab in tabs for start in tab.matches if path.startswith(start)), default=(0, "home")
    )
    return best[1]
