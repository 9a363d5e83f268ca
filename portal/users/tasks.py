"""What the worker does for accounts."""

from django_tasks import task

from portal.sms.exceptions import SmsFailed
from portal.users.models import PhoneCode
from portal.users.phone_codes import account_to_reset, send


@task()
def send_reset_code(pk: int) -> str:
    """Send the code for a new password, when the number has an account; return what was done.

    The worker looks, not the page: so the page takes as long for a number that nobody has.
    """
    asked = PhoneCode.objects.get(pk=pk)
    asked.user = account_to_reset(asked.phone)
    if asked.user is None:
        return "no account"
    try:
        send(asked=asked, language=asked.user.language)
    except SmsFailed:
        return "failed"
    return "sent"
