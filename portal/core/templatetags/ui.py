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
    "sun": "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M5 19l2-2M17 7l2-2",
    "clock": "M12 7v5l3 2M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z",
    "place": "M12 21s7-6.500 7-11a7 7 0 1 0-14 0c0 4.500 7 11 7 11zM12 12a2 2 0 1 0 .1 0",
    "van": "M2 7h11v9H2zM13 10h5l3 3v3h-8M6 19a2 2 0 1 0 .1 0M17 19a2 2 0 1 0 .1 0",
    "back": "M4 9h11a5 5 0 0 1 0 10H9M8 5 4 9l4 4",
    "search": "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l5 5",
    "book": "M12 6c-3-2-6-2-9-1v14c3-1 6-1 9 1 3-2 6-2 9-1V5c-3-1-6-1-9 1zM12 6v14",
    "calendar": "M4 6h16v14H4zM4 10h16M8 3v5M16 3v5",
    "check": "M4 12l5 6L20 6",
    "menu": "M4 7h16M4 12h16M4 17h16",
    "folder": "M3 6h6l2 3h10v10H3zM3 12h18",
    "desk": "M4 5h16v11H4zM12 16v4M8 20h8M8 9h8M8 12h5",
    "stall": "M5 11v9h14v-9M3 11l2-7h14l2 7zM10 20v-5h4v5",
    "shelf": "M4 3v18M20 3v18M4 10h16M4 18h16M8 10V5h5v5M12 18v-4h5v4",
    "picture": "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M8.500 9h.1",
    "file": "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
    "question": "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.500 9.500a2.500 2.500 0 1 1 3 2.500v1.500M12 17h.1",
    "letter": "M3 6h18v12H3zM3 7l9 7 9-7",
    "receipt": "M5 3h14v18l-3-2-2 2-2-2-2 2-2-2-3 2zM9 8h6M9 12h6",
    "yuan": "M6 4l6 8 6-8M12 12v8M7 13h10M7 17h10",
    "tag": "M3 12V4h8l10 9-8 8zM7.500 8h.1",
    "records": "M4 6c0-4 16-4 16 0v12c0 4-16 4-16 0zM4 6c0 4 16 4 16 0M4 12c0 4 16 4 16 0",
    "report": "M4 20h16M7 20v-7M12 20V6M17 20V10",
    "settings": "M4 7h10M18 7h2M4 17h4M12 17h8M14 7a2 2 0 1 0 4 0 2 2 0 0 0-4 0zM8 17a2 2 0 1 0 4 0 2 2 0 0 0-4 0z",
    "globe": "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM3 12h18M12 3c-5 6-5 12 0 18 5-6 5-12 0-18z",
    "card": "M3 6h18v12H3zM3 10h18M7 15h4",
    "phone": "M5 4h4l2 5-3 2a12 12 0 0 0 5 5l2-3 5 2v4c-9 2-17-6-15-15z",
}


@register.simple_tag
def icon(name: str) -> SafeString:
    """Return the named line icon, hidden from screen readers."""
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="{}"/></svg>', ICON_PATHS[name]
    )


@register.simple_tag
def icon_paths() -> dict[str, str]:
    """Return every icon's drawing by name."""
    return ICON_PATHS


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
