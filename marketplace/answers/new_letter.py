"""The letter to a village: somebody wrote about its goods."""

from django.conf import settings
from django.db import transaction
from django.db.models.signals import post_save
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from marketplace.answers.queries import ProductReview
from portal.letters import compose
from portal.outbox.backends import queue
from portal.outbox.services import register_handler, send
from portal.users.models import User
from portal.villages.policies import shop_managers_to_write

NEW = "answers.new_review"


def register() -> None:
    """Enter this work with the outbox, and look out for reviews."""
    register_handler(NEW, write)
    post_save.connect(promise, sender=ProductReview, dispatch_uid="answers.new_review")


@transaction.atomic
def promise(sender, instance, raw=False, **kwargs) -> None:
    """Promise each manager of the village's shop one letter about a review, once it is there for all to read."""
    village = None if raw or instance.status != ProductReview.APPROVED else instance.product.village
    for user in shop_managers_to_write(villages=[village]) if village else ():
        if user != instance.user_id:
            send(key=f"review:{instance.pk}:{user}", kind=NEW, payload={"review": instance.pk, "user": user})


def write(payload: dict) -> None:
    """Write to one manager in that person's language; nothing when it is answered, taken down or theirs no more."""
    reviews = ProductReview.objects.approved().filter(answer=None).select_related("product", "user")
    review = reviews.filter(pk=payload["review"]).first()
    village = review and review.product.village
    if not village or payload["user"] not in shop_managers_to_write(villages=[village]):
        return
    user = User.objects.get(pk=payload["user"])
    with translation.override(user.language):
        title = review.product.get_title()
        context = {
            "review": review,
            "title": title,
            "village": village.name,
            "address": settings.WAGTAILADMIN_BASE_URL + reverse("answers:answer", args=[review.pk]),
        }
        subject = _("Somebody wrote about %(title)s") % {"title": title}
        letter = compose(template="answers/mail/new", subject=subject, context=context, to=user.email)
    queue(letter, key=f"mail:review:{review.pk}:{user.pk}")
