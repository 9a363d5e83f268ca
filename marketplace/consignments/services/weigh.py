"""What is charged by weight is weighed when its parcel is packed, and the buyer pays that (docs/adr/0058)."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import partial

from django.db import transaction

from marketplace.consignments.exceptions import NotWeighed, TooHeavy
from marketplace.consignments.models import Consignment, ConsignmentLine
from marketplace.placement.models import Adjustment
from marketplace.placement.services.shrink import FEN, NOTHING, Less, Standing, shrink, standing, worth
from portal.payments import services as payments


def answer_name(packed: ConsignmentLine) -> str:
    """Return the name under which a packer's answers hold the grams of a line."""
    return f"grams-{packed.pk}"


@transaction.atomic
def weigh(*, order, consignment: Consignment, answers: Mapping[str, str], by=None) -> Adjustment | None:
    """Write down what the lines charged by weight weigh and give the buyer back what they weigh less than the most.

    `answers` holds grams by answer_name(); a line weighed before keeps its weight without an answer. Whatever is over
    goes back through shrink(), delivery price and stock untouched, and is sent after the commit. The order is locked
    by whoever packs; the same weights again change nothing. Raises NotWeighed or TooHeavy, and then nothing is changed.
    """
    rows = consignment.lines.select_related("line__product", "line__terms").order_by("pk")
    lines = [packed for packed in rows if packed.quantity and packed.weighed]
    left = standing(lines=[packed.line for packed in lines]) if lines else {}
    less = {}
    for packed in lines:
        grams = _grams_of(packed, consignment, answers)
        if grams != packed.grams:
            off = _write(packed, grams, left[packed.line_id])
            less |= {packed.line_id: Less(amount=off)} if off else {}
    if not less:
        return None
    adjustment = shrink(
        order=order,
        partner_id=consignment.partner_id,
        less=less,
        reason=Adjustment.Reason.WEIGHED,
        key=_key(consignment),
        by=by,
    )
    if adjustment.refund_id:
        attempt = adjustment.order.placement.attempt
        transaction.on_commit(partial(payments.send_refunds, attempt=attempt), robust=True)
    return adjustment


def _key(consignment: Consignment) -> str:
    """Return the key of the parcel's next weighing: taking the packing back and weighing less is another one."""
    times = Adjustment.objects.filter(key__startswith=f"{consignment.number}:weighed").count()
    return f"{consignment.number}:weighed:{times + 1}"


def _grams_of(packed: ConsignmentLine, consignment: Consignment, answers: Mapping[str, str]) -> int:
    typed = answers.get(answer_name(packed), "")
    grams = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else packed.grams
    if not grams:
        raise NotWeighed(number=consignment.number, title=packed.title)
    most = packed.grams or packed.most_grams
    if grams > most:
        raise TooHeavy(title=packed.title, grams=most)
    return grams


def _write(packed: ConsignmentLine, grams: int, left: Standing) -> Decimal:
    """Write a line's weight and what it comes to; return what of its price goes back."""
    before = packed.charged
    if before is None:  # of a line in several parcels, each holds its part of the price
        whole = packed.quantity == packed.ordered
        before = packed.price if whole else worth(line=packed.line, left=left, fewer=packed.quantity)
    packed.grams, packed.charged = grams, min(price_of(packed, grams), before)
    packed.save(update_fields=["grams", "charged"])
    return before - packed.charged


def price_of(packed: ConsignmentLine, grams: int) -> Decimal:
    """Return what so many grams of a line cost (CNY): at the price agreed for 500 g, less the line's discounts.

    An offer took its part of the price of the heaviest; it takes the same part of what is weighed.
    """
    line, weighed = packed.line, packed.weighed
    full = weighed.price_of(grams) if weighed else NOTHING
    before = line.line_price_before_discounts_incl_tax
    if before == line.line_price_incl_tax:
        return full
    return (full * line.line_price_incl_tax / before).quantize(FEN, ROUND_HALF_UP) if before else NOTHING
