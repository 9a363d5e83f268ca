"""What upper rooms say beside the lines of a parcel, such as its lots. They enter themselves in AppConfig.ready()."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from marketplace.consignments.models import Consignment

PACKER, KEEPER, BUYER = "packer", "keeper", "buyer"


@dataclass(frozen=True)
class Beside:
    """A word beside a line; `path` leads further, `is_alarm` must not be overlooked.

    `choices` are (value, label) that the packer answers under `name`; the first holds unless another is chosen.
    """

    text: str
    path: str = ""
    is_alarm: bool = False
    name: str = ""
    choices: tuple[tuple[str, str], ...] = ()


#: Given parcels with their lines loaded, and who reads, returns words by line id; as many queries for one as for many.
Voice = Callable[[list[Consignment], str], Mapping[int, list[Beside]]]
_voices: list[Voice] = []


def register_voice(voice: Voice) -> None:
    """Let an upper room speak beside every parcel's lines."""
    _voices.append(voice)


def hear(parcels: Iterable[Consignment], *, reader: str) -> None:
    """Give each line of these parcels `beside`: what is to be said of it to PACKER, KEEPER or BUYER."""
    heard = list(parcels)
    said = [voice(heard, reader) for voice in _voices]
    for parcel in heard:
        for packed in parcel.lines.all():
            packed.beside = [word for words in said for word in words.get(packed.pk, [])]
