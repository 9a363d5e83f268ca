"""A shift is planned, changed, called off."""

from datetime import date, time

from django.db import transaction
from django.utils import timezone

from marketplace.shifts import letters
from marketplace.shifts.exceptions import DayIsPast, NotOfTheVillage, ShiftOver, TooFewHands
from marketplace.shifts.locks import lock_shift
from marketplace.shifts.models import Shift
from marketplace.shifts.people import village_of


@transaction.atomic
def plan_shift(
    *, crop, day: date, starts: time, ends: time, hands: int, meeting: dict, note: dict | None = None, by=None
) -> Shift:
    """Plan a picking shift for a village's crop and return it; a day outside the harvest is allowed (`is_outside`).

    `meeting` and `note` are texts by language (zh_hans, en); the first must be there in one of them. Raises
    NotOfTheVillage for a crop no village sells, DayIsPast; then nothing is written.
    """
    village = village_of(crop)
    if village is None:
        raise NotOfTheVillage
    _refuse(day, starts, ends)
    texts = _texts(meeting, note or {})
    return Shift.objects.create(
        village=village, crop=crop, day=day, starts=starts, ends=ends, hands=hands, made_by=by, **texts
    )


@transaction.atomic
def change_shift(
    *, shift: Shift, day: date, starts: time, ends: time, hands: int, meeting: dict, note: dict | None = None, by=None
) -> Shift:
    """Write a shift anew and return it; who is on it is told when day or time changed, except `by`.

    Raises ShiftOver, DayIsPast, or TooFewHands when more have said yes; then nothing is changed.
    """
    shift = lock_shift(pk=shift.pk)
    if not shift.is_open:
        raise ShiftOver
    _refuse(day, starts, ends)
    taken = shift.people.count()
    if hands < taken:
        raise TooFewHands(taken=taken)
    moved = (shift.day, shift.starts, shift.ends) != (day, starts, ends)
    shift.day, shift.starts, shift.ends, shift.hands = day, starts, ends, hands
    for name, text in _texts(meeting, note or {}).items():
        setattr(shift, name, text)
    shift.save()
    if moved:
        letters.tell_moved(shift=shift, by=by)
    return shift


@transaction.atomic
def call_off_shift(*, shift: Shift, by=None) -> Shift:
    """Call a shift off and return it; everybody on it is told, except `by`. Harmless to repeat. Raises ShiftOver."""
    shift = lock_shift(pk=shift.pk)
    if shift.called_off_at:
        return shift
    if not shift.is_open:
        raise ShiftOver
    shift.called_off_at = timezone.now()
    shift.save(update_fields=["called_off_at"])
    letters.tell_called_off(shift=shift, by=by)
    return shift


def _refuse(day: date, starts: time, ends: time) -> None:
    if day < timezone.localdate() or ends <= starts:
        raise DayIsPast


def _texts(meeting: dict, note: dict) -> dict[str, str]:
    """Return the texts by field; a language nobody wrote shows the other one."""
    texts = {}
    for field, said in (("meeting", meeting), ("note", note)):
        for language in ("zh_hans", "en"):
            texts[f"{field}_{language}"] = (said.get(language) or "").strip()
    return texts
