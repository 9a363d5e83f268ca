import re

import pytest
from django.core import mail
from django.test import override_settings

from portal.outbox.models import Message, SentMail
from portal.outbox.services import deliver_due
from tests.factories import make_user

pytestmark = pytest.mark.django_db

RESET = "/en/accounts/password/reset/"


def test_the_link_comes_in_the_language_of_the_account_and_sets_a_new_password(client):
    user = make_user(email="ana@example.com", language="zh-hans")
    response = client.post(RESET, {"email": "Ana@example.com"})
    assert response.url == "/en/accounts/password/reset/done/"
    message = mail.outbox[0]
    link = re.search(r"http://testserver(/\S+)", message.body)[1]
    assert link.startswith("/zh-hans/accounts/password/reset/key/")
    assert link in message.alternatives[0].content
    form_url = client.get(link).url
    new = "new-terrace-7"
    assert client.post(form_url, {"password1": new, "password2": new}).status_code == 302
    user.refresh_from_db()
    assert user.check_password(new)
    assert "too old" in client.get(link.replace("zh-hans", "en"), follow=True).content.decode()


def test_an_unknown_address_gets_the_same_page_and_no_mail(client):
    assert client.post(RESET, {"email": "nobody@example.com"}).url == "/en/accounts/password/reset/done/"
    assert mail.outbox == []


def test_asking_for_links_is_limited(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"reset_password": "2/h/ip"}
    for _try in range(2):
        assert client.post(RESET, {"email": "nobody@example.com"}).status_code == 302
    assert client.post(RESET, {"email": "nobody@example.com"}).status_code == 429


@override_settings(
    ACCOUNT_EMAIL_BACKEND="portal.outbox.backends.QueuedEmailBackend",
    EMAIL_BACKEND="portal.outbox.backends.DatabaseEmailBackend",
)
def test_the_worker_sends_the_mail_and_the_operator_of_a_site_without_mail_server_can_read_it(client):
    make_user(email="ana@example.com", language="en")
    client.post(RESET, {"email": "ana@example.com"})
    assert not SentMail.objects.exists()
    assert deliver_due() == 1
    sent = SentMail.objects.get()
    assert (sent.to, sent.subject) == ("ana@example.com", "Your new password")
    assert "Choose a new password" in sent.html


@override_settings(
    ACCOUNT_EMAIL_BACKEND="portal.outbox.backends.QueuedEmailBackend",
    EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend",
    EMAIL_HOST="127.0.0.1",
    EMAIL_PORT=9,
)
def test_a_mail_server_that_is_down_breaks_no_page_and_gets_the_mail_later(client):
    make_user(email="ana@example.com")
    assert client.post(RESET, {"email": "ana@example.com"}).status_code == 302
    assert deliver_due() == 0
    assert Message.objects.get(done_at=None).tries == 1


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("path", ["password/change/", "password/set/", "email/", "logout/", "reauthenticate/"])
def test_every_page_of_the_account_stands_in_our_frame(client, language, path):
    client.force_login(make_user())
    response = client.get(f"/{language}/accounts/{path}", follow=True)
    assert response.status_code == 200
    assert 'class="skip"' in response.content.decode()


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize(
    "path", ["login/", "signup/", "password/reset/", "password/reset/done/", "inactive/", "confirm-email/"]
)
def test_every_page_before_the_account_stands_in_our_frame(client, language, path):
    response = client.get(f"/{language}/accounts/{path}", follow=True)
    assert response.status_code == 200
    assert 'class="skip"' in response.content.decode()


def test_an_address_is_changed_only_once_its_owner_opened_the_link(client):
    user = make_user(email="old@example.com")
    client.force_login(user)
    client.post("/en/accounts/email/", {"email": "new@example.com", "action_add": ""})
    user.refresh_from_db()
    assert user.email == "old@example.com"
    link = re.search(r"http://testserver(/\S+)", mail.outbox[0].body)[1]
    client.post(link)
    user.refresh_from_db()
    assert user.email == "new@example.com"
