"""Ways of sending: mail and codes kept in the database, for a site for trying out; mail sent later by the worker."""

from uuid import uuid4

from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import translation
from django.utils.translation import gettext

from portal.outbox.models import SentMail
from portal.outbox.services import send

MAIL = "mail"


class DatabaseEmailBackend(BaseEmailBackend):
    """Keeps every message as SentMail."""

    def send_messages(self, email_messages):
        """Save the messages and return how many there were."""
        for message in email_messages:
            html = next((body for body, kind in getattr(message, "alternatives", []) if kind == "text/html"), "")
            SentMail.objects.create(
                to=", ".join(message.to)[:254], subject=message.subject[:254], text=message.body, html=html
            )
        return len(email_messages)


class KeptSms:
    """An SMS provider that keeps every message as SentMail, where the operator reads it."""

    def __init__(self, options: dict):
        self.options = options

    def send(self, *, phone: str, code: str, language: str) -> None:
        """Keep the message; it goes nowhere."""
        with translation.override(language):
            text = gettext("%(code)s is your code. It holds for ten minutes. Tell it to nobody.") % {"code": code}
            SentMail.objects.create(to=phone, subject=gettext("SMS with a code"), text=text)


class QueuedEmailBackend(BaseEmailBackend):
    """Promises every message to the outbox, so that a mail server that is down breaks no page."""

    def send_messages(self, email_messages):
        """Promise the messages and return how many there were."""
        for message in email_messages:
            queue(message, key=f"mail:{uuid4()}")
        return len(email_messages)


def queue(message: EmailMessage, *, key: str) -> None:
    """Promise a mail to the outbox in the caller's transaction; the same key again promises nothing new."""
    html = next((body for body, kind in getattr(message, "alternatives", []) if kind == "text/html"), "")
    payload = {"to": message.to, "subject": message.subject, "text": message.body, "html": html}
    send(key=key, kind=MAIL, payload=payload)


def deliver_mail(payload: dict) -> None:
    """Send a promised mail with the site's own mail backend."""
    message = EmailMultiAlternatives(payload["subject"], payload["text"], to=payload["to"])
    if payload["html"]:
        message.attach_alternative(payload["html"], "text/html")
    message.send()
