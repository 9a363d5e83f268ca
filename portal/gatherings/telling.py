"""Promising letters to who comes, in the caller's transaction. What each says is in letters.py."""

from portal.gatherings.models import Gathering, SignUp
from portal.outbox.services import send

GUEST = "gatherings.guest"


def tell(*, sign_up: SignUp, what: str, stamp: str = "", **more) -> None:
    """Promise one person a letter; `what` is a state, moved_up, moved, called_off, reminder or letter.

    `stamp` tells two of a kind apart; by itself it is when the sign-up was changed.
    """
    stamp = stamp or sign_up.changed_at.isoformat()
    payload = {"sign_up": sign_up.pk, "what": what, **more}
    send(key=f"gathering:{sign_up.pk}:{what}:{stamp}", kind=GUEST, payload=payload)


def tell_all(*, gathering: Gathering, what: str, stamp: str, placed_only: bool = False, **more) -> int:
    """Promise everybody who comes or waits a letter, and return how many there are who can be written to."""
    groups = gathering.sign_ups.placed() if placed_only else gathering.sign_ups.active()
    count = 0
    for group in groups.filter(user__is_active=True, user__email__gt=""):
        tell(sign_up=group, what=what, stamp=stamp, **more)
        count += 1
    return count
