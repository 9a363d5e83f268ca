"""Small marks of the visual language: icons, money, the language of a text."""

from decimal import Decimal
from urllib.parse import quote

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from portal.core.languages import locale_id
from portal.core.words import reads_as_chinese

register = template.Library()

ICON_PATHS = {
    "home": "M3 11 12 3l9 8v9h-6v-6H9v6H3z",
    "market": "M4 9h16l-1 11H5zM8 9a4 4 0 0 1 8 0",
    "visit": "M3 19 9 8l4 6 3-4 5 9zM17 6a2 2 0 1 0 .1 0",
    "community": "M4 20V8l6-4v16M10 20h10V10h-6M7 10h.1M7 14h.1M14 14h2M14 17h2",
    "me": "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21a8 8 0 0 1 16 0",
    "basket": "M3 9h18l-2 11H5zM8 9l3-6M16 9l-3-6",
    "leaf": "M5 21c0-9 5-16 15-17 0 11-6 16-13 15M5 21c2-5 5-8 9-11",
    "hands": "M4 13l5-5 4 3h4l3 4-3 5h-7zM13 11l-3 3",
    "bell": "M6 17V11a6 6 0 0 1 12 0v6l2 2H4zM10 21h4",
    "clock": "M12 7v5l3 2M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z",
    "place": "M12 21s7-6.500 7-11a7 7 0 1 0-14 0c0 4.500 7 11 7 11zM12 12a2 2 0 1 0 .1 0",
    "van": "M2 7h11v9H2zM13 10h5l3 3v3h-8M6 19a2 2 0 1 0 .1 0M17 19a2 2 0 1 0 .1 0",
    "back": "M4 9h11a5 5 0 0 1 0 10H9M8 5 4 9l4 4",
    "search": "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l5 5",
    "book": "M12 6c-3-2-6-2-9-1v14c3-1 6-1 9 1 3-2 6-2 9-1V5c-3-1-6-1-9 1zM12 6v14",
    "calendar": "M4 6h16v14H4zM4 10h16M8 3v5M16 3v5",
    "check": "M4 12l5 6L20 6",
    "phone": "M5 4h4l2 5-3 2a12 12 0 0 0 5 5l2-3 5 2v4c-9 2-17-6-15-15z",
}


@register.simple_tag
def icon(name: str) -> SafeString:
    """Return the named line icon, hidden from screen readers."""
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="{}"/></svg>', ICON_PATHS[name]
    )


@register.filter
def cny(amount) -> str:
    """Return an amount in CNY as ¥39 or ¥39.50; a negative one as −¥8."""
    if amount in (None, ""):
        return ""
    value = Decimal(amount).quantize(Decimal("0.01"))
    text = f"{abs(value):,.2f}".removesuffix(".00")
    return f"−¥{text}" if value < 0 else f"¥{text}"


@register.filter
def loading(above_fold: int | str, counter: int | str) -> str:
    """Return how a list's picture loads: at once for the first `above_fold` rows, else when it comes near."""
    return "eager" if above_fold and counter and counter <= above_fold else "lazy"


@register.filter
def leading_to(html: SafeString, path: str) -> SafeString:
    """Fill in where a remembered part leads back to: `next=HERE` becomes this page's address."""
    return mark_safe(html.replace("next=HERE", f"next={quote(path)}"))


@register.filter
def content_lang(page) -> str:
    """Return the language a page's text is really in: an alias shows the other language's original.

    Lists ask this of every row, so it costs no query.
    """
    reader = get_language() or settings.LANGUAGE_CODE
    codes = [code for code, _name in settings.LANGUAGES]
    own = next((code for code in codes if locale_id(code) == getattr(page, "locale_id", None)), reader)
    if getattr(page, "alias_of_id", None):
        return next(code for code in codes if code != own)
    return "zh-hans" if reads_as_chinese(page.title) else own
