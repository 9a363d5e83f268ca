"""What can be done with an open basket. Stock is only looked at here; it is reserved at checkout."""

from collections import Counter

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.partner.needs import room


class BasketRefused(ValueError):
    """The basket stays as it is; `str()` is a sentence for the buyer."""


def refuse_too_many(*, basket, more: int) -> None:
    """Raise BasketRefused when `more` pieces would make the basket larger than one order may be."""
    most = settings.OSCAR_MAX_BASKET_QUANTITY_THRESHOLD
    if most and basket.num_items + more > most:
        raise BasketRefused(_("One order holds at most %(n)s pieces.") % {"n": most})


@transaction.atomic
def set_quantity(*, basket, line, quantity: int) -> None:
    """Let the line hold `quantity` (1 or more). Raises BasketRefused when there are not so many."""
    if quantity > line.quantity:
        refuse_too_many(basket=basket, more=quantity - line.quantity)
        if reason := basket.refusal(line.purchase_info, line.product, quantity, but=line):
            raise BasketRefused(f"{line.product.get_title()}: {reason}")
    line.quantity = quantity
    line.save()
    basket.reset_offer_applications()


@transaction.atomic
def remove_line(*, basket, line) -> None:
    """Take the line out."""
    line.delete()
    basket.reset_offer_applications()


@transaction.atomic
def fit_to_stock(*, basket) -> dict[str, int]:
    """Lower lines that together want more of a stock record than there is.

    Returns the titles lowered and how many of each are there.
    """
    seen: Counter = Counter()
    lowered = {}
    basket._lines = None
    for line in list(basket.all_lines()):
        fits = room(line.product, line.stockrecord, seen) if line.needs else None
        if fits is None:
            continue
        fitting = min(line.quantity, fits)
        seen.update({record: each * fitting for record, each in line.needs.items()})
        if fitting == line.quantity:
            continue
        lowered[line.product.get_title()] = room(line.product, line.stockrecord, {}) or 0
        if fitting:
            line.quantity = fitting
            line.save()
        else:
            line.delete()
    basket._lines = None
    return lowered
