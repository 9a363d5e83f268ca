"""Reminders by mail: a week before, a day after and two weeks after the day, once each, to who agreed."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from portal.fees.models import Bill, Reminder, ReminderWish
from portal.fees.policies import of_todays_household
from portal.outbox.services import send
from portal.residents.models import Residency

Stage = Reminder.Stage
#: Kind of work: one reminder to one resident.
REMIND = "fees.remind"
#: The days of a stage, counted from the due day, first and last; a missed day is made up for, another stage is not.
STAGES = {Stage.BEFORE: (-7, -1), Stage.AFTER: (1, 14), Stage.AGAIN: (15, 60)}


@transaction.atomic
def choose_reminders(*, home: Residency, wanted: bool) -> None:
    """Keep whether a resident agrees to be reminded by e-mail."""
    if wanted:
        ReminderWish.objects.get_or_create(residency=home, defaults={"agreed_at": timezone.now()})
    else:
        ReminderWish.objects.filter(residency=home).delete()


def remind_due(*, today: date | None = None) -> str:
    """Promise today's reminders in the outbox, a transaction for each flat, and say how many flats there were."""
    today = today or timezone.localdate()
    number = 0
    for stage, (first, last) in STAGES.items():
        days = (today - timedelta(days=last), today - timedelta(days=first))
        for flat, due_on in _wanting(stage, days):
            number += _remind(flat, due_on, stage)
    return f"{number} flats reminded"


def _wanting(stage: str, days: tuple[date, date]) -> list[tuple[int, date]]:
    """Return flat and due day of open bills whose household agreed and was not reminded at this stage."""
    agreed = ReminderWish.objects.filter(
        residency__state="active", residency__user__email__gt="", residency__user__is_active=True
    )
    due = Bill.objects.open().filter(due_on__range=days, flat__in=agreed.values("residency__flat"))
    pairs = due.order_by("flat", "due_on").values_list("flat", "due_on").distinct()
    done = set(Reminder.objects.filter(stage=stage, due_on__range=days).values_list("flat", "due_on"))
    return [pair for pair in pairs if pair not in done]


@transaction.atomic
def _remind(flat: int, due_on: date, stage: str) -> bool:
    if not of_todays_household(flat).open().filter(due_on=due_on).exists():
        return False
    reminder, made = Reminder.objects.get_or_create(
        flat_id=flat, due_on=due_on, stage=stage, defaults={"made_at": timezone.now()}
    )
    if made:
        for wish in ReminderWish.objects.filter(residency__flat=flat, residency__state="active").values_list("pk"):
            payload = {"reminder": reminder.pk, "wish": wish[0]}
            send(key=f"fees:{reminder.pk}:{wish[0]}", kind=REMIND, payload=payload)
    return made
