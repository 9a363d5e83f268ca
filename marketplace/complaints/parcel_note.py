"""What the buyer's page says beside a parcel: the way to complain, and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from marketplace.complaints.models import Complaint
from marketplace.complaints.rules import closes_at, has_left, is_complainable, was_refused_enough
from marketplace.consignments.beside import register_note
from marketplace.consignments.models import Consignment, Delivery
from marketplace.placement.money_back import refunds_by_hand


@dataclass
class Note:
    """`can_complain` shows the way, until `closes`; `complaints` are told the latest first.

    `goes_to_us` shows the way to the platform instead, once the village has refused often enough.
    """

    token: str
    can_complain: bool
    closes: datetime | None
    by_hand: bool
    complaints: list[Complaint] = field(default_factory=list)

    @property
    def goes_to_us(self) -> bool:
        """Whether the platform hears the next word instead of the village."""
        refusals = sum(complaint.status == Complaint.Status.REFUSED for complaint in self.complaints)
        return self.can_complain and was_refused_enough(refusals)


def register() -> None:
    """Enter the note."""
    register_note("complaints/_parcel_note.html", notes)


def notes(delivery: Delivery, parcels: list[Consignment]) -> Mapping[int, Note]:
    """Return a note for each parcel that has left its village; no query while none has."""
    gone = [parcel for parcel in parcels if has_left(parcel)]
    if not gone:
        return {}
    by_hand = refunds_by_hand(delivery.order.placement.attempt)
    found = {parcel.pk: Note(delivery.token, is_complainable(parcel), closes_at(parcel), by_hand) for parcel in gone}
    made = Complaint.objects.filter(consignment__in=gone).select_related("adjustment__refund").with_lines()
    for complaint in made.order_by("-pk"):
        note = found[complaint.consignment_id]
        note.complaints.append(complaint)
        note.can_complain = note.can_complain and not complaint.is_under_way
    return found
