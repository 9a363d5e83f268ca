"""Dates are opened, closed and changed by the host."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils import timezone
from oscar.core.loading import get_model

from marketplace.bookings.exceptions import TermsMissing
from marketplace.bookings.locks import lock_terms
from marketplace.bookings.models import Slot, Terms
from marketplace.bookings.naming import slot_titles, unit_names
from marketplace.bookings.services.terms import seller_of
from marketplace.placement.locks import lock_stock
from marketplace.producers.services import set_price, set_stock
from portal.tourism.models import Visit

Product = get_model("catalogue", "Product")
StockRecord = get_model("partner", "StockRecord")


@dataclass(frozen=True)
class Span:
    """When one session or night begins and ends."""

    starts_at: datetime
    ends_at: datetime


def span_of(visit: Visit, *, day: date, starts: time, ends: time) -> Span:
    """Return the session or the night that begins on this day (local times); what ends earlier, ends tomorrow."""
    zone = timezone.get_current_timezone()
    over_night = visit.kind == Visit.Kind.STAY or ends <= starts
    last = day + timedelta(days=1) if over_night else day
    return Span(datetime.combine(day, starts, zone), datetime.combine(last, ends, zone))


@transaction.atomic
def open_slots(*, visit: Visit, spans: Iterable[Span], places: int, price: Decimal) -> list[Slot]:
    """Open dates of a visit by its terms, `places` at `price` (CNY) each, and return the new ones.

    Dates that are there already and those whose last moment to book has passed are left as they are. Raises
    TermsMissing or NoShop.
    """
    found = Terms.objects.filter(visit=visit).first()
    if found is None:
        raise TermsMissing
    terms, seller = lock_terms(pk=found.pk), seller_of(visit)
    there = set(Slot.objects.filter(visit=visit).values_list("starts_at", flat=True))
    closing, now = timedelta(hours=terms.close_hours), timezone.now()
    new = [span for span in spans if span.starts_at not in there and span.starts_at - closing > now]
    products = [_product(visit, terms, span) for span in new]
    for product in Product.objects.bulk_create(products):
        product.stock = StockRecord(
            product=product,
            partner=seller.partner,
            partner_sku=f"date-{product.pk}",
            price_currency="CNY",
            price=price,
            num_in_stock=places,
        )
    StockRecord.objects.bulk_create(product.stock for product in products)
    slots = [
        Slot(
            visit=visit,
            product=product,
            starts_at=span.starts_at,
            ends_at=span.ends_at,
            closes_at=span.starts_at - closing,
            minimum=terms.minimum,
            free_days=terms.free_days,
            late_percent=terms.late_percent,
        )
        for span, product in zip(new, products, strict=True)
    ]
    return Slot.objects.bulk_create(slots)


def _product(visit: Visit, terms: Terms, span: Span):
    """Return a date's product, not yet saved. It is in no list, so nothing has to hear of it."""
    return Product(
        structure=Product.CHILD,
        parent_id=terms.product_id,
        slug=f"{visit.slug[:40]}-{timezone.localtime(span.starts_at):%Y%m%d-%H%M}",
        weight_grams=0,
        is_discountable=False,
        **slot_titles(visit, span.starts_at),
        **unit_names(visit),
    )


def lock_slot(*, slot: Slot) -> Slot:
    """Return a slot as it is now, its stock record locked: nobody books, cancels or changes it meanwhile."""
    lock_stock(pks=StockRecord.objects.filter(product=slot.product_id).values_list("pk", flat=True))
    return Slot.objects.select_related("visit__village", "product").get(pk=slot.pk)


def leave_nothing_free(*, products: Iterable[int]) -> None:
    """Let these dates have no more places than are taken; their stock records are locked."""
    records = StockRecord.objects.filter(product__in=list(products))
    records.update(num_in_stock=Coalesce(F("num_allocated"), 0))


@transaction.atomic
def set_open_between(*, visit: Visit, first: date, last: date, is_open: bool) -> int:
    """Take a visit's dates from one day to another off sale or put them back; return how many changed.

    Whoever has booked keeps the places; what was called off stays so.
    """
    old, new = Slot.Status.OPEN, Slot.Status.CLOSED
    if is_open:
        old, new = new, old
    slots = Slot.objects.filter(visit=visit, status=old, starts_at__date__range=(first, last))
    lock_stock(pks=StockRecord.objects.filter(product__slot__in=slots).values_list("pk", flat=True))
    return slots.update(status=new)


@transaction.atomic
def set_open(*, slot: Slot, is_open: bool) -> Slot:
    """Take a date off sale or put it back, and return it; who has booked keeps the places. One called off stays so."""
    slot = lock_slot(slot=slot)
    if slot.status != Slot.Status.CALLED_OFF:
        slot.status = Slot.Status.OPEN if is_open else Slot.Status.CLOSED
        slot.save(update_fields=["status"])
    return slot


@transaction.atomic
def change_slot(*, slot: Slot, places: int, price: Decimal, seen: int | None = None) -> None:
    """Write how many places a date has and what one costs from now on (CNY).

    `seen` is the number the host saw. Raises StockReserved or StockMoved (marketplace.producers.exceptions).
    """
    set_stock(product=slot.product, stock=places, seen=seen)
    set_price(product=slot.product, price=price)


@transaction.atomic
def hold_anyway(*, slot: Slot) -> Slot:
    """Let a date take place however few have booked, and return it."""
    slot = lock_slot(slot=slot)
    slot.is_held_anyway = True
    slot.save(update_fields=["is_held_anyway"])
    return slot
