"""What the buyer's page says of offers, below a parcel."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.formats import date_format
from django.utils.timezone import localtime

from marketplace.consignments.models import Consignment, Delivery
from marketplace.placement.money_back import refunds_by_hand
from marketplace.substitutions.models import Substitution

Status = Substitution.Status


def moment(when) -> str:
    """Return day and time in words, local time."""
    local = localtime(when)
    return f"{date_format(local, 'MONTH_DAY_FORMAT')} {local:%H:%M}"


@dataclass
class Note:
    """The offers of one parcel, the latest first."""

    token: str
    by_hand: bool
    offers: list[Substitution] = field(default_factory=list)


def notes(delivery: Delivery, parcels: list[Consignment]) -> Mapping[int, Note]:
    """Return a note for each parcel to whose buyer something was offered; one query."""
    found: dict[int, Note] = {}
    told = Substitution.objects.filter(consignment__in=parcels).exclude(status=Status.WITHDRAWN)
    for offer in told.select_related("line__product", "product", "adjustment__refund").order_by("-pk"):
        by_hand = refunds_by_hand(delivery.order.placement.attempt)
        found.setdefault(offer.consignment_id, Note(delivery.token, by_hand)).offers.append(offer)
    return found
