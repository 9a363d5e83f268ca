"""Places: given in the order of asking, freed by who leaves, moved up to by the first group that fits (ADR 73)."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from portal.gatherings.exceptions import Closed, NoChildren, NotThatMany, TooManyTogether, TooYoung
from portal.gatherings.locks import lock_gathering
from portal.gatherings.models import Gathering, SignUp
from portal.gatherings.telling import tell

State = SignUp.State


@dataclass(frozen=True)
class Party:
    """Who comes together: a name to call them by, how many, the children's ages where the event asks, a note."""

    name: str
    adults: int = 1
    children: int = 0
    ages: tuple[int, ...] = ()
    note: str = ""

    @property
    def heads(self) -> int:
        """Return how many people they are."""
        return self.adults + self.children


@transaction.atomic
def sign_up(*, gathering: Gathering, by, party: Party) -> SignUp:
    """Let `by` come with so many, or change their number, and return the sign-up: with a place, or waiting for one.

    The gathering is locked before its people are counted, so the last place is given once. Who waits keeps their number
    in the order whatever they change; fewer people may fit at once. Raises Closed (who has a place may still be fewer),
    NotThatMany for more people than places are free to who has one already, and what is wrong with the party.
    """
    gathering = lock_gathering(pk=gathering.pk)
    check_party(gathering, party)
    own = SignUp.objects.filter(gathering=gathering, user=by).first()
    own = own or SignUp(gathering=gathering, user=by, state=State.LEFT, adults=0)
    fewer = own.is_placed and party.heads <= own.heads
    if not gathering.is_open and not (fewer and gathering.takes_sign_ups and _can_move(gathering)):
        raise Closed
    free = free_places(gathering, besides=own)
    fits = free is None or party.heads <= free
    if own.is_placed and not fits:
        raise NotThatMany(free or 0)
    was = own.state
    write_down(own, party, fits)
    if fewer:
        move_up(gathering)
    if own.state != was:
        tell(sign_up=own, what=own.state)
    return own


@transaction.atomic
def leave(*, gathering: Gathering, by) -> SignUp | None:
    """Let `by` not come after all and return the sign-up, None when there is none. Twice is once.

    What becomes free goes to the first group that fits. Raises Closed once the event has begun.
    """
    gathering = lock_gathering(pk=gathering.pk)
    own = SignUp.objects.filter(gathering=gathering, user=by).first()
    if own is None or own.state == State.LEFT:
        return own
    if gathering.has_begun:
        raise Closed
    own.state, own.number, own.changed_at = State.LEFT, None, timezone.now()
    own.save()
    move_up(gathering)
    return own


def check_party(gathering: Gathering, party: Party) -> None:
    """Raise TooManyTogether, NoChildren or TooYoung when these people cannot come together."""
    if party.heads > gathering.most_together or party.adults < 1:
        raise TooManyTogether(gathering.most_together)
    if not party.children:
        return
    if not gathering.families:
        raise NoChildren
    least = gathering.min_age
    if least and (len(party.ages) != party.children or min(party.ages) < least):
        raise TooYoung(least)


def free_places(gathering: Gathering, *, besides: SignUp | None = None) -> int | None:
    """Return how many places are free for `besides` (whose own count as free), None without a limit.

    Ask only while the gathering is locked.
    """
    if gathering.places is None:
        return None
    others = gathering.sign_ups.placed().exclude(pk=besides.pk if besides else None)
    return gathering.places - others.people()


def write_down(own: SignUp, party: Party, fits: bool) -> None:
    """Save who comes, with a place when they fit; who is new on the list gets the next number of its order."""
    own.name, own.note = party.name.strip()[:60], party.note.strip()[:200]
    own.adults, own.children = party.adults, party.children
    own.ages = ", ".join(map(str, party.ages[: party.children]))
    own.changed_at = timezone.now()
    if fits:
        own.state, own.number = State.PLACED, None
    elif not own.is_waiting:
        own.state, own.number = State.WAITING, next_number(own.gathering)
    own.save()


def next_number(gathering: Gathering) -> int:
    """Return the next number of the waiting order. An update wakes no signal: nothing readers see changes."""
    Gathering.objects.filter(pk=gathering.pk).update(last_number=F("last_number") + 1)
    return Gathering.objects.values_list("last_number", flat=True).get(pk=gathering.pk)


def move_up(gathering: Gathering) -> list[SignUp]:
    """Give what is free to the waiting groups in their order, each that fits, and return them; they are written to.

    A group larger than what is free keeps its number and waits on. Only while the gathering is locked; nobody moves up
    in an event that has begun or is called off.
    """
    free = free_places(gathering)
    moved: list[SignUp] = []
    if not _can_move(gathering):
        return moved
    for group in list(gathering.sign_ups.waiting()):
        if free is not None and group.heads > free:
            continue
        free = None if free is None else free - group.heads
        give_place(group)
        moved.append(group)
    return moved


def give_place(group: SignUp) -> None:
    """Let a waiting group come, and promise it a letter."""
    group.state, group.number, group.changed_at = State.PLACED, None, timezone.now()
    group.save()
    tell(sign_up=group, what="moved_up")


def _can_move(gathering: Gathering) -> bool:
    return not gathering.has_begun and not gathering.is_called_off
