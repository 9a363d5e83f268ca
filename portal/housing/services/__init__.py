"""Use-cases of homes."""

from portal.housing.services.deciding import approve, keep_shown, refuse, take_down
from portal.housing.services.keeping import change_facts, end, pause, renew
from portal.housing.services.offering import add_photos, drop_photo, offer
from portal.housing.services.passing import expire_and_remind
from portal.housing.services.reporting import report_false
from portal.housing.services.searching import forget_search, mail_digests, save_search, set_mail, stop_mail
from portal.housing.services.talking import ask, decide_talk, end_talk, mark_read, report_talk, say, show_phone

__all__ = [
    "add_photos",
    "approve",
    "ask",
    "change_facts",
    "decide_talk",
    "drop_photo",
    "end",
    "end_talk",
    "expire_and_remind",
    "forget_search",
    "keep_shown",
    "mail_digests",
    "mark_read",
    "offer",
    "pause",
    "refuse",
    "renew",
    "report_false",
    "report_talk",
    "save_search",
    "say",
    "set_mail",
    "show_phone",
    "stop_mail",
    "take_down",
]
