"""Many parcels with one tap: each takes its step by itself, and what cannot is named."""

import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from marketplace.consignments.exceptions import ConsignmentError
from marketplace.consignments.models import Consignment, ConsignmentEvent
from marketplace.consignments.services.move import advance
from marketplace.consignments.services.undo import undo


@dataclass
class Outcome:
    """The parcels that took the step, and a sentence for each that did not."""

    done: list[Consignment] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def advance_all(*, consignments: Iterable[Consignment], to: str, by, answers: Mapping[str, str]) -> Outcome:
    """Take the same step with each of these parcels, every one in a transaction of its own, and say what became of it.

    Raises nothing for a parcel that cannot: one refusal must not hold up the others. Never call it in a transaction.
    """
    batch = secrets.token_urlsafe(9)
    return _each(consignments, lambda parcel: advance(consignment=parcel, to=to, by=by, answers=answers, batch=batch))


def undo_all(*, batch: str, consignments, by) -> Outcome:
    """Take back the steps of one tap, of those among these parcels (a queryset) whose last step it still is."""
    steps = ConsignmentEvent.objects.filter(
        batch=batch, by=by, undoes=None, undone_by=None, consignment__in=consignments
    )
    found = [step.consignment for step in steps.select_related("consignment").order_by("pk")]
    return _each(found, lambda parcel: undo(consignment=parcel, by=by))


def _each(parcels: Iterable[Consignment], take: Callable[[Consignment], Consignment]) -> Outcome:
    outcome = Outcome()
    for parcel in sorted(parcels, key=lambda parcel: parcel.pk):
        try:
            outcome.done.append(take(parcel))
        except ConsignmentError as error:
            outcome.refused.append(str(error))
    return outcome
