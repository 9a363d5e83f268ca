"""A village answers what was said of its goods."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from marketplace.answers.models import ReviewAnswer
from marketplace.answers.queries import reviews_kept_by
from portal.outbox.services import send

TELL = "answers.tell"
LONGEST = 1000
#: So long an answer can be put right before its letter goes.
PATIENCE = timedelta(minutes=10)


@transaction.atomic
def answer_review(*, review, chinese: str, english: str, by) -> ReviewAnswer:
    """Write or correct the village's answer to a review and return it; the reviewer gets one letter, of the first one.

    Either language is enough. Raises PermissionDenied unless the review is approved and of goods `by` keeps,
    ValidationError when both are empty or one is longer than 1000 characters.
    """
    if not reviews_kept_by(by).filter(pk=review.pk).exists():
        raise PermissionDenied
    texts = {"text_zh_hans": chinese.strip(), "text_en": english.strip()}
    if not any(texts.values()):
        raise ValidationError(_("Write an answer in one of the two languages."))
    if any(len(text) > LONGEST for text in texts.values()):
        raise ValidationError(_("At most %(n)d characters.") % {"n": LONGEST})
    answer = ReviewAnswer.objects.filter(review=review).first()
    if answer is None:
        answer, made = ReviewAnswer.objects.get_or_create(review=review, defaults={**texts, "answered_by": by})
        if made:
            due = timezone.now() + PATIENCE
            send(key=f"review-answer:{review.pk}", kind=TELL, payload={"review": review.pk}, due_at=due)
            return answer
    if {name: getattr(answer, name) or "" for name in texts} != texts:
        for name, text in texts.items():
            setattr(answer, name, text)
        answer.answered_by, answer.changed_at = by, timezone.now()
        answer.save()
    return answer
