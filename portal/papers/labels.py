"""Labels, the same for whatever they are stuck on: a QR code, a name and a few lines, on sheets of A4 or one by one."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

import segno
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Stock:
    """What labels are printed on: `name` is also their class in paper.css, `each` how many lie on a sheet."""

    name: str
    label: str | Promise
    each: int


#: The three that any office shop sells. Their measures stand in paper.css.
STOCKS = {
    stock.name: stock
    for stock in (
        Stock("a4x24", _("A4, 24 labels of 70 × 37 mm"), 24),
        Stock("a4x8", _("A4, 8 labels of 105 × 74 mm"), 8),
        Stock("single", _("Label printer, 100 × 150 mm"), 1),
    )
}


@dataclass(frozen=True)
class Label:
    """One label: `address` becomes the QR code; `tag` is shouted, `lines` are said, `small` is whispered."""

    address: str
    title: str
    lines: tuple[str, ...] = ()
    tag: str = ""
    small: str = ""
    code: str = ""
    notes: tuple[str, ...] = field(default=())

    @property
    def qr(self) -> SafeString:
        """Return its QR code as inline SVG."""
        return qr_code(self.address)


def qr_code(text: str) -> SafeString:
    """Return a QR code as inline SVG, without styles, for the eye and the scanner only."""
    svg = segno.make(text, error="m").svg_inline(scale=4, border=2, omitsize=True, light="#fff", lineclass=None)
    return mark_safe(svg.replace("<svg", '<svg aria-hidden="true"', 1))  # segno writes it, from an address of ours


def label_sheets(labels: Iterable[Label | None], *, stock: str) -> dict:
    """Return what papers/labels.html needs; None leaves the place of one label empty."""
    chosen, waiting = STOCKS[stock], iter(labels)
    return {"stock": chosen, "sheets": list(iter(lambda: list(islice(waiting, chosen.each)), []))}
