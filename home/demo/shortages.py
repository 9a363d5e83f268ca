"""What a short crop leads to in the demo: something else agreed to, an offer that waits, a part that comes later."""

from datetime import timedelta

from django.utils import timezone
from oscar.core.loading import get_model

from home.demo.complaints import manager, packed_line, parcel_of
from marketplace.consignments.services import split
from marketplace.substitutions.models import Substitution
from marketplace.substitutions.services import answer, propose

Product = get_model("catalogue", "Product")
#: Buyer, village, what is short, what is offered for it, the village's word.
AGREED = ("小 Z", "chashan", "CS-005", "CS-006", "这批有点潮，换一样行吗？")
WAITING = ("小 Z", "chashan", "CS-003", "CS-006", "这两天雨多，没收够。")
LATER = ("T 老师", "HW-004")


def run_short() -> None:
    """Offer something else twice, once with a yes, and split a parcel, once."""
    if Substitution.objects.exists():
        return
    answer(offer=offer(*AGREED), accept=True)
    offer(*WAITING)
    parcel = parcel_of(*LATER)
    day = timezone.localdate() + timedelta(days=5)
    split(consignment=parcel, later={packed_line(parcel, LATER[1]).pk: 1}, day=day, key=f"{parcel.number}:demo")


def offer(buyer: str, village: str, short: str, instead: str, word: str) -> Substitution:
    """Let a village offer one piece of something else for one that is missing."""
    parcel = parcel_of(buyer, short)
    return propose(
        consignment=parcel,
        line_id=packed_line(parcel, short).line_id,
        fewer=1,
        product=Product.objects.get(upc=instead),
        quantity=1,
        until=timezone.now() + timedelta(days=2),
        key=f"{parcel.number}:{short}",
        by=manager(village),
        note=word,
    )
