"""Order lines for dates become bookings."""

from decimal import Decimal
from itertools import count

from django.db import transaction
from django.utils import timezone

from marketplace.bookings import letters
from marketplace.bookings.models import BookedSlot, Booking, Slot
from marketplace.bookings.rules import free_until
from portal.tourism.models import Visit


@transaction.atomic
def write_bookings(*, order) -> list[Booking]:
    """Make the bookings of a new order and promise their letters; return them. Doing it twice returns the same.

    Each session is one; nights of a stay that follow each other, with as many rooms, are one together.
    """
    found = list(order.bookings.all())
    if found:
        return found
    lines = list(order.lines.filter(product__slot__isnull=False).select_related("product__slot__visit__village"))
    numbers = count(1)
    bookings = [_write(order, stretch, next(numbers)) for stretch in stretches(lines)]
    for booking in bookings:
        letters.tell_guest(booking=booking, name="booked")
        letters.tell_hosts(booking=booking, name="guest_booked")
    return bookings


def stretches(lines: list) -> list[list]:
    """Return the order lines, by date, in groups that each become one booking."""
    groups: list[list] = []
    for line in sorted(lines, key=lambda line: (line.product.slot.visit_id, line.product.slot.starts_at)):
        if groups and _follows(groups[-1][-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _follows(before, line) -> bool:
    earlier, slot = before.product.slot, line.product.slot
    if slot.visit.kind != Visit.Kind.STAY or earlier.visit_id != slot.visit_id or before.quantity != line.quantity:
        return False
    return timezone.localdate(earlier.ends_at) == timezone.localdate(slot.starts_at)


def _write(order, lines: list, position: int) -> Booking:
    slots: list[Slot] = [line.product.slot for line in lines]
    first = slots[0]
    booking = Booking.objects.create(
        number=f"{order.number}-V{position}",
        order=order,
        visit=first.visit,
        starts_at=first.starts_at,
        ends_at=slots[-1].ends_at,
        quantity=lines[0].quantity,
        price=sum((line.line_price_incl_tax for line in lines), Decimal("0.00")),
        free_until=free_until(first),
        late_percent=first.late_percent,
    )
    BookedSlot.objects.bulk_create(
        BookedSlot(booking=booking, slot=slot, line=line, quantity=line.quantity)
        for slot, line in zip(slots, lines, strict=True)
    )
    return booking
