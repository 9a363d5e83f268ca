"""The village hears of a new review by letter: once, in its manager's language, with the way to answer."""

import pytest
from django.core import mail

from marketplace.answers.services import answer_review
from tests.answers.test_answers import Review, letters, make_review
from tests.consignments.factories import make_manager, make_shop
from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop():
    return make_shop()


def test_each_manager_is_written_to_once_in_their_language_with_the_way_to_answer(shop):
    english, chinese = make_manager(shop[0], language="en"), make_manager(shop[0], language="zh-hans")
    review = make_review(shop[2], user=make_user())
    review.save()
    sent = dict(letters())
    assert set(sent) == {english.email, chinese.email}
    assert f"/en/shop/dashboard/my-shop/reviews/{review.pk}/" in sent[english.email]
    assert f"/zh-hans/shop/dashboard/my-shop/reviews/{review.pk}/" in sent[chinese.email]
    assert "Chewy and good" in sent[english.email]
    mail.outbox.clear()
    review.title = "Very nutty"
    review.save()
    assert letters() == []


def test_a_review_that_waits_for_approval_is_told_once_it_is_approved(shop):
    make_manager(shop[0])
    review = make_review(shop[2], status=Review.FOR_MODERATION)
    assert letters() == []
    review.status = Review.APPROVED
    review.save()
    assert len(letters()) == 1


def test_nobody_else_and_no_closed_account_is_written_to(shop):
    other, _producer, _rice = make_shop()
    make_manager(other)
    make_manager(shop[0], is_active=False)
    make_review(shop[2])
    assert letters() == []


def test_who_closed_the_account_or_answered_before_the_letter_went_gets_none(shop):
    closed, answering = make_manager(shop[0]), make_manager(shop[0])
    review = make_review(shop[2])
    closed.is_active = False
    closed.save()
    answer_review(review=review, chinese="谢谢", english="", by=answering)
    assert [text for _to, text in letters() if "dashboard" in text] == []


def test_a_manager_who_reviews_the_own_goods_needs_no_letter(shop):
    manager = make_manager(shop[0])
    make_review(shop[2], user=manager)
    assert letters() == []


def test_the_letter_breaks_no_subject_line_and_runs_no_markup(shop):
    make_manager(shop[0], language="en")
    make_review(shop[2], title="<b>Bad</b>", body="<script>alert(1)</script>")
    letters()
    (letter,) = mail.outbox
    assert "<script>" not in letter.alternatives[0][0]
    assert "\n" not in letter.subject
