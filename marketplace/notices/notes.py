"""“3 products run low” on the Today board."""

from django.urls import reverse
from django.utils.translation import ngettext

from marketplace.consignments.beside import BoardNote, register_board_note
from marketplace.producers.goods import LOW, filtered, goods_of


def register() -> None:
    """Enter the note."""
    register_board_note(note)


def note(user) -> BoardNote | None:
    """Return the board's note for a shop manager; one query."""
    number = filtered(goods_of(user), show=LOW).count()
    if not number:
        return None
    text = ngettext("%(n)d product runs low", "%(n)d products run low", number) % {"n": number}
    return BoardNote(text, f"{reverse('my_shop:index')}?show={LOW}")
