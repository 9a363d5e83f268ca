"""Letters to the platform: written by anybody, answered by operators."""

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation

from portal.core.admin_scope import is_operator
from portal.helpdesk.models import Inquiry
from portal.outbox import services as outbox
from portal.users.contacts import is_email


@transaction.atomic
def write_to_us(
    *, topic: str, name: str, contact: str, text: str, language: str, order_number: str = "", user=None
) -> Inquiry:
    """Keep a letter, tell the support address (settings.SUPPORT_EMAIL, if any) and return it.

    `language` is the one the writer reads; `user` is the writer's account, if signed in.
    """
    inquiry = Inquiry.objects.create(
        topic=topic,
        name=name,
        contact=contact,
        text=text,
        language=language,
        order_number=order_number,
        asked_by=user,
    )
    if settings.SUPPORT_EMAIL:
        outbox.send(key=f"inquiry:{inquiry.pk}:asked", kind="helpdesk.asked", payload={"inquiry": inquiry.pk})
    return inquiry


@transaction.atomic
def answer_letter(*, inquiry: Inquiry, answer: str, user) -> Inquiry:
    """Write or correct the answer and mail it when the contact is an e-mail address; return the letter.

    Raises PermissionDenied unless the user is an operator, ValidationError when the answer is empty.
    """
    if not is_operator(user):
        raise PermissionDenied
    if not answer.strip():
        raise ValidationError({"answer": Inquiry._meta.get_field("answer").error_messages["blank"]})
    inquiry.answer, inquiry.answered_by, inquiry.answered_at = answer.strip(), user, timezone.now()
    inquiry.save(update_fields=["answer", "answered_by", "answered_at"])
    if is_email(inquiry.contact):
        outbox.send(
            key=f"inquiry:{inquiry.pk}:answered:{inquiry.answered_at.isoformat()}",
            kind="helpdesk.answered",
            payload={"inquiry": inquiry.pk},
        )
    return inquiry


def private_address(inquiry: Inquiry) -> str:
    """Return the full address at which the writer reads the answer."""
    with translation.override(inquiry.language):
        return settings.WAGTAILADMIN_BASE_URL + reverse("helpdesk:letter", args=[inquiry.token])
