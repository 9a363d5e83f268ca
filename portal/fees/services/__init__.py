"""What can be done with bills."""

from portal.fees.services.billing import correct, issue_one, withdraw
from portal.fees.services.counter import take_cash
from portal.fees.services.paying import begin, complete, release
from portal.fees.services.payouts import pay_out
from portal.fees.services.reminding import choose_reminders, remind_due
from portal.fees.services.upload import write_plan

__all__ = [
    "begin",
    "choose_reminders",
    "complete",
    "correct",
    "issue_one",
    "pay_out",
    "release",
    "remind_due",
    "take_cash",
    "withdraw",
    "write_plan",
]
