"""“3 products run low” on the Today board, counted anew only when an alert opened or closed."""

from django.urls import reverse
from django.utils.translation import ngettext
from oscar.core.loading import get_model

from marketplace.consignments.beside import BoardNote, register_board_note
from marketplace.notices.versions import low_version
from marketplace.producers.goods import LOW
from portal.core.memory import remembered
from portal.villages.models import Membership
from portal.villages.policies import villages_kept_by

StockAlert = get_model("partner", "StockAlert")


def register() -> None:
    """Enter the note."""
    register_board_note(note)


def note(user) -> BoardNote | None:
    """Return the board's note for a shop manager; no query while nothing changed."""
    villages = tuple(village.pk for village in villages_kept_by(user, Membership.Role.SHOP_MANAGER))
    number = remembered(lambda: count_low(villages), "low", low_version(), villages, shared=True)
    if not number:
        return None
    text = ngettext("%(n)d product runs low", "%(n)d products run low", number) % {"n": number}
    return BoardNote(text, f"{reverse('my_shop:index')}?show={LOW}")


def count_low(villages: tuple[int, ...]) -> int:
    """Return how many stocks of these villages are low."""
    alerts = StockAlert.objects.filter(status=StockAlert.OPEN)
    return alerts.filter(stockrecord__partner__producer__village__in=villages).count()
