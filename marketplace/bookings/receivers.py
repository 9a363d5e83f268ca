"""Bookings come and go with their order; dates that cannot wait for a transfer refuse one."""

from decimal import Decimal

from django.dispatch import receiver
from django.utils import timezone

from marketplace.bookings.exceptions import PayNow
from marketplace.bookings.models import Booking
from marketplace.bookings.services.book import write_bookings
from marketplace.bookings.services.cancel import end
from marketplace.placement.exceptions import TooLateToCancel
from marketplace.placement.signals import goods_reserved, order_cancelling, order_created
from portal.payments.providers import PromiseProvider
from portal.payments.registry import get_provider


@receiver(goods_reserved, dispatch_uid="bookings.pay_now")
def refuse_slow_money(sender, lines, provider, **kwargs) -> None:
    """Refuse to keep places for money that may come only when the date has gone by."""
    closing = [
        line.product.slot.closes_at for line in lines if line.product.parent_id and hasattr(line.product, "slot")
    ]
    if not closing:
        return
    chosen = get_provider(provider)
    if isinstance(chosen, PromiseProvider) and min(closing) < timezone.now() + chosen.time_to_keep_promise:
        raise PayNow


@receiver(order_created, dispatch_uid="bookings.write")
def book(sender, order, **kwargs) -> None:
    """Write the bookings in the transaction that makes the order."""
    write_bookings(order=order)


@receiver(order_cancelling, dispatch_uid="bookings.end")
def end_with_the_order(sender, order, **kwargs) -> None:
    """End what still stands, its whole price given back; refuse when somebody has been there already."""
    standing = list(order.bookings.standing())
    if any(booking.status == Booking.Status.CAME for booking in standing):
        raise TooLateToCancel
    for booking in standing:
        given = order.adjustments.filter(lines__line__booked_slot__booking=booking).values_list(
            "lines__amount", flat=True
        )
        end(booking=booking, ended=Booking.Ended.ORDER, back=booking.price - sum(given, Decimal("0.00")))
