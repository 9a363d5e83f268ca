"""What the buyer's page says of preorders beside their parcels: when they arrive, and how that has moved."""

from collections.abc import Mapping

from django.db.models import prefetch_related_objects

from marketplace.consignments.beside import register_note
from marketplace.consignments.models import Consignment, Delivery
from marketplace.consignments.steps import DONE
from marketplace.harvest.models import Preorder


def register() -> None:
    """Enter the note."""
    register_note("preorders/_parcel_note.html", promises)


def promises(delivery: Delivery, parcels: list[Consignment]) -> Mapping[int, Preorder]:
    """Return the preorder of each parcel that is still on its way, with its moves; no query where there is none."""
    found = [parcel for parcel in parcels if parcel.preorder_id and parcel.status not in DONE]
    if found:
        prefetch_related_objects(found, "preorder__moves")
    return {parcel.pk: parcel.preorder for parcel in found}
