"""What upper rooms say: beside a parcel, beside its lines, above the board. They enter themselves in AppConfig.ready().

Each of them asks as many queries for many parcels as for one.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from marketplace.consignments.models import Consignment, Delivery

PACKER, KEEPER, BUYER = "packer", "keeper", "buyer"


@dataclass(frozen=True)
class Beside:
    """A word beside a line; `path` leads further, `is_alarm` must not be overlooked.

    `choices` are (value, label) that the packer answers under `name`; the first holds unless another is chosen. `label`
    names what they are about where it is not the line's product, such as a part of a box.
    """

    text: str
    path: str = ""
    is_alarm: bool = False
    name: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    label: str = ""


@dataclass(frozen=True)
class BoardNote:
    """A line above the board that leads to `url`."""

    text: str
    url: str


#: Given parcels with their lines loaded, and who reads, returns words by line id.
Voice = Callable[[list[Consignment], str], Mapping[int, list[Beside]]]
#: Given the delivery and its parcels returns, by parcel id, what the template is given as `note`.
Teller = Callable[[Delivery, list[Consignment]], Mapping[int, object]]
#: Given a shop manager returns a line, in one query; None when nothing waits.
BoardTeller = Callable[[object], BoardNote | None]

_voices: list[Voice] = []
_tellers: list[tuple[str, Teller]] = []
#: Takes the delivery and returns what the template is given as `note`, None for nothing to say.
OrderTeller = Callable[[Delivery], object]
_of_orders: list[tuple[str, OrderTeller]] = []
_board: list[BoardTeller] = []
#: Given the villages a board shows returns what the template is given as `note`, None for nothing to say.
PickTeller = Callable[[Iterable], object]
_beside_picks: list[tuple[str, PickTeller]] = []


def register_voice(voice: Voice) -> None:
    """Let an upper room speak beside every parcel's lines."""
    _voices.append(voice)


def register_note(template: str, teller: Teller) -> None:
    """Enter a template, and what it shows, below a parcel on the buyer's page."""
    _tellers.append((template, teller))


def register_board_note(teller: BoardTeller) -> None:
    """Enter what the board says to a shop manager."""
    _board.append(teller)


def hear(parcels: Iterable[Consignment], *, reader: str) -> None:
    """Give each line of these parcels `beside`: what is to be said of it to PACKER, KEEPER or BUYER."""
    heard = list(parcels)
    said = [voice(heard, reader) for voice in _voices]
    for parcel in heard:
        for packed in parcel.lines.all():
            packed.beside = [word for words in said for word in words.get(packed.pk, [])]


def notes_of(delivery: Delivery, parcels: list[Consignment]) -> dict[int, list[tuple[str, object]]]:
    """Return (template, note) of every room that has something to say, by parcel id."""
    notes: dict[int, list[tuple[str, object]]] = {parcel.pk: [] for parcel in parcels}
    for template, teller in _tellers:
        for pk, note in teller(delivery, parcels).items():
            notes[pk].append((template, note))
    return notes


def register_order_note(template: str, teller: OrderTeller) -> None:
    """Enter a template and what it shows of a whole order on the buyer's page."""
    _of_orders.append((template, teller))


def order_notes(delivery: Delivery) -> list[tuple[str, object]]:
    """Return (template, note) of every room that has something to say of the whole order."""
    return [(template, note) for template, teller in _of_orders if (note := teller(delivery)) is not None]


def board_notes(user) -> list[BoardNote]:
    """Return what other rooms have for this shop manager."""
    return [note for teller in _board if (note := teller(user))]


def register_pick_note(template: str, teller: PickTeller) -> None:
    """Enter a template and what it shows beside the pick list of the board."""
    _beside_picks.append((template, teller))


def pick_notes(villages: Iterable) -> list[tuple[str, object]]:
    """Return (template, note) of every room that has something to say beside these villages' pick list."""
    return [(template, note) for template, teller in _beside_picks if (note := teller(villages)) is not None]
