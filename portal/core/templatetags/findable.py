"""Tags for the head of a page."""

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.safestring import SafeString

from portal.core.findable import absolute, place_of
from portal.core.structured import as_script, crumbs, item_list

register = template.Library()
CARD = "fill-1200x630|format-jpeg|jpegquality-75"
LOCALES = {"zh-hans": "zh_CN", "en": "en_GB"}


@register.inclusion_tag("components/head_links.html", takes_context=True)
def head_links(context) -> dict:
    """Print the page's one address, its languages and its card; or that it is not to be listed."""
    request, page = context.get("request"), context.get("page")
    written, number = context.get("written_in", ()), getattr(context.get("page_obj"), "number", 1)
    place = place_of(request, page, written=written, number=number) if request else None
    language = getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE)
    return {
        "place": place,
        "default": dict(place.languages).get(settings.LANGUAGE_CODE) if place else None,
        "locale": LOCALES.get(language, ""),
        "other_locales": [LOCALES[code] for code, _path in place.languages if code != language] if place else [],
        "card": _card(context, page) if place and place.canonical else {},
        "site_name": settings.SITE_NAME,
    }


def _card(context, page) -> dict:
    """Return title, text, kind and picture for a messenger; a view may give its own as `card`.

    What has no picture of its own goes under the site's.
    """
    sites = {"kind": "website", "picture": absolute(static("img/card.jpg")), "alt": settings.SITE_NAME}
    if page is None:
        return {**sites, **{name: value for name, value in context.get("card", {}).items() if value}}
    card = {
        "title": page.seo_title or page.title,
        "text": page.in_brief,
        "kind": page.card_kind,
        "picture": page_card_picture(page),
        "alt": page.picture_alt or page.title,
    }
    return card if card["picture"] else {**card, "picture": sites["picture"], "alt": sites["alt"]}


def page_card_picture(page) -> str:
    """Return the address of a page's picture in the size cards have, or nothing."""
    if not page.picture_id:
        return ""
    return absolute(page.picture.get_rendition(CARD).url)


@register.simple_tag(takes_context=True)
def page_facts(context, page) -> SafeString:
    """Print what machines may know of a page and the way to it."""
    request = context.get("request")
    if request is None or page.is_untranslated:
        return as_script([])
    above = page.get_ancestors(inclusive=True).filter(depth__gt=1).order_by("depth")
    way = [(step.title, step.get_url(request)) for step in above]
    nodes = page.facts(request)
    if nodes:
        nodes[0].setdefault("image", None)
        nodes[0].setdefault("url", absolute(page.get_url(request)))
        picture = page_card_picture(page)
        nodes = [{**node, "image": picture} if node.get("image", "") is None else node for node in nodes]
    if listed := context.get("listed"):
        nodes.append(item_list([(row.title, row.get_url(request)) for row in listed]))
    return as_script([*nodes, crumbs(way)] if len(way) > 1 else nodes)
