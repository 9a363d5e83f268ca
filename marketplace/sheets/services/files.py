"""Take a file of goods, show what it would change, write it once in the background, throw it away when it is old."""

import logging
from datetime import datetime, timedelta
from decimal import Decimal

from django.core.files.base import File
from django.db import transaction
from django.db.models import F
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from oscar.core.loading import get_model

from marketplace.placement.locks import lock_stock
from marketplace.producers.exceptions import ShelfRefused
from marketplace.producers.goods import shops_of
from marketplace.producers.models import ProducerProfile
from marketplace.producers.services import save_product, set_public
from marketplace.sheets.columns import BY_NAME, read_shelves
from marketplace.sheets.comparing import Row, compare
from marketplace.sheets.locks import lock_sheet
from marketplace.sheets.models import Sheet, SheetRow
from marketplace.sheets.reading import read_table
from portal.outbox.services import send

Product = get_model("catalogue", "Product")
Category = get_model("catalogue", "Category")
StockRecord = get_model("partner", "StockRecord")
Kind, Outcome, State = SheetRow.Kind, SheetRow.Outcome, Sheet.State
logger = logging.getLogger(__name__)

WRITE = "sheets.write"
#: So many rows are written in one transaction; a buyer of one of these goods waits no longer.
PART = 25
KEEP = timedelta(days=30)
#: What save_product() takes beside the product's own fields.
ASIDE = ("price", "stock", "category", "warn_below", "deposit", "is_public")


@transaction.atomic
def read_sheet(*, producer: ProducerProfile, owner, file: File) -> Sheet:
    """Keep what a file would change of this seller's goods and return it; no product is touched.

    Raises SheetUnreadable for what is no table of goods, is larger than 2 MB or has more than 2000 rows.
    """
    found = compare(producer=producer, table=read_table(file))
    name = (file.name or "").replace("\x00", "")[-100:]
    sheet = Sheet.objects.create(producer=producer, owner=owner, name=name, unused=found.unused[:20])
    rows = [_as_row(sheet, row) for row in found.rows]
    SheetRow.objects.bulk_create(rows)
    sheet.total = sum(row.kind in (Kind.NEW, Kind.CHANGED) for row in rows)
    sheet.save(update_fields=["total"])
    return sheet


def _as_row(sheet: Sheet, row: Row) -> SheetRow:
    known = Kind.NEW if row.product is None else Kind.CHANGED if row.wanted else Kind.SAME
    kind = Kind.WRONG if row.errors else known
    facts = {"title": row.title, "wanted": row.wanted, "was": row.was, "errors": row.errors}
    return SheetRow(sheet=sheet, number=row.number, kind=kind, product=row.product, **facts)


@transaction.atomic
def confirm_sheet(*, sheet: Sheet) -> bool:
    """Let the worker write a file's good rows; return whether it was this call that set it going.

    A second tap, and a file without anything to be written, change nothing.
    """
    waiting = Sheet.objects.filter(pk=sheet.pk, state=State.SHOWN, total__gt=0)
    if not waiting.update(state=State.UNDER_WAY, confirmed_at=timezone.now()):
        return False
    _promise(sheet.pk, done=0)
    return True


@transaction.atomic
def try_sheet_again(*, sheet: Sheet) -> None:
    """Take up a file the worker has given up on, where it stopped; harmless otherwise."""
    locked = lock_sheet(pk=sheet.pk)
    if locked and locked.has_failed:
        locked.tries = 0
        locked.save(update_fields=["tries"])
        _promise(locked.pk, done=locked.done)


def _promise(pk: int, *, done: int) -> None:
    send(key=f"sheet:{pk}:{done}:{timezone.now().timestamp()}", kind=WRITE, payload={"sheet": pk, "done": done})


def write_next(payload: dict) -> None:
    """Write the next rows of a confirmed file; each step is a transaction and a message of its own.

    So a crash between two steps loses no row and writes none twice, and mail never waits for a long file.
    """
    sheet = Sheet.objects.filter(pk=payload["sheet"], state=State.UNDER_WAY, done=payload["done"]).first()
    if sheet is None or sheet.has_failed:
        return
    try:
        with translation.override(sheet.owner.language):
            _write_part(sheet.pk, payload["done"])
    except Exception:
        Sheet.objects.filter(pk=sheet.pk).update(tries=F("tries") + 1)
        if sheet.tries + 1 < Sheet.TRIES:
            raise
        logger.exception("The file of goods %s is given up", sheet.pk)


@transaction.atomic
def _write_part(pk: int, done: int) -> None:
    sheet = lock_sheet(pk=pk)
    if sheet is None or sheet.done != done or sheet.state != State.UNDER_WAY:
        return
    todo = sheet.rows.filter(kind__in=(Kind.NEW, Kind.CHANGED)).order_by("number")
    rows = list(todo.select_related("product")[done : done + PART])
    records = StockRecord.objects.filter(product__in=[row.product_id for row in rows if row.product_id])
    lock_stock(pks=list(records.values_list("pk", flat=True)))
    may_write = shops_of(sheet.owner).filter(producer=sheet.producer_id).exists()
    for row in rows:
        row.reason = _write_row(sheet.producer, row)[:300] if may_write else _("You no longer keep this shop.")
        row.outcome = Outcome.REFUSED if row.reason else Outcome.WRITTEN
    SheetRow.objects.bulk_update(rows, ["outcome", "reason", "product"])
    sheet.done, sheet.tries = done + len(rows), 0
    if sheet.done >= sheet.total:
        sheet.state, sheet.done_at = State.DONE, timezone.now()
    else:
        _promise(sheet.pk, done=sheet.done)
    sheet.save(update_fields=["done", "tries", "state", "done_at"])


def _write_row(producer: ProducerProfile, row: SheetRow) -> str:
    """Write one row; return why not, or nothing. Its stock record is locked."""
    if row.kind == Kind.NEW:
        row.product = _write(producer, None, row.wanted)
        return ""
    goods = Product.objects.filter(stockrecords__partner=producer.partner_id).with_origin()
    product = goods.prefetch_related("categories").filter(pk=row.product_id).first()
    if product is None:
        return _("The product is no longer there.")
    if moved := _moved(row, product):
        return moved
    try:
        _write(producer, product, row.wanted)
    except ShelfRefused as error:
        return str(error)
    return ""


def _moved(row: SheetRow, product) -> str:
    """Return what somebody else has changed since the file was compared, or nothing."""
    for name, value in row.wanted.items():
        column = BY_NAME[name]
        now = column.now(product)
        if now not in (row.was.get(name), value):
            words = {"column": column.label, "now": column.show(now, read_shelves())}
            return _("%(column)s has changed to %(now)s meanwhile.") % words
    return ""


def _write(producer: ProducerProfile, product, wanted: dict):
    """Write the columns of a row to a product, or make a hidden one of them; return the product."""
    fields = {name: value for name, value in wanted.items() if name not in ASIDE}
    record = product.stockrecord if product else None
    if product is None:
        fields["is_public"] = False
    stock = wanted.get("stock", record.num_in_stock if record else 0)
    price = Decimal(wanted["price"]) if record is None or "price" in wanted else record.asked_price
    saved = save_product(
        producer=producer,
        product=product,
        fields=fields,
        category=Category.objects.filter(pk=wanted["category"]).first() if "category" in wanted else None,
        price=price,
        stock=stock,
        seen_stock=record.num_in_stock if record else None,
        warn_below=wanted.get("warn_below"),
        deposit=Decimal(wanted["deposit"]) if "deposit" in wanted else None,
    )
    if product and "is_public" in wanted:
        set_public(products=[saved], is_public=wanted["is_public"])
    return saved


def prune_sheets(*, now: datetime | None = None) -> str:
    """Throw away what files said thirty days ago; say how many."""
    old = Sheet.objects.filter(made_at__lt=(now or timezone.now()) - KEEP).exclude(state=State.UNDER_WAY)
    number = old.count()
    old.delete()
    return f"{number} files of goods thrown away"
