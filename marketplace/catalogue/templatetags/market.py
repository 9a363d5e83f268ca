"""Product pictures and harmless descriptions."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from marketplace.catalogue.cards import Card, printed
from marketplace.catalogue.pictures import LIGHT, SIZES, SLOW, renditions
from portal.core.clean import clean_html

register = template.Library()

LOADING = {
    "first": mark_safe('fetchpriority="high"'),
    "eager": mark_safe('loading="eager"'),
    "lazy": mark_safe('loading="lazy" decoding="async"'),
}


@register.simple_tag
def product_picture(product, sizes: str, alt: str = "", loading: str = "lazy") -> SafeString:
    """Return a product's first picture, or a plain square while it has none.

    `sizes` is the img attribute; `alt` stays empty where the name stands beside it; `loading`
    is lazy, eager, or first for the one picture the page is about.
    """
    image = next(iter(product.images.all()), None)
    return _picture(renditions(image) if image else {}, sizes, alt, loading)


@register.simple_tag
def product_cards(cards: list[Card], at_once: int = 0) -> SafeString:
    """Return list items of cards from `cards_of`; the pictures of the first `at_once` load at once."""
    return printed(cards, at_once=at_once)


@register.simple_tag
def picture_of(image, sizes: str, alt: str = "") -> SafeString:
    """Return one ProductImage."""
    return _picture(renditions(image), sizes, alt, "lazy")


def _picture(found: dict[str, dict[int, str]], sizes: str, alt: str, loading: str) -> SafeString:
    if not found:
        return format_html('<span class="noimg">{}</span>', gettext("No picture yet"))
    light, slow, small = found[LIGHT], found[SLOW], SIZES[0]
    img = format_html(
        '<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}" {}>',
        *(light[small], _srcset(light), sizes, small, small, alt, LOADING[loading]),
    )
    if not slow:
        return img
    source = '<picture><source type="image/avif" srcset="{}" sizes="{}">{}</picture>'
    return format_html(source, _srcset(slow), sizes, img)


def _srcset(addresses: dict[int, str]) -> str:
    return ", ".join(f"{url} {width}w" for width, url in addresses.items())


@register.filter
def harmless(html: str | None) -> SafeString:
    """Return a description as HTML, cleaned again in case it was stored by another way."""
    return mark_safe(clean_html(html))


@register.simple_tag
def counted(counts: dict, name: str, value: str) -> int | None:
    """Return how many products stand behind a choice of a filter; None where nothing is counted."""
    return counts[name].get(value, 0) if value and name in counts else None
