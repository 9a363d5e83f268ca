"""Writing what a file of bills comes to, all of it or nothing."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.communities.models import Community
from portal.fees.comparing import REPLACED, Plan, compare
from portal.fees.exceptions import PlanMoved
from portal.fees.locks import lock_bills
from portal.fees.models import Bill
from portal.fees.reading import Row
from portal.fees.services.billing import take_back
from portal.fees.services.closing import leave_all, overtake
from portal.payments.models import Attempt
from portal.residents.locks import lock_office
from portal.residents.policies import may_run


def write_plan(*, community: Community, rows: list[Row], seen: str, by) -> Plan:
    """Write the bills of a file as it was shown, and return what was done; the same file again changes nothing.

    `seen` is the mark of the plan somebody looked at. An open bill that is otherwise in the file is withdrawn and
    written anew. Never call it in a transaction. Raises PermissionDenied, or PlanMoved when a row is wrong or
    something has changed since; nothing is written then.
    """
    if not may_run(by, community):
        raise PermissionDenied
    plan, attempts = _write(community, rows, seen, by)
    leave_all(attempts)
    return plan


@transaction.atomic
def _write(community: Community, rows: list[Row], seen: str, by) -> tuple[Plan, list[Attempt]]:
    lock_office(community=community)
    plan = compare(community=community, rows=rows)
    if plan.wrong or plan.mark != seen:
        raise PlanMoved
    old = lock_bills(pks=[change.old.pk for change in plan.changes if change.old and change.what == REPLACED])
    if any(bill.state != Bill.State.OPEN for bill in old):
        raise PlanMoved
    attempts = overtake(bills=old)
    take_back(old, reason=_("Replaced by a corrected bill"), by=by)
    now = timezone.now()
    new = [
        Bill(
            community=community,
            flat_id=change.flat_id,
            kind=change.row.kind,
            period=change.row.period,
            amount=change.row.amount,
            due_on=change.row.due_on,
            note=change.row.note,
            issued_at=now,
            issued_by=by,
        )
        for change in plan.to_write
    ]
    Bill.objects.bulk_create(new, batch_size=500)
    return plan, attempts
