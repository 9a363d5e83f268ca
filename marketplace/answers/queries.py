"""Which reviews somebody may answer."""

from django.db.models import QuerySet
from oscar.core.loading import get_model

from marketplace.producers.goods import goods_of

ProductReview = get_model("reviews", "ProductReview")
#: The ?show= choices of the list.
OPEN, DONE = "open", "done"


def reviews_kept_by(user) -> QuerySet:
    """Return the approved reviews of the goods this user keeps, the newest first."""
    goods = goods_of(user).order_by().values("pk")
    return ProductReview.objects.approved().filter(product__in=goods).order_by("-date_created", "-pk")


def narrowed(reviews: QuerySet, show: str) -> QuerySet:
    """Return those that wait for an answer, or those that have one; all of them when nothing is asked."""
    return reviews.filter(answer__isnull=show == OPEN) if show in (OPEN, DONE) else reviews
