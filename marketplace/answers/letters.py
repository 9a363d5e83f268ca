"""The letter to who reviewed a product: the village has answered."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from marketplace.answers.models import ReviewAnswer
from marketplace.answers.services import TELL
from portal.core.words import HAN_CHARACTER
from portal.letters import compose
from portal.outbox.backends import queue
from portal.outbox.services import register_handler


def register() -> None:
    """Enter this work with the outbox."""
    register_handler(TELL, write)


def write(payload: dict) -> None:
    """Write to the reviewer, in the language they chose or wrote in; nothing when no address is known any more."""
    answers = ReviewAnswer.objects.select_related("review__user", "review__product")
    answer = answers.filter(review=payload["review"]).first()
    if answer is None:
        return
    review = answer.review
    to = (review.user.email if review.user.is_active else "") if review.user else review.email
    if not to or not review.is_approved:
        return
    with translation.override(_language_of(review)):
        village = review.product.village
        kwargs = {"product_slug": review.product.slug, "product_pk": review.product_id, "pk": review.pk}
        context = {
            "answer": answer,
            "review": review,
            "village": village.name if village else settings.SITE_NAME,
            "title": review.product.get_title(),
            "address": settings.WAGTAILADMIN_BASE_URL + reverse("catalogue:reviews-detail", kwargs=kwargs),
        }
        subject = _("%(village)s has answered what you wrote") % context
        letter = compose(template="answers/mail/answered", subject=subject, context=context, to=to)
    queue(letter, key=f"mail:review-answer:{review.pk}")


def _language_of(review) -> str:
    if review.user:
        return review.user.language
    return "zh-hans" if HAN_CHARACTER.search(review.title + review.body) else "en"
