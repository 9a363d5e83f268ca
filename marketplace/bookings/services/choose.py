"""Dates go into the basket, all that belong together or none."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.basket.services import refuse_too_many
from marketplace.bookings.exceptions import NotFree
from marketplace.bookings.models import Slot
from marketplace.bookings.naming import day_name


@transaction.atomic
def put_in_basket(*, basket, slots: Iterable[Slot], quantity: int) -> None:
    """Put so many places of each date into an open basket; what is in it already counts with them.

    `slots` come with_places(). Raises NotFree or BasketRefused, and then the basket is as it was. Nothing is kept for
    the guest before the checkout.
    """
    chosen = list(slots)
    if not chosen:
        raise NotFree(when=_("These dates"))
    refuse_too_many(basket=basket, more=quantity * len(chosen))
    for slot in chosen:
        wanted = quantity + basket.product_quantity(slot.product)
        if not slot.is_bookable or slot.left < wanted:
            raise NotFree(when=day_name(slot.starts_at), left=slot.left if slot.is_bookable else 0)
    for slot in chosen:
        basket.add_product(slot.product, quantity)
