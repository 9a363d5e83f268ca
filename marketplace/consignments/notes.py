"""What other rooms say beside a parcel on the buyer's page and on the board; they enter themselves in ready()."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

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


#: Takes the delivery and returns what the template is given as `note`, None for nothing to say.
OrderTeller = Callable[[Delivery], object]
_of_orders: list[tuple[str, OrderTeller]] = []


def register_order_note(template: str, teller: OrderTeller) -> None:
    """Enter a template and what it shows of a whole order on the buyer's page."""
    _of_orders.append((template, teller))


def order_notes(delivery: Delivery) -> list[tuple[str, object]]:
    """Return (template, note) of every room that has something to say of the whole order."""
    return [(template, note) for template, teller in _of_orders if (note := teller(delivery)) is not None]


@dataclass(frozen=True)
class BoardNote:
    """A line above the board that leads to `url`."""

    text: str
    url: str


_board: list[Callable[[object], BoardNote | None]] = []


def register_board_note(teller: Callable[[object], BoardNote | None]) -> None:
    """Enter what the board says to a shop manager, in one query; None when nothing waits."""
    _board.append(teller)


def board_notes(user) -> list[BoardNote]:
    """Return what other rooms have for this shop manager."""
    return [note for teller in _board if (note := teller(user))]
