"""A new password by a code to the phone, without saying who has an account."""

import pytest

from portal.users.models import PhoneCode
from tests.factories import make_user
from tests.sms.companies import open_company
from tests.users.phone_hands import PHONE, RESET, messages_to, newest_code, text, wrong_code

pytestmark = pytest.mark.django_db
ASK = "/en/accounts/password/reset/"
DONE = "/en/accounts/password/reset/key/done/"
NEW = "new-terrace-7"


@pytest.fixture
def user():
    return make_user(email=None, phone=PHONE, language="zh-hans")


def choose(client, code, password=NEW):
    return client.post(RESET, {"code": code, "password1": password})


def test_the_code_sets_a_new_password_and_confirms_the_number(client, user):
    assert client.post(ASK, {"email": "138 0013 8000"}).url == RESET
    assert "十分钟" in messages_to()[0]
    assert newest_code() not in text(client.get(RESET))
    assert choose(client, newest_code()).url == DONE
    user.refresh_from_db()
    assert user.check_password(NEW)
    assert user.has_proven_phone
    assert "_auth_user_id" not in client.session


def test_who_was_signed_in_elsewhere_is_signed_out(client, user, django_user_model):
    from django.test import Client

    elsewhere = Client()
    elsewhere.force_login(user)
    client.post(ASK, {"email": PHONE})
    choose(client, newest_code())
    assert elsewhere.get("/en/shop/accounts/profile/").status_code == 302


def test_a_wrong_code_changes_nothing(client, user):
    client.post(ASK, {"email": PHONE})
    page = text(choose(client, wrong_code()))
    assert "This code is not right, or no longer valid." in page
    user.refresh_from_db()
    assert user.check_password("pass-word-1")


def test_a_weak_password_costs_no_try(client, user):
    client.post(ASK, {"email": PHONE})
    for _try in range(6):
        assert choose(client, newest_code(), "12345678").status_code == 200
    assert choose(client, newest_code()).url == DONE


def test_after_five_wrong_tries_the_right_code_is_no_good(client, user):
    client.post(ASK, {"email": PHONE})
    for _try in range(5):
        choose(client, wrong_code())
    choose(client, newest_code())
    user.refresh_from_db()
    assert user.check_password("pass-word-1")


def test_a_number_without_account_meets_the_same_pages_and_gets_no_message(client, user):
    pages = []
    for phone, shown in ((PHONE, "138 0013 8000"), ("+8613987654321", "139 8765 4321")):
        answer = client.post(ASK, {"email": phone})
        pages.append([answer.status_code, answer.url])
        for page in (client.get(RESET), choose(client, "000000")):
            lines = text(page).replace(shown, "…").splitlines()
            pages[-1].append([line for line in lines if "csrfmiddlewaretoken" not in line])
    assert pages[0] == pages[1]
    assert messages_to("+8613987654321") == []


def test_the_page_does_the_same_for_a_number_without_account(client, user, django_assert_num_queries):
    """Looking for the account is the worker's part; what the page does must not tell by its time."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from portal.users import phone_steps

    def ask(phone):
        phone_steps.ask_for_code(phone=phone, purpose="reset", address="10.0.0.1")

    with CaptureQueriesContext(
        connection,
    ) as known:
        ask(PHONE)
    with CaptureQueriesContext(connection) as unknown:
        ask("+8613987654321")
    assert len(known) == len(unknown) == 2
    assert not any("users_user" in query["sql"] for query in known.captured_queries)


def test_an_unconfirmed_number_beside_an_email_address_opens_no_account(client):
    slip = make_user(email="a@example.com", phone=PHONE)
    assert client.post(ASK, {"email": PHONE}).url == RESET
    assert messages_to() == []
    slip.proven_phone = PHONE
    slip.save()
    client.post(ASK, {"email": PHONE})
    assert choose(client, newest_code()).url == DONE


def test_an_account_that_is_closed_gets_no_code(client, user):
    user.is_active = False
    user.save()
    client.post(ASK, {"email": PHONE})
    assert messages_to() == []


def test_another_browser_cannot_use_the_code(client, user):
    from django.test import Client

    client.post(ASK, {"email": PHONE})
    other = Client()
    assert other.post(RESET, {"code": newest_code(), "password1": NEW}).url == ASK
    user.refresh_from_db()
    assert user.check_password("pass-word-1")


def test_trouble_at_the_provider_is_said_to_everybody(client, user, settings):
    with open_company("tencent") as company:
        settings.SMS_PROVIDER, settings.SMS = "tencent", company.settings
        company.answer = (500, "{}")
        client.post(ASK, {"email": PHONE})
        assert "do not get through at the moment" in text(client.get(RESET))
        client.post(ASK, {"email": "+8613987654321"})
        assert "do not get through at the moment" in text(client.get(RESET))


def test_a_code_for_a_password_confirms_no_number_and_the_other_way_round(client, user):
    client.post(ASK, {"email": PHONE})
    client.force_login(user)
    assert client.get("/en/accounts/phone/code/").url == "/en/accounts/phone/"
    client.post("/en/accounts/phone/", {"phone": PHONE})
    assert client.get(RESET).url == ASK
    assert PhoneCode.objects.count() == 2


def test_without_sms_only_an_email_address_is_asked_for(client, user, settings):
    settings.SMS_PROVIDER = ""
    page = text(client.get(ASK))
    assert 'type="email"' in page
    assert "Your account has only a phone number? Call us" in page
    assert client.post(ASK, {"email": PHONE}).status_code == 200
    assert not PhoneCode.objects.exists()
