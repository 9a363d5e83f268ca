"""Pages of the tree and rooms with an address of their own, as things that are read."""

from collections.abc import Iterable
from uuid import UUID

from django.http import HttpRequest
from wagtail.models import Page

from portal.core.languages import locale_id
from portal.figures.subjects import Named


def remember_page(page: Page, request: HttpRequest, serve_args, serve_kwargs) -> None:
    """Write on the request which page is served (a hook of Wagtail)."""
    request.page_key = page.translation_key.hex


def key_of(request: HttpRequest) -> str:
    """Return the key that a page shares with its translations."""
    return getattr(request, "page_key", "")


def named(keys: Iterable[str], language: str) -> dict[str, Named]:
    """Return the pages that are still there, in the language asked for where they have it; two queries."""
    pages = Page.objects.filter(translation_key__in=[UUID(key) for key in keys]).order_by("pk")
    found: dict[str, Named] = {}
    for page in sorted(pages, key=lambda page: page.locale_id == locale_id(language)):
        found[page.translation_key.hex] = Named(page.title, page.url or "")
    return found
