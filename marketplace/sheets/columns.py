"""The columns of a file of goods: what each is called, how a cell is read, how a value is written and shown.

A value is what JSON can keep: text, whole numbers, true and false; a price is text with two decimals (CNY).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from oscar.core.loading import get_model

from marketplace.catalogue.models import Unit
from marketplace.catalogue.seasons import ALL_YEAR
from marketplace.producers.forms import MOST_DEPOSIT, MOST_GRAMS, MOST_STOCK
from marketplace.producers.ware_form import HIGHEST_PRICE

Category = get_model("catalogue", "Category")
BETWEEN = re.compile(r"[\s,，、;；/]+")
YES = {"yes", "y", "true", "1", "on", "是", "在卖"}
NO = {"no", "n", "false", "0", "off", "否", "没在卖"}


@dataclass
class Shelves:
    """The market's categories, read once for a file: ids by any of their names, names by id."""

    ids: dict[str, int] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)


def read_shelves() -> Shelves:
    """Return the categories that a product may stand on; a name that two of them have stands for none."""
    shelves, twice = Shelves(), set()
    for category in Category.objects.browsable().order_by("path"):
        shelves.names[category.pk] = category.name
        for name in {category.slug, category.name_zh_hans, category.name_en} - {None, ""}:
            if shelves.ids.setdefault(name.casefold(), category.pk) != category.pk:
                twice.add(name.casefold())
    shelves.ids = {name: pk for name, pk in shelves.ids.items() if name not in twice}
    return shelves


@dataclass(frozen=True)
class Column:
    """`parse` takes a cell that is not empty and raises ValidationError; `now` takes a product with its record."""

    name: str
    label: str
    parse: Callable[[str, Shelves], object]
    now: Callable[[object], object]
    show: Callable[[object, Shelves], object] = lambda value, shelves: "" if value is None else value


def _text(longest: int):
    def parse(cell: str, shelves: Shelves) -> str:
        if len(cell) > longest:
            raise ValidationError(_("At most %(n)d characters; these are %(now)d.") % {"n": longest, "now": len(cell)})
        return cell

    return parse


def _number(least: int, most: int):
    def parse(cell: str, shelves: Shelves) -> int:
        digits = re.sub(r"\.0+$", "", cell.replace(",", "").replace("，", ""))
        if not re.fullmatch(r"-?[0-9]{1,12}", digits):
            raise ValidationError(_("“%(cell)s” is no whole number.") % {"cell": cell[:40]})
        if not least <= int(digits) <= most:
            raise ValidationError(_("Enter a number from %(least)d to %(most)d.") % {"least": least, "most": most})
        return int(digits)

    return parse


def _money(cell: str) -> Decimal:
    try:
        money = Decimal(cell.lstrip("¥￥ ").replace(",", "").replace("，", ""))
    except InvalidOperation:
        money = Decimal("NaN")
    if not money.is_finite() or abs(money) < HIGHEST_PRICE and money != money.quantize(Decimal("0.01")):
        raise ValidationError(_("“%(cell)s” is no price such as 12.50.") % {"cell": cell[:40]})
    return money


def _price(cell: str, shelves: Shelves) -> str:
    price = _money(cell)
    if not 0 < price <= HIGHEST_PRICE:
        raise ValidationError(_("A price lies between 0.01 and %(most)s.") % {"most": HIGHEST_PRICE})
    return f"{price:.2f}"


def _deposit(cell: str, shelves: Shelves) -> str:
    deposit = _money(cell)
    if not 0 <= deposit <= MOST_DEPOSIT:
        raise ValidationError(_("A deposit lies between 0 and %(most)s.") % {"most": MOST_DEPOSIT})
    return f"{deposit:.2f}"


def _unit(cell: str, shelves: Shelves) -> str:
    for code, _language in settings.LANGUAGES:
        with translation.override(code):
            found = {str(label).casefold(): value for value, label in Unit.choices}
        if cell.casefold() in {*found, *Unit.values}:
            return found.get(cell.casefold(), cell.casefold())
    raise ValidationError(_("Not a unit we know. Use one of: %(units)s") % {"units": ", ".join(map(str, Unit.labels))})


def _months(cell: str, shelves: Shelves) -> int:
    if cell.casefold() in all_year_words():
        return ALL_YEAR
    months = [part.rstrip("月") for part in BETWEEN.split(cell) if part]
    if not months or not all(part.isdecimal() and 1 <= int(part) <= 12 for part in months if len(part) < 3):
        raise ValidationError(_("Write the months as numbers, such as 9 10 11."))
    if any(len(part) > 2 for part in months):
        raise ValidationError(_("Write the months as numbers, such as 9 10 11."))
    return sum({1 << (int(part) - 1) for part in months})


def all_year_words() -> set[str]:
    """Return how “all year” is written in each language."""
    words = set()
    for code, _language in settings.LANGUAGES:
        with translation.override(code):
            words.add(str(ALL_YEAR_WORD).casefold())
    return words


ALL_YEAR_WORD = gettext_lazy("all year")


def _said_months(mask, shelves: Shelves) -> str:
    if mask == ALL_YEAR:
        return str(ALL_YEAR_WORD)
    return " ".join(str(month) for month in range(1, 13) if mask >> (month - 1) & 1)


def _shelf(cell: str, shelves: Shelves) -> int:
    found = shelves.ids.get(cell.casefold())
    if found is None:
        raise ValidationError(_("There is no category “%(cell)s”.") % {"cell": cell[:40]})
    return found


def _shelf_now(product) -> int | None:
    first = next(iter(product.categories.all()), None)
    return first.pk if first else None


def _yes_no(cell: str, shelves: Shelves) -> bool:
    said = cell.casefold()
    if said not in YES | NO:
        raise ValidationError(_("Write yes or no."))
    return said in YES


def _of_product(name: str):
    return lambda product: getattr(product, name) or ""


def _of_record(name: str):
    return lambda product: getattr(product.stockrecord, name)


def _words(name: str, label, longest: int) -> Column:
    return Column(name, label, _text(longest), _of_product(name))


def _grams(name: str, label) -> Column:
    return Column(name, label, _number(1, MOST_GRAMS), lambda product: getattr(product, name))


#: Names a product of the village; empty for a new one.
NUMBER = gettext_lazy("Product number")
COLUMNS = (
    _words("title_zh_hans", gettext_lazy("Name in Chinese"), 255),
    _words("title_en", gettext_lazy("Name in English"), 255),
    Column(
        "price",
        gettext_lazy("Price (¥)"),
        _price,
        lambda product: None if product.price is None else f"{product.asked_price:.2f}",
        lambda value, shelves: Decimal(value) if value else "",
    ),
    Column("stock", gettext_lazy("Stock"), _number(0, MOST_STOCK), _of_record("num_in_stock")),
    Column(
        "is_public",
        gettext_lazy("On sale"),
        _yes_no,
        lambda product: product.is_public,
        lambda value, shelves: _("yes") if value else _("no"),
    ),
    Column("warn_below", gettext_lazy("Warn below"), _number(0, MOST_STOCK), _of_record("low_stock_threshold")),
    Column(
        "deposit",
        gettext_lazy("Deposit on the container (¥)"),
        _deposit,
        lambda product: f"{product.stockrecord.deposit:.2f}",
        lambda value, shelves: Decimal(value) if value else "",
    ),
    Column("category", gettext_lazy("Category"), _shelf, _shelf_now, lambda value, all_: all_.names.get(value, "")),
    Column(
        "unit",
        pgettext_lazy("column", "Sold by the"),
        _unit,
        _of_product("unit"),
        lambda value, shelves: str(Unit(value).label) if value else "",
    ),
    _words("content_zh_hans", gettext_lazy("What is in it, in Chinese"), 80),
    _words("content_en", gettext_lazy("What is in it, in English"), 80),
    _grams("net_grams", gettext_lazy("Net content in grams")),
    Column("pieces", gettext_lazy("Pieces in it"), _number(1, MOST_GRAMS), lambda product: product.pieces),
    _grams("weight_grams", gettext_lazy("Shipping weight in grams")),
    Column("season_months", gettext_lazy("Season"), _months, lambda product: product.season_months, _said_months),
    _words("taste_zh_hans", gettext_lazy("In one line, in Chinese"), 160),
    _words("taste_en", gettext_lazy("In one line, in English"), 160),
)
BY_NAME = {column.name: column for column in COLUMNS}
#: Columns that a file shows and nobody reads from it.
RESERVED, VILLAGE = gettext_lazy("Reserved"), gettext_lazy("Village")


def headings() -> dict[str, str]:
    """Return the names of columns ("number" too) by each heading they have in a file, in every language."""
    found: dict[str, str] = {"number": "number", **{column.name: column.name for column in COLUMNS}}
    for code, _language in settings.LANGUAGES:
        with translation.override(code):
            found |= {str(column.label).casefold(): column.name for column in COLUMNS}
            found[str(NUMBER).casefold()] = "number"
    return found


def only_shown() -> set[str]:
    """Return the headings of columns that are not read, in every language."""
    found = set()
    for code, _language in settings.LANGUAGES:
        with translation.override(code):
            found |= {str(RESERVED).casefold(), str(VILLAGE).casefold()}
    return found


def changes_of(row, shelves: Shelves) -> list[dict]:
    """Return label, old and new of each column that a SheetRow changes, in words."""
    return [
        {
            "label": BY_NAME[name].label,
            "old": BY_NAME[name].show(row.was[name], shelves) if name in row.was else "",
            "new": BY_NAME[name].show(value, shelves),
        }
        for name, value in row.wanted.items()
    ]
