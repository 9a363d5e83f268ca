"""What can be done with repair requests; the verbs."""

from portal.repairs.services.forget import forget_old_repairs, forget_repairs_of
from portal.repairs.services.keep import drop_firm, keep_firm, set_times
from portal.repairs.services.merge import merge
from portal.repairs.services.report import report
from portal.repairs.services.speak import add_word, have_same, rate, say_again, withdraw
from portal.repairs.services.work import answer, finish, give_to, plan_visit, refuse, take

__all__ = [
    "add_word",
    "answer",
    "drop_firm",
    "finish",
    "forget_old_repairs",
    "forget_repairs_of",
    "give_to",
    "have_same",
    "keep_firm",
    "merge",
    "plan_visit",
    "rate",
    "refuse",
    "report",
    "say_again",
    "set_times",
    "take",
    "withdraw",
]
