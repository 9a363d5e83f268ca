"""A person comes onto a shift, or goes off it. No shift is ever overfilled."""

from django.db import transaction

from marketplace.shifts import letters
from marketplace.shifts.exceptions import NotOfTheVillage, ShiftFull, ShiftOver
from marketplace.shifts.locks import lock_shift
from marketplace.shifts.models import Hand, Shift
from marketplace.shifts.people import people_of


@transaction.atomic
def join_shift(*, shift: Shift, user, by=None) -> Hand:
    """Put one of the village's people on a shift and return that; `by` is who did it, the person or somebody in charge.

    Who is put on it by another gets a letter. The same again changes nothing. Raises ShiftOver, NotOfTheVillage or
    ShiftFull; then nothing is changed.
    """
    shift = lock_shift(pk=shift.pk)
    there = shift.people.filter(user=user).first()
    if there:
        return there
    if not shift.is_open:
        raise ShiftOver
    if not people_of(shift.village_id).filter(pk=user.pk).exists():
        raise NotOfTheVillage
    if shift.people.count() >= shift.hands:
        raise ShiftFull
    hand = Hand.objects.create(shift=shift, user=user, by=by)
    if by != user:
        letters.tell_put_on(hand=hand)
    return hand


@transaction.atomic
def leave_shift(*, shift: Shift, user) -> None:
    """Take a person off a shift that is still to come; harmless to repeat. Raises ShiftOver."""
    shift = lock_shift(pk=shift.pk)
    if not shift.is_open:
        raise ShiftOver
    shift.people.filter(user=user).delete()
