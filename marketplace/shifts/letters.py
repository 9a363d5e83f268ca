"""Letters about shifts: you were put on one, it is at another time, it is called off. Each in its reader's language."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from marketplace.shifts.models import Hand, Shift
from portal.letters import compose
from portal.outbox.services import register_handler, send
from portal.users.models import User

TELL = "shifts.tell"


def register() -> None:
    """Enter this work with the outbox."""
    register_handler(TELL, write)


def tell_put_on(*, hand: Hand) -> None:
    """Promise a letter to somebody whom another put on a shift."""
    _promise(f"put:{hand.pk}", "put_on", hand.shift, hand.user_id)


def tell_moved(*, shift: Shift, by) -> None:
    """Promise a letter to everybody on a shift that is at another time now."""
    when = f"{shift.day}:{shift.starts:%H%M}-{shift.ends:%H%M}"
    for user in _others(shift, by):
        _promise(f"moved:{when}:{user}", "moved", shift, user)


def tell_called_off(*, shift: Shift, by) -> None:
    """Promise a letter to everybody on a shift that was called off."""
    for user in _others(shift, by):
        _promise(f"off:{user}", "called_off", shift, user)


def _others(shift: Shift, by) -> list[int]:
    on_it = shift.people.filter(user__is_active=True, user__email__gt="")
    return [user for user in on_it.values_list("user", flat=True) if by is None or user != by.pk]


def _promise(key: str, name: str, shift: Shift, user: int) -> None:
    payload = {"shift": shift.pk, "user": user, "name": name}
    send(key=f"shift:{shift.pk}:{key}", kind=TELL, payload=payload)


def write(payload: dict) -> None:
    """Write to one person; nothing once they are off the shift, the account is closed, or it was called off since."""
    shift = Shift.objects.select_related("crop", "village").get(pk=payload["shift"])
    user = User.objects.filter(pk=payload["user"], is_active=True, email__gt="").first()
    name = payload["name"]
    is_off = shift.called_off_at is not None
    if user is None or is_off != (name == "called_off") or not shift.people.filter(user=user).exists():
        return
    with translation.override(user.language):
        subjects = {
            "put_on": _("You pick on %(day)s: %(crop)s"),
            "moved": _("Another time: picking %(crop)s on %(day)s"),
            "called_off": _("Called off: picking %(crop)s on %(day)s"),
        }
        words = {"day": date_format(shift.day, "MONTH_DAY_FORMAT"), "crop": shift.crop.get_title()}
        letter = compose(
            template="shifts/mail/shift",
            subject=subjects[name] % words,
            context={
                "shift": shift,
                "crop": words["crop"],
                "is_off": is_off,
                "address": settings.WAGTAILADMIN_BASE_URL + reverse("shifts:show", args=[shift.pk]),
            },
            to=user.email,
        )
    letter.send()
