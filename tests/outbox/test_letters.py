"""The operator of a site without a mail server reads letters as their readers would."""

import pytest

from portal.outbox.models import SentMail
from tests.factories import make_user

pytestmark = pytest.mark.django_db
HTML = "<p style='color: red'>Hello</p><script>alert(1)</script>"


def make_letter(**fields) -> str:
    """Return the address at which a kept mail is shown."""
    mail = SentMail.objects.create(to="w@example.com", subject="Hello", text="Hello", **fields)
    return f"/django-admin/outbox/sentmail/{mail.pk}/letter/"


def test_a_letter_is_shown_in_its_own_look_and_can_do_nothing(client):
    client.force_login(make_user(is_staff=True, is_superuser=True))
    answer = client.get(make_letter(html=HTML))
    assert (answer.status_code, answer.content.decode()) == (200, HTML)
    policy = answer.headers["Content-Security-Policy"]
    rules = {rule.split()[0]: rule.split()[1:] for rule in policy.split(";") if rule.strip()}
    assert (rules["default-src"], rules["script-src"], rules["sandbox"]) == (["'none'"], ["'none'"], [])


def test_a_plain_mail_and_a_missing_one_have_no_letter(client):
    client.force_login(make_user(is_staff=True, is_superuser=True))
    assert client.get(make_letter()).status_code == 404
    assert client.get("/django-admin/outbox/sentmail/999999/letter/").status_code == 404


def test_staff_who_may_not_read_mail_see_no_letter(client):
    client.force_login(make_user(is_staff=True))
    answer = client.get(make_letter(html=HTML))
    assert (answer.status_code, b"Hello" in answer.content) == (404, False)
