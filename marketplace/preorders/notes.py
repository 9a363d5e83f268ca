"""What is said of preorders beside parcels: to buyers when they arrive, to the packing room what is coming."""

from collections.abc import Mapping

from django.db.models import Count, Min, prefetch_related_objects
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import ngettext

from marketplace.consignments.beside import BoardNote, register_board_note, register_note
from marketplace.consignments.models import Consignment, Delivery
from marketplace.consignments.steps import DONE
from marketplace.harvest.models import Preorder


def register() -> None:
    """Enter both."""
    register_note("preorders/_parcel_note.html", promises)
    register_board_note(coming)


def promises(delivery: Delivery, parcels: list[Consignment]) -> Mapping[int, Preorder]:
    """Return the preorder of each parcel that is still on its way, with its moves; no query where there is none."""
    found = [parcel for parcel in parcels if parcel.preorder_id and parcel.status not in DONE]
    if found:
        prefetch_related_objects(found, "preorder__moves")
    return {parcel.pk: parcel.preorder for parcel in found}


def coming(user) -> BoardNote | None:
    """Return how many preorder parcels come later and from which day, None when there are none; one query."""
    later = Consignment.objects.kept_by(user).funded().to_pack()
    later = later.filter(preorder__arrives_from__gt=timezone.localdate())
    found = later.aggregate(n=Count("pk"), first=Min("preorder__arrives_from"))
    if not found["n"]:
        return None
    text = ngettext(
        "%(n)d preorder parcel is coming, from %(day)s",
        "%(n)d preorder parcels are coming, the first from %(day)s",
        found["n"],
    )
    words = {"n": found["n"], "day": date_format(found["first"], "MONTH_DAY_FORMAT")}
    return BoardNote(text % words, reverse("preorders:index"))
