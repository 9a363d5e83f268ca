"""The two mails of a letter: to the support address, and the answer to the writer."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from portal.helpdesk.models import Inquiry
from portal.helpdesk.services import private_address
from portal.letters import compose
from portal.outbox.services import register_handler


def tell_support(payload: dict) -> None:
    """Mail a new letter to the support address, in the site's first language."""
    inquiry = Inquiry.objects.get(pk=payload["inquiry"])
    with translation.override(settings.LANGUAGE_CODE):
        address = settings.WAGTAILADMIN_BASE_URL + reverse("letters-to-us:edit", args=[inquiry.pk])
        subject = _("A letter to us: %(topic)s") % {"topic": inquiry.get_topic_display()}
        _send("asked", subject, inquiry, address, settings.SUPPORT_EMAIL)


def tell_writer(payload: dict) -> None:
    """Mail the answer to the writer, in the language of the letter form."""
    inquiry = Inquiry.objects.get(pk=payload["inquiry"])
    with translation.override(inquiry.language):
        _send("answered", _("Our answer to your letter"), inquiry, private_address(inquiry), inquiry.contact)


def _send(template: str, subject: str, inquiry: Inquiry, address: str, to: str) -> None:
    context = {"inquiry": inquiry, "address": address}
    compose(template=f"helpdesk/mail/{template}", subject=subject, context=context, to=to).send()


def register() -> None:
    """Enter both kinds of work with the outbox."""
    register_handler("helpdesk.asked", tell_support)
    register_handler("helpdesk.answered", tell_writer)
