"""A visitor asks, the village's own coordinator answers, the visitor reads it at a private address."""

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import translation

from portal.outbox.models import Message
from portal.outbox.services import deliver_due
from portal.tourism.models import Question
from portal.tourism.services import answer_question, ask_question
from portal.villages.services import appoint
from tests.businesses.factories import make_business
from tests.factories import make_user
from tests.tourism.factories import make_visit
from tests.villages.factories import bring_on

pytestmark = pytest.mark.django_db
ASKED = {"name": "陈", "contact": "chen@example.com", "text": "可以带老人吗？"}


def coordinator_of(village, **fields):
    person = make_user(**fields)
    appoint(user=person, village=village, role="coordinator")
    return person


def ask_address(visit, language="zh-hans"):
    with translation.override(language):
        return reverse("tourism:ask", args=[visit.pk])


def asked(visit=None, **fields):
    return ask_question(visit=visit or make_visit(), language="zh-hans", **{**ASKED, **fields})


def test_asking_keeps_the_question_and_leads_to_its_private_address(client):
    visit = make_visit()
    response = client.post(ask_address(visit, "en"), ASKED)
    question = Question.objects.get()
    assert response.status_code == 302
    assert response.url == f"/en/visit-questions/{question.token}/"
    assert (question.visit, question.language, question.asked_by) == (visit, "en", None)
    page = client.get(response.url)
    assert "可以带老人吗？" in page.content.decode()
    assert "no-store" in page["Cache-Control"]


def test_closed_accounts_are_not_written_to_before_or_after_the_question():
    visit = make_visit()
    coordinator_of(visit.village, email="closed@example.com", is_active=False)
    closes = coordinator_of(visit.village, email="closes@example.com")
    asked(visit)
    assert Message.objects.filter(kind="tourism.question_asked").count() == 1
    closes.is_active = False
    closes.save()
    assert (deliver_due(), mail.outbox) == (1, [])


def test_the_coordinators_of_that_village_hear_of_it_in_their_language():
    visit = make_visit()
    coordinator_of(visit.village, email="keeper@example.com", language="en")
    coordinator_of(visit.village, email=None, phone="+8613800138000")
    coordinator_of(bring_on(), email="other@example.com")
    question = asked(visit)
    assert Message.objects.filter(kind="tourism.question_asked").count() == 1
    assert deliver_due() == 1
    (sent,) = mail.outbox
    assert sent.to == ["keeper@example.com"]
    assert "可以带老人吗？" in sent.body
    assert f"/admin/questions/edit/{question.pk}/" in sent.body
    assert "Terraces at dawn" in sent.subject


def test_the_answer_is_mailed_and_stands_at_the_private_address(client):
    question = asked()
    keeper = coordinator_of(question.visit.village)
    answer_question(question=question, answer="可以，路是平的。", user=keeper)
    deliver_due()
    sent = mail.outbox[-1]
    assert sent.to == ["chen@example.com"]
    assert "可以，路是平的。" in sent.body
    address = f"/zh-hans/visit-questions/{question.token}/"
    assert address in sent.body
    assert "可以，路是平的。" in client.get(address).content.decode()


def test_a_phone_number_gets_no_mail_but_the_address_shows_the_answer():
    question = asked(contact="138 0013 8000")
    answer_question(question=question, answer="可以。", user=coordinator_of(question.visit.village))
    assert not Message.objects.filter(kind="tourism.question_answered").exists()


def test_a_coordinator_of_another_village_cannot_answer():
    question = asked()
    with pytest.raises(PermissionDenied):
        answer_question(question=question, answer="不", user=coordinator_of(bring_on()))
    question.refresh_from_db()
    assert (question.answer, question.answered_at) == ("", None)


def test_an_empty_answer_is_refused():
    question = asked()
    with pytest.raises(ValidationError):
        answer_question(question=question, answer="  ", user=coordinator_of(question.visit.village))


def test_a_visit_without_a_public_page_takes_no_questions(client):
    assert client.post(ask_address(make_visit(live=False)), ASKED).status_code == 404


@pytest.mark.parametrize(
    "wrong",
    [{"name": ""}, {"contact": ""}, {"text": "？"}, {"text": "长" * 1001}, {"name": "a\0b"}, {"contact": "x" * 121}],
)
def test_what_is_missing_is_said_and_what_was_typed_is_kept(client, wrong):
    response = client.post(ask_address(make_visit()), {**ASKED, **wrong})
    assert response.status_code == 200
    assert not Question.objects.exists()
    assert 'aria-invalid="true"' in response.content.decode()


def test_scripts_in_a_question_stay_text(client):
    question = asked(text="<script>alert(1)</script>")
    body = client.get(f"/zh-hans/visit-questions/{question.token}/").content.decode()
    assert "<script>alert(1)" not in body
    assert "&lt;script&gt;alert(1)" in body


def test_an_unknown_private_address_is_not_found(client):
    assert client.get("/zh-hans/visit-questions/nobody/").status_code == 404


def test_asking_is_throttled(client, settings):
    settings.THROTTLED = True
    address = ask_address(make_visit())
    answers = [client.post(address, ASKED).status_code for _ in range(11)]
    assert answers == [302] * 10 + [429]
    assert Question.objects.count() == 10


def test_in_the_admin_a_coordinator_meets_only_own_questions(client):
    mine, theirs = asked(text="MARKER-MINE 可以吗"), asked(text="MARKER-THEIRS 可以吗")
    client.force_login(coordinator_of(mine.visit.village))
    listing = client.get(reverse("questions:index")).content.decode()
    assert "MARKER-MINE" in listing
    assert "MARKER-THEIRS" not in listing
    assert client.get(reverse("questions:edit", args=[mine.pk])).status_code == 200
    for name in ("edit", "delete"):
        assert client.get(reverse(f"questions:{name}", args=[theirs.pk])).status_code in {302, 404}
    assert client.get(reverse("questions:edit", args=[theirs.pk])).status_code == 404
    assert client.post(reverse("questions:edit", args=[theirs.pk]), {"answer": "x"}).status_code == 404


def test_answering_in_the_admin_uses_the_same_service(client):
    question = asked()
    keeper = coordinator_of(question.visit.village)
    client.force_login(keeper)
    response = client.post(reverse("questions:edit", args=[question.pk]), {"answer": "可以。"})
    assert response.status_code == 302
    question.refresh_from_db()
    assert (question.answer, question.answered_by) == ("可以。", keeper)
    assert Message.objects.filter(kind="tourism.question_answered").count() == 1


def test_coordinators_keep_visits_of_their_own_village_only(client):
    mine, theirs = make_visit(), make_visit()
    client.force_login(coordinator_of(mine.village))
    form = client.get(reverse("visits:edit", args=[mine.pk]))
    assert form.status_code == 200
    data = {
        "name_zh_hans": "看日出",
        "name_en": "Dawn",
        "village": mine.village_id,
        "kind": "experience",
        "price": "90.00",
        "price_unit_zh_hans": "每人",
        "price_unit_en": "per person",
        "capacity": "6",
        "slug": mine.slug,
    }
    assert client.post(reverse("visits:edit", args=[mine.pk]), data).status_code == 302
    moved = client.post(reverse("visits:edit", args=[mine.pk]), {**data, "village": theirs.village_id})
    assert moved.status_code == 200
    mine.refresh_from_db()
    assert (mine.capacity, str(mine.price)) == (6, "90.00")
    assert mine.village_id != theirs.village_id
    assert client.get(reverse("visits:edit", args=[theirs.pk])).status_code == 404


def test_nobody_adds_a_question_in_the_admin(client):
    asked()
    client.force_login(make_user(is_staff=True, is_superuser=True))
    assert "/admin/questions/new/" not in client.get("/admin/questions/").content.decode()
    assert client.get("/admin/questions/new/").status_code == 404


def test_columns_of_a_list_in_the_admin_begin_with_a_capital(client):
    asked()
    make_business()
    client.force_login(make_user(is_staff=True, is_superuser=True, language="en"))
    for room in ("questions", "community-businesses"):
        heads = BeautifulSoup(client.get(f"/admin/{room}/").content, "html.parser").select("thead th")
        names = [head.get_text(" ", strip=True) for head in heads]
        assert names == [name[:1].upper() + name[1:] for name in names]
