"""The face of Chinese headings. Only a few hundred characters are bundled, and one line never mixes two faces."""

import re
from functools import cache

from django import template
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

#: What the bundled face would have to hold: Chinese characters and full-width marks.
SET_IN_SONG = re.compile(r"[\u3001-\u3011\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff1f]")


@cache
def bundled() -> frozenset[str]:
    """Return the characters of the bundled face; script/display_font.py writes the list."""
    return frozenset((settings.BASE_DIR / "static/fonts/yunli-song.txt").read_text().strip())


@register.simple_tag
def display_face(text: object) -> SafeString:
    """Return ` class="plain"` for a heading with a character the bundled face lacks, so that the whole falls back."""
    covered = bundled().issuperset(SET_IN_SONG.findall(str(text)))
    return mark_safe("" if covered else ' class="plain"')
