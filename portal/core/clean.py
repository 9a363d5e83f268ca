"""Text with marks in it, made harmless: only what a description needs stays."""

import nh3

TAGS = {"p", "br", "b", "strong", "i", "em", "u", "ul", "ol", "li", "h2", "h3", "h4", "blockquote", "a"}
ATTRIBUTES = {"a": {"href", "title"}}
SCHEMES = {"http", "https", "mailto", "tel"}


def clean_html(html: str | None) -> str:
    """Return the HTML without scripts, styles, pictures, frames, handlers and odd links; "" for None."""
    if not html:
        return ""
    return nh3.clean(html.replace("\x00", ""), tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES)
