"""Anybody writes to the platform, an operator answers, the writer reads it at a private address."""

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from portal.helpdesk.models import Inquiry
from portal.helpdesk.services import answer_letter, write_to_us
from portal.outbox.models import Message
from portal.outbox.services import deliver_due
from portal.users.personal_data import collect_personal_data
from portal.users.services import erase_account
from tests.factories import make_user

pytestmark = pytest.mark.django_db
ADDRESS = "/zh-hans/contact/"
WRITTEN = {
    "topic": "order",
    "text": "箱子少了一袋米",
    "order_number": "100012",
    "name": "陈",
    "contact": "chen@example.com",
}


def written(**fields):
    return write_to_us(**{"language": "zh-hans", **WRITTEN, **fields})


def operator(**fields):
    return make_user(is_staff=True, is_superuser=True, **fields)


def test_a_letter_is_kept_and_leads_to_its_private_address(client):
    response = client.post("/en/contact/", WRITTEN)
    letter = Inquiry.objects.get()
    assert (response.status_code, response.url) == (302, f"/en/contact/{letter.token}/")
    assert {name: getattr(letter, name) for name in WRITTEN} == WRITTEN
    assert (letter.language, letter.asked_by) == ("en", None)
    page = client.get(response.url)
    assert "箱子少了一袋米" in page.content.decode()
    assert "no-store" in page["Cache-Control"]


def test_whoever_is_signed_in_finds_name_contact_and_order_filled_in(client):
    client.force_login(make_user(email="li@example.com", first_name="李"))
    form = client.get(f"{ADDRESS}?order=100012").context["form"]
    assert form.initial == {"order_number": "100012", "name": "李", "contact": "li@example.com"}


def test_the_support_address_hears_of_it_in_a_letter_of_ours(settings):
    settings.SUPPORT_EMAIL = "office@example.com"
    letter = written()
    assert deliver_due() == 1
    (sent,) = mail.outbox
    assert (sent.to, sent.subject) == (["office@example.com"], "来信：订单或包裹")
    assert f"/admin/letters-to-us/edit/{letter.pk}/" in sent.body
    assert "箱子少了一袋米" in sent.alternatives[0][0]


def test_without_a_support_address_no_mail_is_promised():
    written()
    assert not Message.objects.exists()


def test_the_answer_is_mailed_and_stands_at_the_private_address(client):
    letter = written()
    answer_letter(inquiry=letter, answer=" 今天补发。 ", user=operator())
    assert deliver_due() == 1
    (sent,) = mail.outbox
    assert (sent.to, sent.subject) == (["chen@example.com"], "我们给你的回信")
    assert "今天补发。" in sent.body
    assert f"/zh-hans/contact/{letter.token}/" in sent.body
    assert "今天补发。" in client.get(f"{ADDRESS}{letter.token}/").content.decode()


def test_a_phone_number_gets_no_mail_but_the_address_shows_the_answer(client):
    letter = written(contact="138 0013 8000")
    answer_letter(inquiry=letter, answer="今天补发。", user=operator())
    assert not Message.objects.exists()
    assert "今天补发。" in client.get(f"{ADDRESS}{letter.token}/").content.decode()


def test_only_operators_answer():
    letter = written()
    with pytest.raises(PermissionDenied):
        answer_letter(inquiry=letter, answer="不", user=make_user())
    letter.refresh_from_db()
    assert (letter.answer, letter.answered_at) == ("", None)


def test_an_empty_answer_is_refused():
    with pytest.raises(ValidationError):
        answer_letter(inquiry=written(), answer="  ", user=operator())


@pytest.mark.parametrize(
    "wrong",
    [
        {"topic": ""},
        {"topic": "nothing"},
        {"name": ""},
        {"contact": ""},
        {"contact": "somewhere"},
        {"text": "？"},
        {"text": "长" * 2001},
        {"name": "a\0b"},
        {"order_number": "9" * 33},
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_is_kept(client, wrong):
    response = client.post(ADDRESS, {**WRITTEN, **wrong})
    body = response.content.decode()
    assert response.status_code == 200
    assert not Inquiry.objects.exists()
    assert 'aria-invalid="true"' in body
    if "text" not in wrong:
        assert "箱子少了一袋米" in body


def test_scripts_in_a_letter_stay_text(client):
    letter = written(text="<script>alert(1)</script>")
    body = client.get(f"{ADDRESS}{letter.token}/").content.decode()
    assert "<script>alert(1)" not in body
    assert "&lt;script&gt;alert(1)" in body


def test_an_unknown_private_address_is_not_found(client):
    assert client.get(f"{ADDRESS}nobody/").status_code == 404


def test_writing_is_throttled(client, settings):
    settings.THROTTLED = True
    answers = [client.post(ADDRESS, WRITTEN).status_code for _ in range(11)]
    assert answers == [302] * 10 + [429]
    assert Inquiry.objects.count() == 10


def test_an_operator_finds_the_waiting_letters_on_the_desk_and_answers(client):
    letter = written()
    client.force_login(operator(language="zh-hans"))
    assert "1 封信等着回" in client.get("/admin/").content.decode()
    assert "箱子少了一袋米" in client.get(reverse("letters-to-us:index")).content.decode()
    address = reverse("letters-to-us:edit", args=[letter.pk])
    assert client.get(address).status_code == 200
    assert client.post(address, {"answer": ""}).status_code == 200
    assert client.post(address, {"answer": "今天补发。"}).status_code == 302
    letter.refresh_from_db()
    assert letter.answer == "今天补发。"


def test_letters_cannot_be_deleted_or_added_by_anybody(client):
    letter = written()
    client.force_login(operator())
    client.post(reverse("letters-to-us:delete", args=[letter.pk]))
    client.post(reverse("letters-to-us:add"), {"answer": "x"})
    assert list(Inquiry.objects.values_list("pk", flat=True)) == [letter.pk]


def test_the_list_of_letters_costs_the_same_however_long_it_is(client, django_assert_max_num_queries):
    client.force_login(operator())
    for _ in range(30):
        written()
    client.get(reverse("letters-to-us:index"))
    with django_assert_max_num_queries(15):
        client.get(reverse("letters-to-us:index"))


def test_one_s_letters_are_part_of_the_download_and_go_with_the_account():
    person = make_user(email="chen@example.com")
    written(user=person)
    (letter,) = collect_personal_data(person)["letters_to_us"]
    assert (letter["text"], letter["order_number"]) == ("箱子少了一袋米", "100012")
    erase_account(user=person)
    kept = Inquiry.objects.get()
    assert (kept.name, kept.contact, kept.text, kept.order_number, kept.asked_by) == ("", "", "", "", None)
