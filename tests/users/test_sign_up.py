import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.utils import timezone

from portal.users.models import User
from tests.factories import make_user

pytestmark = pytest.mark.django_db

PASSWORD = "seven-knots-9"


def sign_up(client, *, language="zh-hans", **fields):
    data = {"contact": "13800138000", "password1": PASSWORD, "consent": "on", **fields}
    return client.post(f"/{language}/accounts/signup/", {key: value for key, value in data.items() if value})


def test_a_phone_number_and_a_password_open_an_account(client):
    response = sign_up(client, first_name="小和")
    user = User.objects.get(phone="+8613800138000")
    assert response.status_code == 302
    assert response.url == "/zh-hans/accounts/phone/code/?next=%2Fzh-hans%2Fshop%2Faccounts%2F"
    assert (user.email, user.first_name, user.language) == (None, "小和", "zh-hans")
    assert user.check_password(PASSWORD)
    assert abs((timezone.now() - user.consented_at).total_seconds()) < 60
    assert client.session["_auth_user_id"] == str(user.pk)
    assert mail.outbox == []


def test_an_email_address_opens_an_account_and_is_sent_a_link_in_the_readers_language(client):
    sign_up(client, language="en", contact="Ana@Example.com")
    user = User.objects.get(email="ana@example.com")
    assert (user.phone, user.language) == (None, "en")
    assert EmailAddress.objects.get(user=user).verified is False
    assert mail.outbox[0].subject == "Confirm your e-mail address"
    assert mail.outbox[0].to == ["ana@example.com"]


def test_without_consent_no_account_is_opened(client):
    response = sign_up(client, consent="")
    assert response.status_code == 200
    assert not User.objects.exists()


@pytest.mark.parametrize("contact", ["13800138000", "ana@example.com"])
def test_a_taken_number_or_address_gets_a_sentence_that_does_not_say_so(client, contact):
    make_user(email="ana@example.com", phone="13800138000")
    response = sign_up(client, language="en", contact=contact)
    assert "We could not open an account with these details." in response.content.decode()
    assert User.objects.count() == 1


@pytest.mark.parametrize("contact", ["138", "not-an-address@", "x" * 300, "ana@@example.com"])
def test_what_is_neither_address_nor_number_is_refused(client, contact):
    assert sign_up(client, contact=contact).status_code == 200
    assert not User.objects.exists()


@pytest.mark.parametrize("password", ["short", "1234567890", "password"])
def test_a_weak_password_is_refused(client, password):
    assert sign_up(client, password1=password).status_code == 200
    assert not User.objects.exists()


def test_sign_up_goes_on_to_where_the_visitor_was_going(client):
    assert sign_up(client, contact="ana@example.com", next="/zh-hans/shop/basket/").url == "/zh-hans/shop/basket/"


def test_sign_up_is_limited_by_address(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"signup": "2/h/ip"}
    for _try in range(2):
        assert sign_up(client, consent="").status_code == 200
    response = sign_up(client, language="en", consent="")
    assert response.status_code == 429
    assert "Too many tries" in response.content.decode()
