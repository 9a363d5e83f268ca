"""The mail to the operator when a provider's statement and our own do not agree, or one cannot be had."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.letters import compose
from portal.payment_desk.models import Statement


def tell_operator(payload: dict) -> None:
    """Send it, in the site's first language; a statement that has come right since needs none."""
    statement = Statement.objects.filter(pk=payload["statement"]).exclude(status=Statement.Status.FINE).first()
    if statement is None:
        return
    with translation.override(settings.LANGUAGE_CODE):
        about = {"provider": statement.title, "day": date_format(statement.day, "DATE_FORMAT")}
        subject = _("Payments through %(provider)s on %(day)s: please look") % about
        context = {
            "statement": statement,
            "lines": statement.lines.exclude(problem="")[:20],
            "address": settings.WAGTAILADMIN_BASE_URL + reverse("payment-desk:statement", args=[statement.pk]),
        }
        compose(template="payment_desk/mail/off", subject=subject, context=context, to=settings.SUPPORT_EMAIL).send()
