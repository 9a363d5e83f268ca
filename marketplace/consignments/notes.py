"""What other rooms say beside a parcel on the buyer's page; they enter themselves in AppConfig.ready()."""

from collections.abc import Callable, Mapping

from marketplace.consignments.models import Consignment, Delivery

#: Takes the delivery and its parcels and returns, by parcel id, what the template is given as `note`.
Teller = Callable[[Delivery, list[Consignment]], Mapping[int, object]]
_rooms: list[tuple[str, Teller]] = []


def register_note(template: str, teller: Teller) -> None:
    """Enter a template and what it shows. A teller asks as many queries for many parcels as for one."""
    _rooms.append((template, teller))


def notes_of(delivery: Delivery, parcels: list[Consignment]) -> dict[int, list[tuple[str, object]]]:
    """Return (template, note) of every room that has something to say, by parcel id."""
    notes: dict[int, list[tuple[str, object]]] = {parcel.pk: [] for parcel in parcels}
    for template, teller in _rooms:
        for pk, note in teller(delivery, parcels).items():
            notes[pk].append((template, note))
    return notes
