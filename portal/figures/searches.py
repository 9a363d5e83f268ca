"""What people look for and do not find, so that a village may be asked to offer it."""

import re
import unicodedata

from django.dispatch import receiver
from django.http import HttpRequest

from portal.figures.counting import note
from portal.figures.kinds import MISSED, SEARCH
from portal.site_search.signals import searched

LONGEST_TEXT = 60
#: Phone and identity numbers, codes, order numbers; addresses of mail and of pages; names on messengers.
PERSONAL = re.compile(r"(?:\d\D?){6}|@|://|www\.|微信|qq|电话|手机", re.IGNORECASE)


@receiver(searched, dispatch_uid="figures.note_search")
def note_search(sender, request: HttpRequest, text: str, found: bool, **kwargs) -> None:
    """Let a search be counted and, when nothing was found, what was looked for."""
    note(request, SEARCH)
    if not found:
        note(request, MISSED, without_persons(text))


def without_persons(text: str) -> str:
    """Return a search as it may be kept: one form of each letter, cut to length, "" where it may tell of a person."""
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    plain = "".join(sign for sign in plain if sign.isprintable())
    return "" if PERSONAL.search(plain) else plain[:LONGEST_TEXT].rstrip()
