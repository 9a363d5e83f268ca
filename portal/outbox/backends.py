"""A mail backend that keeps mail in the database, for sites without a mail server."""

from django.core.mail.backends.base import BaseEmailBackend

from portal.outbox.models import SentMail


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
