"""What the demo's shop managers have done with their goods: warned early of some, answered reviews."""

from datetime import timedelta

from django.utils import timezone
from oscar.core.loading import get_model

from home.demo.clock import at
from home.demo.content import Size, read_lists
from marketplace.answers.services import answer_review
from marketplace.notices.services import tell_low
from marketplace.producers.services import set_warning
from portal.users.models import User
from portal.villages.models import Membership

Product = get_model("catalogue", "Product")
Review = get_model("reviews", "ProductReview")
#: Woven and carved by hand, so each village wants to hear early: threshold by product code.
EARLY = {"YT-005": 40, "HW-003": 30}


def let_some_run_low() -> None:
    """Let the thresholds of a few things be higher than what is left, and tell their villages."""
    for product in Product.objects.filter(upc__in=EARLY):
        set_warning(product=product, below=EARLY[product.upc])
    tell_low(now=timezone.now() + timedelta(minutes=10))


def answer_reviews(size: Size) -> None:
    """Let the villages answer some of the reviews, once, each the day after it was written."""
    for texts in read_lists("reviews", size.villages):
        if "answer" in texts:
            review = Review.objects.get(product__slug=texts["product"], title=texts["title"])
            if not hasattr(review, "answer"):
                _answer(review, texts["answer"])


def _answer(review, answer: dict) -> None:
    managers = Membership.objects.filter(village=review.product.village, role=Membership.Role.SHOP_MANAGER)
    manager = managers.order_by("pk").first()
    by = manager.user if manager else User.objects.filter(is_superuser=True).first()
    with at(min(review.date_created + timedelta(days=1), timezone.now())):
        answer_review(review=review, chinese=answer.get("zh", ""), english=answer.get("en", ""), by=by)
