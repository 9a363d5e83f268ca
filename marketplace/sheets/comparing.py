"""Compares a file of goods with what stands on the shelf: what would change in each row, and what is wrong."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from oscar.core.loading import get_model

from marketplace.producers.exceptions import StandsInBoxes
from marketplace.producers.models import ProducerProfile
from marketplace.producers.services.prices import in_boxes
from marketplace.sheets.columns import BY_NAME, NUMBER, Shelves, headings, only_shown, read_shelves
from marketplace.sheets.exceptions import SheetUnreadable
from marketplace.sheets.reading import Table

Product = get_model("catalogue", "Product")
#: A new product cannot do without these.
NEEDED = ("title_zh_hans", "price", "category")
#: What a box has from its parts.
FOLLOWS = ("stock", "warn_below", "deposit", "season_months", "weight_grams")


@dataclass
class Row:
    """A row as it was understood: `wanted` and `was` by column; `product` is None for a new one."""

    number: int
    title: str = ""
    product: Any = None
    wanted: dict[str, object] = field(default_factory=dict)
    was: dict[str, object] = field(default_factory=dict)
    errors: list[list[str]] = field(default_factory=list)


@dataclass(frozen=True)
class Comparison:
    """All rows of a file, and the headings that nobody reads."""

    rows: list[Row]
    unused: list[str]


def compare(*, producer: ProducerProfile, table: Table) -> Comparison:
    """Return what the file would change of this seller's goods; nothing is written.

    An empty cell changes nothing. A row without a number is a new product, which is never put on sale by a file.
    Raises SheetUnreadable when the headings are not those of such a file.
    """
    places, unused = _places(table.headings)
    numbers = [cells[places["number"]] for _row, cells in table.rows if len(cells) > places["number"]]
    known, shelves, seen = goods_by_number(producer, numbers), read_shelves(), set()
    rows = []
    for position, cells in table.rows:
        texts = {name: cells[place] if place < len(cells) else "" for name, place in places.items()}
        row, number = Row(position), texts.pop("number")
        _find(row, number, known, seen)
        _read(row, texts, shelves)
        rows.append(row)
    return Comparison(rows, unused)


def _places(titles: list[str]) -> tuple[dict[str, int], list[str]]:
    """Return where each column stands, and the headings that are none."""
    names, silent, places, unused = headings(), only_shown(), {}, []
    for place, title in enumerate(titles):
        name = names.get(title.casefold())
        if name and name in places:
            raise SheetUnreadable(_("The column “%(title)s” is there twice.") % {"title": title})
        if name:
            places[name] = place
        elif title and title.casefold() not in silent:
            unused.append(title[:60])
    if "number" not in places or len(places) < 2:
        words = {"number": NUMBER}
        raise SheetUnreadable(
            _("The first row must name the columns, among them “%(number)s”. Begin with a file downloaded here.")
            % words
        )
    return places, unused


def goods_by_number(producer: ProducerProfile, numbers: Iterable[str]) -> dict[str, object]:
    """Return the seller's goods by number, with record, categories and the boxes they stand in."""
    wanted = {number for number in numbers if number and len(number) <= 128}
    found = Product.objects.filter(
        stockrecords__partner=producer.partner_id, stockrecords__partner_sku__in=wanted, structure=Product.STANDALONE
    )
    found = found.with_origin().prefetch_related("categories", "in_boxes__box")
    return {product.stockrecord.partner_sku: product for product in found}


def _find(row: Row, number: str, known: dict, seen: set[str]) -> None:
    if not number:
        return
    row.product = known.get(number)
    if row.product is None:
        row.title = number
        row.errors.append([str(NUMBER), _("You have no product with the number %(number)s.") % {"number": number[:60]}])
    elif number in seen:
        row.errors.append([str(NUMBER), _("This number stands in an earlier row, too.")])
    seen.add(number)


def _read(row: Row, texts: dict[str, str], shelves: Shelves) -> None:
    """Understand the cells of a row; a cell that says what is there already asks for nothing."""
    is_new = row.product is None and not row.errors
    row.title = texts.get("title_zh_hans") or texts.get("title_en") or row.title
    if row.product is not None:
        row.title = row.product.get_title()
    row.title = row.title[:255]
    for name, text in texts.items():
        if text:
            _read_cell(row, name, text, shelves)
    if is_new:
        row.wanted.pop("is_public", None)
        missing = [name for name in NEEDED if not texts.get(name)]
        row.errors += [[str(BY_NAME[name].label), _("A new product needs this.")] for name in missing]


def _read_cell(row: Row, name: str, text: str, shelves: Shelves) -> None:
    column = BY_NAME[name]
    if "\x00" in text:
        text = text.replace("\x00", "")
    try:
        value = column.parse(text, shelves)
    except ValidationError as error:
        row.errors.append([str(column.label), error.messages[0]])
        return
    now = column.now(row.product) if row.product is not None else None
    if row.product is not None and value != now and (refused := _refused(row.product, name)):
        row.errors.append([str(column.label), refused])
        return
    if row.product is None or value != now:
        row.wanted[name] = value
    if row.product is not None and value != now:
        row.was[name] = now


def _refused(product, name: str) -> str:
    """Return why boxes do not let this column of a product become another, or nothing."""
    if product.is_box and name in FOLLOWS:
        said = _("“%(product)s” is a box: this follows from what is in it. Leave the cell as it is, or empty.")
        return said % {"product": product.get_title()}
    if name == StandsInBoxes.DEPOSIT and not product.stockrecord.deposit:
        return str(in_boxes(product=product, why=StandsInBoxes.DEPOSIT) or "")
    return ""
