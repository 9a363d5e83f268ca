"""Readers with a browser, and what was counted of them."""

from django.db.models import Sum
from django.test import Client

from portal.figures.counting import tally
from portal.figures.models import Figure

PHONE = (
    "Mozilla/5.0 (Linux; Android 13; M2102) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0 Mobile Safari/537.36"
)
TABLET = "Mozilla/5.0 (Linux; Android 12; SM-T500) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0 Safari/537.36"
COMPUTER = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:125.0) Gecko/20100101 Firefox/125.0"


def reader(device: str = PHONE, **headers) -> Client:
    """Return somebody with a browser of that name who sends these headers each time."""
    return Client(headers={"user-agent": device, **headers})


def counted() -> dict[tuple, int]:
    """Write what waits and return all figures: {(kind, subject, language, device): number}."""
    tally.flush()
    rows = Figure.objects.values_list("kind", "subject", "language", "device").annotate(Sum("number"))
    return {tuple(row[:4]): row[4] for row in rows}


def sums() -> dict[str, int]:
    """Write what waits and return the numbers by kind alone."""
    found: dict[str, int] = {}
    for (kind, *_rest), number in counted().items():
        found[kind] = found.get(kind, 0) + number
    return found
