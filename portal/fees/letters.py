"""Letters about fees: the receipt is there, money goes back, something is due."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from portal.fees.models import Bill, Line, Payment, Reminder, ReminderWish
from portal.fees.policies import bills_of
from portal.letters import compose
from portal.outbox.backends import queue
from portal.outbox.services import register_handler, send
from portal.users.models import User

RECEIPT, BACK, REMIND = "fees.receipt", "fees.back", "fees.remind"


def register() -> None:
    """Enter the three kinds of work with the outbox."""
    register_handler(RECEIPT, send_receipt)
    register_handler(BACK, send_word_of_refund)
    register_handler(REMIND, send_reminder)


def promise_receipt(*, payment: Payment) -> None:
    """Promise the letter with the way to the receipt, in the caller's transaction."""
    send(key=f"fees:receipt:{payment.pk}", kind=RECEIPT, payload={"payment": payment.pk})


def promise_word_of_refund(*, payment: Payment) -> None:
    """Promise the letter that money goes back, in the caller's transaction."""
    send(key=f"fees:back:{payment.pk}", kind=BACK, payload={"payment": payment.pk})


def send_receipt(payload: dict) -> None:
    """Write to the payer where the receipt lies."""
    _to_payer(payload["payment"], "receipt", Line.State.PAID)


def send_word_of_refund(payload: dict) -> None:
    """Write to the payer what was paid already and goes back."""
    _to_payer(payload["payment"], "back", Line.State.BACK)


def _to_payer(pk: int, template: str, state: str) -> None:
    payments = Payment.objects.filter(pk=pk, payer__email__gt="", payer__is_active=True)
    payment = payments.select_related("payer", "community__office", "flat__building").first()
    if payment is None or payment.payer is None:
        return
    lines = list(payment.lines.filter(state=state).select_related("bill"))
    with translation.override(payment.payer.language):
        subjects = {
            "receipt": _("%(community)s: receipt for your fees"),
            "back": _("%(community)s: paid already, the money goes back to you"),
        }
        context = {
            "payment": payment,
            "lines": lines,
            "total": sum(line.amount for line in lines),
            "address": _absolute(reverse("fees:receipt", args=[payment.pk])),
        }
        words = {"community": payment.community.name}
        letter = _compose(template, subjects[template] % words, context, payment.payer)
    queue(letter, key=f"mail:fees:{template}:{payment.pk}")


def send_reminder(payload: dict) -> None:
    """Remind one resident of what is still open; nothing when it was paid, or they left or changed their mind."""
    reminder = Reminder.objects.filter(pk=payload["reminder"]).first()
    wishes = ReminderWish.objects.filter(pk=payload["wish"], residency__state="active", residency__user__email__gt="")
    places = "residency__flat__building", "residency__community__office", "residency__user"
    wish = wishes.filter(residency__user__is_active=True).select_related(*places).first()
    if reminder is None or wish is None or wish.residency.flat_id != reminder.flat_id:
        return
    bills = list(bills_of(wish.residency).open().filter(due_on=reminder.due_on))
    if bills:
        _remind(reminder, wish, bills)


def _remind(reminder: Reminder, wish: ReminderWish, bills: list[Bill]) -> None:
    home = wish.residency
    with translation.override(home.user.language):
        is_late = reminder.stage != Reminder.Stage.BEFORE
        subject = _("%(community)s: fees are overdue") if is_late else _("%(community)s: fees are due soon")
        context = {
            "home": home,
            "bills": bills,
            "total": sum(bill.amount for bill in bills),
            "due_on": reminder.due_on,
            "is_late": is_late,
            "address": _absolute(reverse("fees:mine", args=[home.community.slug])),
            "no_address": _absolute(reverse("fees:no-mail", args=[wish.token])),
        }
        letter = _compose("reminder", subject % {"community": home.community.name}, context, home.user)
    queue(letter, key=f"mail:fees:{reminder.pk}:{wish.pk}")


def _compose(template: str, subject: str, context: dict, user: User):
    return compose(template=f"fees/mail/{template}", subject=subject, context=context, to=user.email or "")


def _absolute(path: str) -> str:
    return settings.WAGTAILADMIN_BASE_URL + path
