"""Certificates run out by themselves; the seller hears of it thirty days before, once for each date."""

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from marketplace.produce.models import Certificate
from portal.letters import compose
from portal.outbox.backends import queue
from portal.outbox.services import send
from portal.users.models import User
from portal.villages.policies import shop_managers_to_write

WARN = "produce.certificate_runs_out"


@transaction.atomic
def warn_of_certificates() -> str:
    """Promise each manager of the seller a letter about every certificate that runs out soon; return how many."""
    running_out = list(Certificate.objects.running_out().select_related("producer__village"))
    for certificate in running_out:
        for user in shop_managers_to_write(villages=[certificate.producer.village_id]):
            key = f"certificate:{certificate.pk}:{certificate.valid_until}:{user}"
            send(key=key, kind=WARN, payload={"certificate": certificate.pk, "user": user})
        Certificate.objects.filter(pk=certificate.pk).update(warned_for=certificate.valid_until)
    return f"{len(running_out)} certificates run out within 30 days"


def warn(payload: dict) -> None:
    """Write to one manager; nothing when the certificate or the account is gone meanwhile."""
    certificates = Certificate.objects.select_related("producer__village", "product", "lot")
    certificate = certificates.filter(pk=payload["certificate"]).first()
    user = User.objects.filter(pk=payload["user"], email__gt="", is_active=True).first()
    if certificate is None or user is None:
        return
    with translation.override(user.language):
        letter = compose(
            template="produce/mail/runs_out",
            subject=_("A certificate runs out soon: %(certificate)s") % {"certificate": certificate},
            context={
                "certificate": certificate,
                "village": certificate.producer.village.name,
                "address": settings.WAGTAILADMIN_BASE_URL + reverse("lots:certificates"),
            },
            to=user.email,
        )
    queue(letter, key=f"mail:certificate:{certificate.pk}:{certificate.valid_until}:{user.pk}")
