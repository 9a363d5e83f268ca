"""What is not done by its promised moment: the community's lead is told, once for each promise."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from portal.outbox.services import send
from portal.repairs.kinds import Kind
from portal.repairs.letters import tell_lead
from portal.repairs.locks import lock_repair
from portal.repairs.models import Repair
from portal.repairs.people import leads_of
from portal.repairs.services.steps import write_step

DUE = "repairs.due"


def watch(*, repair: Repair) -> None:
    """Promise a look at the request at its next promised moment; nothing for a closed one."""
    if repair.due_at is None:
        return
    due = repair.due_at.isoformat()
    send(
        key=f"repair:{repair.pk}:due:{due}",
        kind=DUE,
        payload={"repair": repair.pk, "due": due},
        due_at=repair.due_at,
    )


@transaction.atomic
def look_at_what_is_due(payload: dict) -> None:
    """Tell the lead that a promise was not kept; nothing when it was, or when another one took its place."""
    due = datetime.fromisoformat(payload["due"])
    repair = lock_repair(pk=payload["repair"]) if Repair.objects.filter(pk=payload["repair"]).exists() else None
    if repair is None or repair.due_at != due or due > timezone.now():
        return
    if repair.told_lead_at and repair.told_lead_at >= due:
        return
    repair.told_lead_at = timezone.now()
    repair.save(update_fields=["told_lead_at"])
    step = write_step(repair=repair, kind=Kind.LATE, by=None, files=[])
    for lead in leads_of(repair.community):
        tell_lead(step=step, user=lead)
