"""What visitors and buyers of the demo say."""

from oscar.core.loading import get_model

from home.demo.content import read
from portal.core.words import HAN_CHARACTER
from portal.tourism.models import Question, Visit
from portal.tourism.services import answer_question, ask_question
from portal.users.models import User
from portal.villages.models import Membership


def ask_questions() -> None:
    """Ask the demo's questions about visits, once, and let the coordinators answer."""
    if Question.objects.exists():
        return
    for texts in read("questions"):
        visit = Visit.objects.get(slug=texts["visit"])
        language = "zh-hans" if HAN_CHARACTER.search(texts["text"]) else "en"
        question = ask_question(
            visit=visit, name=texts["name"], contact=texts["contact"], text=texts["text"], language=language
        )
        if texts["answer"]:
            coordinator = visit.village.memberships.filter(role=Membership.Role.COORDINATOR).first()
            who = coordinator.user if coordinator else User.objects.filter(is_superuser=True).first()
            answer_question(question=question, answer=texts["answer"], user=who)


def write_reviews() -> None:
    """Write the demo's reviews, once."""
    Review = get_model("reviews", "ProductReview")
    if Review.objects.exists():
        return
    Product = get_model("catalogue", "Product")
    for texts in read("reviews"):
        Review.objects.create(
            product=Product.objects.get(slug=texts["product"]),
            score=texts["score"],
            title=texts["title"],
            body=texts["body"],
            name=texts["name"],
            email="reader@example.com",
            status=Review.APPROVED,
        )
    for product in Product.objects.filter(reviews__isnull=False).distinct():
        product.update_rating()
