"""What a person with a phone does, and what the demo's operator reads."""

import re

from portal.outbox.models import SentMail

PHONE = "+8613800138000"
NUMBER, CODE, RESET = "/en/accounts/phone/", "/en/accounts/phone/code/", "/en/accounts/password/reset/phone/"


def messages_to(phone: str = PHONE) -> list[str]:
    """Return the texts sent to a number, the oldest first."""
    return list(SentMail.objects.filter(to=phone).order_by("pk").values_list("text", flat=True))


def newest_code(phone: str = PHONE) -> str:
    """Return the code in the newest message to a number."""
    return re.search(r"\d{6}", messages_to(phone)[-1])[0]


def wrong_code(phone: str = PHONE) -> str:
    """Return a code that is not the newest one."""
    return f"{(int(newest_code(phone)) + 1) % 10**6:06}"


def text(response) -> str:
    return response.content.decode()
