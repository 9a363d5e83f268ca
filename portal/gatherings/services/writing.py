"""One letter of the host to everybody who comes, and the reminder the day before."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from portal.gatherings.exceptions import NothingSaid
from portal.gatherings.locks import lock_gathering
from portal.gatherings.models import Gathering, HostLetter
from portal.gatherings.policies import hosts
from portal.gatherings.telling import tell_all


@transaction.atomic
def write_to_all(*, gathering: Gathering, by, text: str, key: str) -> HostLetter:
    """Send one letter to everybody with a place and return it with how many got it; the same `key` again is once.

    Raises PermissionDenied unless `by` keeps the gathering, NothingSaid for an empty text.
    """
    gathering = lock_gathering(pk=gathering.pk)
    if not hosts(by, gathering):
        raise PermissionDenied
    if not text.strip():
        raise NothingSaid
    letter, made = HostLetter.objects.get_or_create(
        key=key, defaults={"gathering": gathering, "text": text.strip()[:1000], "by": by}
    )
    if made:
        letter.count = tell_all(
            gathering=gathering, what="letter", stamp=str(letter.pk), placed_only=True, letter=letter.pk
        )
        letter.save(update_fields=["count"])
    return letter


def remind_of_tomorrow() -> str:
    """Remind everybody who comes to something tomorrow, once for each event, and say how many letters that were."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    due = Gathering.objects.filter(called_off_at=None, reminded_at=None).on_day(tomorrow)
    letters = sum(remind(gathering=gathering) for gathering in due)
    return f"{letters} letters"


@transaction.atomic
def remind(*, gathering: Gathering) -> int:
    """Write to everybody with a place what is tomorrow and return how many; nobody twice, unless it moves."""
    gathering = lock_gathering(pk=gathering.pk)
    if gathering.reminded_at or gathering.is_called_off:
        return 0
    gathering.reminded_at = timezone.now()
    gathering.save(update_fields=["reminded_at"])
    stamp = gathering.starts_at.isoformat()
    return tell_all(gathering=gathering, what="reminder", stamp=stamp, placed_only=True)
