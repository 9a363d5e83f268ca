"""Lots are opened, taken into use and closed."""

from collections.abc import Iterable
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from pypinyin import Style, lazy_pinyin

from marketplace.produce.exceptions import LotClosed
from marketplace.produce.models import Lot, LotUse

#: Somebody else may take the number, or open a lot of this product, at the same moment.
TRIES = 5


@transaction.atomic
def open_lot(*, product, harvested_on: date, plot: str, grower: str, plot_en: str = "") -> Lot:
    """Open a lot of a product, take it into use and return it; its code is made from village and day."""
    lock_open_lots(products=[product.pk])
    words = {"harvested_on": harvested_on, "plot": plot, "plot_en": plot_en, "grower": grower}
    start = f"{initials(product.village)}-{harvested_on:%y%m%d}-"
    for attempt in range(TRIES):
        try:
            with transaction.atomic():
                code = f"{start}{_last_number(start) + 1}"
                lot = Lot.objects.create(product=product, code=code, opened_at=timezone.now(), **words)
                _take_into_use(lot)
                return lot
        except IntegrityError:
            if attempt == TRIES - 1:
                raise
    raise AssertionError("The last try returns or raises")


def initials(village) -> str:
    """Return two to four capitals for a village: the initials of its Chinese name without 村, else of its address."""
    name = (village.name_zh_hans or "").removesuffix("村")
    letters = "".join(lazy_pinyin(name, style=Style.FIRST_LETTER, errors="ignore")).upper()
    return (letters if len(letters) > 1 else village.slug.replace("-", "").upper())[:4]


def _last_number(start: str) -> int:
    codes = Lot.objects.filter(code__startswith=start).values_list("code", flat=True)
    return max((int(code.removeprefix(start)) for code in codes), default=0)


@transaction.atomic
def use_lot(*, lot: Lot) -> Lot:
    """Let parcels be packed from this lot from now on and return it. Raises LotClosed."""
    lot = lock_lot(lot=lot)
    if not lot.is_open:
        raise LotClosed(code=lot.code)
    _take_into_use(lot)
    return lot


@transaction.atomic
def close_lot(*, lot: Lot) -> Lot:
    """Pack nothing from this lot any more and return it; the newest other open lot is in use then. Safe to repeat."""
    lot = lock_lot(lot=lot)
    if lot.is_open:
        lot.closed_at = timezone.now()
        lot.save(update_fields=["closed_at"])
        put_out_of_use(lot=lot)
    return lot


@transaction.atomic
def reopen_lot(*, lot: Lot) -> Lot:
    """Take back close_lot() and return the lot; it is in use if no other is. Raises LotClosed when it was recalled."""
    lot = lock_lot(lot=lot)
    if lot.is_recalled:
        raise LotClosed(code=lot.code)
    lot.closed_at = None
    lot.save(update_fields=["closed_at"])
    if not LotUse.objects.filter(product=lot.product_id, until=None).exists():
        _take_into_use(lot)
    return lot


def put_out_of_use(*, lot: Lot) -> None:
    """Let the newest other open lot take the place of a lot just closed, whose product is locked."""
    if LotUse.objects.filter(lot=lot, until=None).update(until=timezone.now()):
        following = Lot.objects.open().filter(product=lot.product_id).order_by("-opened_at", "-pk").first()
        if following:
            _take_into_use(following)


def _take_into_use(lot: Lot) -> None:
    now, current = timezone.now(), LotUse.objects.filter(product=lot.product_id, until=None)
    if not current.filter(lot=lot).exists():
        current.update(until=now)
        LotUse.objects.create(product_id=lot.product_id, lot=lot, since=now)


def lock_lot(*, lot: Lot) -> Lot:
    """Return the lot afresh, locked with the open ones of its product: changes and packing come one by one."""
    rows = Lot.objects.select_for_update(no_key=True).filter(Q(pk=lot.pk) | Q(product=lot.product_id, closed_at=None))
    return next(row for row in rows.order_by("pk") if row.pk == lot.pk)


def lock_open_lots(*, products: Iterable[int]) -> list[Lot]:
    """Return the open lots of these products, locked in the order in which everybody locks them."""
    rows = Lot.objects.select_for_update(no_key=True).open().filter(product__in=list(products))
    return list(rows.order_by("pk"))
