"""What visitors and buyers of the demo say."""

from collections import defaultdict
from contextlib import nullcontext
from datetime import datetime, timedelta

from django.utils import timezone
from oscar.core.loading import get_model

from home.demo.clock import at
from home.demo.content import Size, read_lists
from marketplace.answers.new_letter import NEW
from marketplace.consignments.models import Consignment, ConsignmentEvent
from portal.core.words import HAN_CHARACTER
from portal.outbox.models import Message
from portal.tourism.models import Question, Visit
from portal.tourism.services import answer_question, ask_question
from portal.users.models import User
from portal.villages.models import Membership

#: Who reviews has had the thing at home for so long.
TO_TRY_IT = timedelta(days=3)


def ask_questions(size: Size) -> None:
    """Ask the demo's questions about visits, once, and let the coordinators answer."""
    if Question.objects.exists():
        return
    for texts in read_lists("questions", size.villages):
        visit = Visit.objects.get(slug=texts["visit"])
        language = "zh-hans" if HAN_CHARACTER.search(texts["text"]) else "en"
        question = ask_question(
            visit=visit, name=texts["name"], contact=texts["contact"], text=texts["text"], language=language
        )
        if texts["answer"]:
            coordinator = visit.village.memberships.filter(role=Membership.Role.COORDINATOR).first()
            who = coordinator.user if coordinator else User.objects.filter(is_superuser=True).first()
            answer_question(question=question, answer=texts["answer"], user=who)


def write_reviews(size: Size) -> None:
    """Write the demo's reviews, once, each some days after somebody had fetched the product."""
    Review = get_model("reviews", "ProductReview")
    if Review.objects.exists():
        return
    products = {product.slug: product for product in get_model("catalogue", "Product").objects.all()}
    of_product = defaultdict(list)
    for texts in read_lists("reviews", size.villages):
        of_product[texts["product"]].append(texts)
    fetched = fetched_at()
    for slug, reviews in of_product.items():
        moments = spread(fetched[products[slug].pk], len(reviews))
        for texts, moment in zip(reviews, moments, strict=True):
            with at(moment) if moment else nullcontext():
                Review.objects.create(
                    product=products[slug],
                    score=texts["score"],
                    title=texts["title"],
                    body=texts["body"],
                    name=texts["name"],
                    email="reader@example.com",
                    status=Review.APPROVED,
                )
        products[slug].update_rating()
    long_ago = timezone.now() - timedelta(days=30)
    Message.objects.filter(kind=NEW, due_at__lt=long_ago).delete()  # nobody wants a year's letters at once


def fetched_at() -> dict[int, list[datetime]]:
    """Return when each product was handed over to a buyer, by its id, the earliest first."""
    found = defaultdict(list)
    given = ConsignmentEvent.objects.filter(new_status=Consignment.Status.HANDED_OVER).order_by("at")
    for product, moment in given.values_list("consignment__lines__line__product", "at"):
        found[product].append(moment)
    return found


def spread(moments: list[datetime], number: int) -> list[datetime | None]:
    """Return so many times, each three days after one of these moments, evenly over them; None without moments."""
    past = [moment + TO_TRY_IT for moment in moments if moment + TO_TRY_IT < timezone.now()]
    if not past:
        return [None] * number
    return [past[len(past) * place // number] for place in range(number)]
