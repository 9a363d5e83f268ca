"""Who wants to live in a village for months asks, and is answered in time or the operator hears of it."""

from datetime import date, datetime, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from portal.outbox.services import deliver_due
from portal.tourism.models import Question
from portal.tourism.services import answer_question, ask_question, escalate, working_days_on
from portal.users.personal_data import collect_personal_data
from tests.factories import make_user
from tests.tourism.factories import make_visit

pytestmark = pytest.mark.django_db
CARE = {
    "kind": "stay",
    "month_price": "3600.00",
    "trial_nights": 3,
    "trial_price": "760.00",
    "clinic_zh_hans": "村卫生室",
    "clinic_en": "Village clinic",
    "clinic_km": "0.4",
}
WISH = {"months": "3", "people": "2", "wants_trial": "on", "name": "G", "contact": "g@example.com", "text": ""}


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def test_a_wish_is_kept_with_its_months_and_leads_to_a_private_page(client):
    visit = make_visit(**CARE)
    page = client.get(f"/en/visit-questions/long-stay/{visit.pk}/").content.decode()
    assert "¥3,600" in page
    assert "Village clinic" in page
    assert "0.4 km" in page

    answer = client.post(f"/en/visit-questions/long-stay/{visit.pk}/", WISH | {"arrive": in_days(60).isoformat()})

    question = Question.objects.get()
    assert (question.months, question.people, question.wants_trial, question.text) == (3, 2, True, "")
    assert question.arrive == in_days(60)
    assert "months: 3" in client.get(answer["Location"]).content.decode()


def test_a_day_gone_by_comes_back_with_what_was_typed(client):
    visit = make_visit(**CARE)

    answer = client.post(f"/en/visit-questions/long-stay/{visit.pk}/", WISH | {"arrive": "2020-01-01"})

    assert "This day has gone by." in answer.content.decode()
    assert 'value="g@example.com"' in answer.content.decode()
    assert not Question.objects.exists()


def test_a_place_without_a_month_price_has_no_long_stays(client):
    visit = make_visit(kind="stay")

    assert client.post(f"/en/visit-questions/long-stay/{visit.pk}/", WISH).status_code == 404
    assert not Question.objects.exists()


def test_two_working_days_leave_the_weekend_out():
    zone = timezone.get_current_timezone()
    friday = datetime(2026, 12, 4, 10, 0, tzinfo=zone)

    assert working_days_on(friday, 2) == datetime(2026, 12, 8, 18, 0, tzinfo=zone)


def test_a_late_answer_is_told_to_the_operator_once(settings):
    settings.SUPPORT_EMAIL = "support@example.com"
    late = ask_question(visit=make_visit(), name="G", contact="g@example.com", text="Is there a room?", language="en")
    answered = ask_question(visit=late.visit, name="H", contact="h@example.com", text="And when?", language="en")
    answer_question(question=answered, answer="Yes", user=make_user(is_superuser=True, is_staff=True))

    assert escalate() == "0 questions told to the operator"
    after = late.answer_by + timedelta(minutes=1)
    assert escalate(now=after) == "1 questions told to the operator"
    assert escalate(now=after) == "0 questions told to the operator"

    deliver_due()
    letters = [letter for letter in mail.outbox if letter.to == ["support@example.com"]]
    assert len(letters) == 1
    assert "Is there a room?" in letters[0].body


def test_what_was_asked_is_part_of_the_data_a_person_may_download():
    asker = make_user()
    visit = make_visit(**CARE)
    ask_question(
        visit=visit,
        name="G",
        contact="g@example.com",
        text="",
        language="en",
        user=asker,
        arrive=in_days(60),
        months=3,
        people=2,
    )

    mine = collect_personal_data(asker)["questions"]

    assert [row["name"] for row in mine] == ["G"]
    assert "months: 3" in mine[0]["wish"]
