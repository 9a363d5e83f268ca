"""What parcels' pages say of offers: beside the packer's lines, below the buyer's parcel, above the board."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from marketplace.consignments.beside import PACKER, Beside, BoardNote
from marketplace.consignments.models import Consignment, Delivery
from marketplace.consignments.shortening import title_of
from marketplace.placement.money_back import refunds_by_hand
from marketplace.substitutions.models import Substitution

Status = Substitution.Status


def moment(when) -> str:
    """Return day and time in words, local time."""
    local = localtime(when)
    return f"{date_format(local, 'MONTH_DAY_FORMAT')} {local:%H:%M}"


def speak(parcels: list[Consignment], reader: str) -> dict[int, list[Beside]]:
    """Return to the packer what waits for an answer and what was agreed, by line id; one query at most."""
    waiting = [parcel for parcel in parcels if parcel.status == Consignment.Status.TO_PACK]
    if reader != PACKER or not waiting:
        return {}
    told = Substitution.objects.filter(consignment__in=waiting, status__in=(Status.OPEN, Status.ACCEPTED))
    offers = list(told.select_related("line__product", "product", "adjustment").order_by("pk"))
    rows = {(parcel.pk, packed.line_id): packed.pk for parcel in waiting for packed in parcel.lines.all()}
    said: dict[int, list[Beside]] = {}
    for offer in offers:
        line = offer.line_id if offer.status == Status.OPEN else offer.adjustment.instead_id
        row = rows.get((offer.consignment_id, line))
        if row:
            said.setdefault(row, []).append(_word(offer))
    return said


def _word(offer: Substitution) -> Beside:
    words = {
        "n": offer.quantity,
        "title": offer.product.get_title(),
        "fewer": offer.fewer,
        "missing": title_of(offer),
        "when": moment(offer.until),
    }
    if offer.status == Status.OPEN:
        said = _("Waits for the buyer's answer until %(when)s: %(n)d × %(title)s instead of %(fewer)d")
        return Beside(said % words, waits=True)
    return Beside(_("instead of %(fewer)d × %(missing)s: the buyer agreed") % words)


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


def board_note(user) -> BoardNote | None:
    """Return how many offers of this shop manager's villages wait for their buyers."""
    number = Substitution.objects.kept_by(user).open().count()
    if not number:
        return None
    said = ngettext("%(n)d offer waits for its buyer's answer", "%(n)d offers wait for their buyers' answers", number)
    return BoardNote(said % {"n": number}, reverse("instead:list"))
