"""A village answers what was said of its goods: below the review, by letter, and nobody else's."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from oscar.core.loading import get_model

from marketplace.answers.models import ReviewAnswer
from marketplace.answers.services import answer_review
from portal.core.work_menu import menu_for
from portal.outbox.services import deliver_due
from portal.users.services import erase_account
from tests.consignments.factories import make_manager, make_shop
from tests.factories import make_user

pytestmark = pytest.mark.django_db
Review = get_model("reviews", "ProductReview")
LIST = "/en/shop/dashboard/my-shop/reviews/"


@pytest.fixture
def shop():
    return make_shop()


@pytest.fixture
def manager(client, shop):
    user = make_manager(shop[0])
    client.force_login(user)
    return user


@pytest.fixture
def review(shop):
    return make_review(shop[2], user=make_user(language="en"))


def make_review(product, **fields):
    words = {"score": 4, "title": "Nutty", "body": "Chewy and good", "status": Review.APPROVED}
    return Review.objects.create(product=product, **{**words, **fields})


def letters():
    while deliver_due(now=timezone.now() + timedelta(hours=1)):
        pass
    return [(message.to[0], message.body) for message in mail.outbox]


def test_the_answer_stands_below_the_review_in_the_readers_language(client, shop, manager, review):
    response = client.post(f"{LIST}{review.pk}/", {"chinese": "多泡一会儿。", "english": "Soak it longer."})
    assert (response.status_code, response.url) == (302, LIST)
    path = shop[2].get_absolute_url().removeprefix("/en").removeprefix("/zh-hans")
    client.logout()
    for ending in ("", "reviews/", f"reviews/{review.pk}/"):
        english, chinese = (client.get(f"/{code}{path}{ending}").content.decode() for code in ("en", "zh-hans"))
        assert ("Soak it longer." in english, "多泡一会儿。" in english) == (True, False)
        assert ("Soak it longer." in chinese, "多泡一会儿。" in chinese) == (False, True)


def test_an_answer_in_one_language_is_shown_to_all(client, shop, manager, review):
    client.post(f"{LIST}{review.pk}/", {"chinese": "多泡一会儿。<b>"})
    html = client.get(shop[2].get_absolute_url()).content.decode()
    assert '<p lang="zh-hans">多泡一会儿。&lt;b&gt;</p>' in html


def test_the_reviewer_gets_one_letter_ten_minutes_later_and_none_of_a_correction(manager, review):
    letters()  # the village's own, about the review
    mail.outbox.clear()
    answer_review(review=review, chinese="", english="Soak it.", by=manager)
    assert deliver_due() == 0
    answer_review(review=review, chinese="", english="Soak it longer.", by=manager)
    ((to, text),) = letters()
    assert (to, "Soak it longer." in text) == (review.user.email, True)
    answer_review(review=review, chinese="多泡", english="Soak it longer.", by=manager)
    assert len(letters()) == 1
    answer = ReviewAnswer.objects.get()
    assert (answer.text_zh_hans, answer.changed_at is not None) == ("多泡", True)


def test_nobody_is_written_to_without_an_address(manager, review):
    answer_review(review=review, chinese="好", english="", by=manager)
    erase_account(user=review.user)
    assert letters() == []


def test_who_wrote_without_an_account_is_answered_in_the_language_written(manager, shop):
    review = make_review(shop[2], title="好", body="香", name="L", email="l@example.com")
    answer_review(review=review, chinese="谢谢", english="Thanks", by=manager)
    ((to, text),) = letters()
    assert (to, "谢谢" in text, "Thanks" in text) == ("l@example.com", True, False)


@pytest.mark.parametrize("typed", [{}, {"chinese": "  ", "english": "\n"}, {"english": "x" * 1001}])
def test_nothing_and_too_much_are_refused_and_what_was_typed_stays(client, manager, review, typed):
    response = client.post(f"{LIST}{review.pk}/", typed)
    assert response.status_code == 422
    assert typed.get("english", "") in response.content.decode()
    assert not ReviewAnswer.objects.exists()


def test_a_review_of_another_villages_goods_is_not_there(client, manager):
    theirs = make_review(make_shop()[2], user=make_user())
    assert client.get(f"{LIST}{theirs.pk}/").status_code == 404
    assert client.post(f"{LIST}{theirs.pk}/", {"chinese": "好"}).status_code == 404
    with pytest.raises(PermissionDenied):
        answer_review(review=theirs, chinese="好", english="", by=manager)
    assert not ReviewAnswer.objects.exists()


def test_a_review_nobody_approved_is_not_there_yet(client, manager, shop):
    waiting = make_review(shop[2], user=make_user(), status=Review.FOR_MODERATION)
    assert client.post(f"{LIST}{waiting.pk}/", {"chinese": "好"}).status_code == 404
    with pytest.raises(PermissionDenied):
        answer_review(review=waiting, chinese="好", english="", by=manager)


def test_the_service_refuses_an_empty_answer(manager, review):
    with pytest.raises(ValidationError):
        answer_review(review=review, chinese=" ", english="", by=manager)


def test_the_list_says_what_waits_at_a_fixed_number_of_queries(client, shop, manager, review):
    def queries():
        with CaptureQueriesContext(connection) as found:
            client.get(LIST)
        return len(found)

    answer_review(review=review, chinese="好", english="", by=manager)
    open_one = make_review(shop[2], user=make_user())
    assert [row.pk for row in client.get(f"{LIST}?show=open").context["page_obj"]] == [open_one.pk]
    assert [row.pk for row in client.get(f"{LIST}?show=done").context["page_obj"]] == [review.pk]
    few = queries()
    for _review in range(25):
        make_review(shop[2], user=make_user())
    assert queries() == few <= 15


def test_the_buyer_reads_the_answer_under_my_reviews(client, manager, review):
    answer_review(review=review, chinese="", english="Soak it.", by=manager)
    client.force_login(review.user)
    assert "Soak it." in client.get("/en/shop/accounts/reviews/").content.decode()


def test_the_menu_says_how_many_wait(client, shop, manager, review, django_capture_on_commit_callbacks):
    def waiting():
        return next(place.count for place in menu_for(manager) if place.name == "own-reviews")

    assert waiting() == 1
    with django_capture_on_commit_callbacks(execute=True):
        answer_review(review=review, chinese="好", english="", by=manager)
    assert waiting() == 0
