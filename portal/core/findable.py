"""What search engines and messengers are told about a page: its one address, its other languages, its card."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from wagtail.models import Page

from portal.core.freshness import content_version
from portal.core.languages import in_language
from portal.core.memory import remembered
from portal.core.words import reads_as_chinese

#: Below /<lang>/: what belongs to one person, to work, or is made by a question. `robots.txt` closes the same doors.
UNLISTED = (
    "accounts/",
    "contact/",
    "fees/",
    "gatherings/",
    "homes/desk/",
    "homes/stop/",
    "my-home/",
    "my-homes/",
    "notices/no-mail/",
    "office/",
    "my-business/",
    "papers/",
    "repairs/",
    "search/",
    "shop/accounts/",
    "shop/basket/",
    "shop/checkout/",
    "shop/dashboard/",
    "shop/payment/",
    "shop/search/",
    "shop/tell-me/",
    "shop/track/",
    "shop/wishlists/",
    "text-size/",
    "look/",
    "visit-questions/",
)
#: Pages that only repeat what the page above them tells.
UNLISTED_ENDS = ("/reviews/", "/reviews/add/")
LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)


@dataclass(frozen=True)
class Place:
    """Where a page stands: `canonical` is None when it is not to be listed; `languages` is [(code, address)]."""

    canonical: str | None
    languages: tuple[tuple[str, str], ...] = ()


def absolute(path: str) -> str:
    """Return a path of ours with the site's address before it; whole addresses stay as they are."""
    return path if path.startswith(("http://", "https://")) else settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path


def is_listed(path: str) -> bool:
    """Say whether the page at this path is for everybody to find."""
    language, _slash, rest = path.lstrip("/").partition("/")
    return language in LANGUAGES and not rest.startswith(UNLISTED) and not rest.endswith(UNLISTED_ENDS)


def place_of(request: HttpRequest, page: Page | None, *, written: tuple[str, ...] = (), number: int = 1) -> Place:
    """Return where the page now shown stands. A list's further pages count, its filters and sorting do not.

    `written` are the languages of what is no page of the tree, `number` is the page of a list that is really shown.
    """
    if not is_listed(request.path):
        return Place(None)
    path = request.path + (f"?page={number}" if number > 1 else "")
    written = written or (languages_of(page) if page else LANGUAGES)
    addresses = tuple((code, absolute(in_language(path, code))) for code in LANGUAGES if code in written)
    own = request.LANGUAGE_CODE if request.LANGUAGE_CODE in written else written[0]
    return Place(dict(addresses)[own], addresses)


def languages_of(page: Page) -> tuple[str, ...]:
    """Return the languages a page is really written in; costs no query until something is published."""

    def find() -> tuple[str, ...]:
        together = Page.objects.filter(translation_key=page.translation_key)
        return written_languages(together.select_related("locale"))

    return remembered(find, "languages", page.pk, content_version(), shared=True) or LANGUAGES


def written_languages(translations) -> tuple[str, ...]:
    """Return the languages of those translations that are published and no mere copy of the original."""
    real = {page.locale.language_code for page in translations if page.live and is_written(page)}
    return tuple(code for code in LANGUAGES if code in real)


def is_written(page: Page) -> bool:
    """Say whether a page is a text of its own: no alias, and not opened for translation and left as it was."""
    return not page.alias_of_id and not (page.locale.language_code == "en" and reads_as_chinese(page.title))
