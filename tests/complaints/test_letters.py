"""Letters: to the buyer that it came and what was answered, to the village that one waits, each in their language."""

from decimal import Decimal

import pytest
from django.core import mail

from marketplace.complaints.services import give, refuse
from portal.outbox.services import deliver_due
from portal.payments.models import Attempt
from tests.complaints.factories import make_complaint, make_sent_parcel, order_line
from tests.consignments.factories import make_manager

pytestmark = pytest.mark.django_db


def letters(to):
    """Send what is due and return the letters about complaints to this address."""
    deliver_due()
    words = ("wrong", "answered you", "second person", "不对", "答复了", "第二个人")
    return [found for found in mail.outbox if found.to == [to] and any(word in found.subject for word in words)]


def whole(letter):
    """Return both versions of a letter."""
    return letter.body, letter.alternatives[0][0]


def speak(parcel, language):
    """Let the order be in this language."""
    parcel.order.delivery.language = language
    parcel.order.delivery.save()


@pytest.mark.parametrize(
    ("language", "subject", "words"),
    [("en", "knows now that something is wrong", "You get an answer by"), ("zh-hans", "已经知道了", "之前会有答复")],
)
def test_the_buyer_is_told_that_it_came(parcel, manager, language, subject, words):
    speak(parcel, language)
    make_complaint(parcel)
    (letter,) = letters("buyer@example.com")
    assert subject in letter.subject
    assert all(words in text and parcel.order.delivery.token in text for text in whole(letter))


@pytest.mark.parametrize(
    ("language", "subject", "words"), [("en", "Something is wrong", "Look and answer"), ("zh-hans", "不对", "去看看")]
)
def test_the_villages_managers_are_told_in_their_language(parcel, language, subject, words):
    manager = make_manager(parcel.partner.producer.village, language=language)
    complaint = make_complaint(parcel)
    (letter,) = letters(manager.email)
    assert subject in letter.subject
    assert all(words in text and f"/complaints/{complaint.pk}/" in text for text in whole(letter))
    assert not any("Two of the ten" in text or parcel.order.delivery.token in text for text in whole(letter))


def test_the_managers_of_another_village_hear_nothing(parcel, manager):
    other = make_manager(make_sent_parcel().partner.producer.village)
    make_complaint(parcel)
    assert letters(other.email) == []


@pytest.mark.parametrize(
    ("language", "money"), [("en", "¥20 goes back to the account you paid from."), ("zh-hans", "¥20")]
)
def test_the_answer_tells_what_comes_back_and_how(parcel, manager, language, money):
    speak(parcel, language)
    give(complaint=make_complaint(parcel), amounts={order_line(parcel): Decimal("20")}, by=manager, answer="Sorry")
    letter = letters("buyer@example.com")[-1]
    assert all(money in text and "Sorry" in text for text in whole(letter))


def test_a_refusal_tells_why_and_whom_to_call(parcel, manager, settings):
    refuse(complaint=make_complaint(parcel), by=manager, answer="They were whole")
    letter = letters("buyer@example.com")[-1]
    for words in ("gives no money back", "They were whole", settings.SUPPORT_PHONE):
        assert all(words in text for text in whole(letter))


def test_who_pays_at_the_shelf_is_told_that_it_is_less():
    parcel = make_sent_parcel(provider="pay_at_pickup", quantity=3)
    manager = make_manager(parcel.partner.producer.village)
    give(complaint=make_complaint(parcel), amounts={order_line(parcel): Decimal("20")}, by=manager)
    assert Attempt.objects.get().amount == Decimal("10")
    assert all("You pay ¥20 less." in text for text in whole(letters("buyer@example.com")[-1]))


def test_a_large_sum_asks_the_other_manager_and_not_who_agreed(parcel, manager, settings):
    settings.REFUND_TWO_PEOPLE_FROM = Decimal("20")
    other = make_manager(parcel.partner.producer.village, language="en")
    give(complaint=make_complaint(parcel), amounts={order_line(parcel): Decimal("20")}, by=manager)
    assert [letter.subject for letter in letters(other.email)] == [
        f"Parcel {parcel.number}: a second person must agree"
    ]
    assert not any("second" in letter.subject or "第二" in letter.subject for letter in letters(manager.email))
    assert not any("answered you" in letter.subject for letter in letters("buyer@example.com"))


def test_a_manager_is_not_asked_about_what_was_answered_meanwhile(parcel, manager):
    refuse(complaint=make_complaint(parcel), by=manager, answer="No")
    assert letters(manager.email) == []
