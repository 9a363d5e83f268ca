"""What can be done with notices; the verbs."""

from portal.noticeboard.services.mailing import mail_next
from portal.noticeboard.services.reading import count_reading, forget_receipts, subscribe, unsubscribe
from portal.noticeboard.services.writing import correct, discard, end_now, publish, withdraw, write_notice

__all__ = [
    "correct",
    "count_reading",
    "discard",
    "end_now",
    "forget_receipts",
    "mail_next",
    "publish",
    "subscribe",
    "unsubscribe",
    "withdraw",
    "write_notice",
]
