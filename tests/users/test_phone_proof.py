"""Showing that a number is one's own: by the code that came to it, within bounds."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from portal.users.models import PhoneCode, User
from tests.factories import make_user
from tests.users.phone_hands import CODE, NUMBER, PHONE, messages_to, newest_code, text, wrong_code
from tests.users.test_sign_up import PASSWORD, sign_up

pytestmark = pytest.mark.django_db


@pytest.fixture
def user(client):
    """Somebody signed in with a number nobody has confirmed."""
    user = make_user(email=None, phone=PHONE, language="en")
    client.force_login(user)
    return user


def is_proven(user) -> bool:
    user.refresh_from_db()
    return user.has_proven_phone


def test_who_signs_up_by_phone_gets_a_code_and_is_led_on_once_it_is_right(client):
    response = sign_up(client, language="en", next="/en/shop/basket/")
    assert response.url == "/en/accounts/phone/code/?next=%2Fen%2Fshop%2Fbasket%2F"
    page = text(client.get(response.url))
    assert "138 0013 8000" in page
    assert "This demo site sends no SMS." in page
    code = newest_code()
    assert code not in page
    assert client.post(response.url, {"code": code, "next": "/en/shop/basket/"}).url == "/en/shop/basket/"
    assert User.objects.get(phone=PHONE).has_proven_phone


def test_signing_in_with_number_and_password_needs_no_confirmed_number(client):
    sign_up(client, language="en")
    client.logout()
    client.post("/en/accounts/login/", {"login": "13800138000", "password": PASSWORD})
    assert client.session["_auth_user_id"]
    assert not User.objects.get(phone=PHONE).has_proven_phone


def test_the_code_comes_in_the_readers_language(client):
    sign_up(client, language="zh-hans")
    assert "十分钟" in messages_to()[0]


def test_only_a_digest_of_the_code_is_kept(client, user):
    client.post(NUMBER, {"phone": PHONE})
    asked = PhoneCode.objects.get()
    assert newest_code() not in f"{asked.digest} {dict(client.session)}"


def test_the_code_may_be_typed_with_spaces_and_in_full_width(client, user):
    client.post(NUMBER, {"phone": PHONE})
    code = newest_code().translate({ord("0") + n: ord("０") + n for n in range(10)})
    client.post(CODE, {"code": f" {code[:3]} {code[3:]} "})
    assert is_proven(user)


def test_a_wrong_code_proves_nothing_and_what_was_typed_stays(client, user):
    client.post(NUMBER, {"phone": PHONE})
    wrong = wrong_code()
    page = text(client.post(CODE, {"code": wrong}))
    assert "This code is not right, or no longer valid." in page
    assert f'value="{wrong}"' in page
    assert not is_proven(user)


def test_after_five_wrong_tries_the_right_code_is_no_good(client, user):
    client.post(NUMBER, {"phone": PHONE})
    for _try in range(5):
        client.post(CODE, {"code": wrong_code()})
    assert "no longer valid" in text(client.post(CODE, {"code": newest_code()}))
    assert not is_proven(user)


def test_a_code_is_too_old_after_ten_minutes(client, user):
    client.post(NUMBER, {"phone": PHONE})
    code = newest_code()
    with time_machine.travel(timezone.now() + timedelta(minutes=10, seconds=1)):
        assert "no longer valid" in text(client.post(CODE, {"code": code}))
    assert not is_proven(user)


def test_a_code_counts_once(client, user):
    client.post(NUMBER, {"phone": PHONE})
    client.post(CODE, {"code": newest_code()})
    User.objects.update(proven_phone="")
    session = client.session
    session["phone_code"] = PhoneCode.objects.get().pk
    session.save()
    assert "no longer valid" in text(client.post(CODE, {"code": newest_code()}))
    assert not is_proven(user)


def test_only_the_newest_code_counts(client, user):
    client.post(NUMBER, {"phone": PHONE})
    first = newest_code()
    client.post(CODE, {"resend": ""})
    assert len(messages_to()) == 2
    if first != newest_code():
        assert "no longer valid" in text(client.post(CODE, {"code": first}))
    client.post(CODE, {"code": newest_code()})
    assert is_proven(user)


def test_somebody_elses_code_is_of_no_use(client, user):
    client.post(NUMBER, {"phone": PHONE})
    theirs = PhoneCode.objects.get().pk
    other = make_user()
    client.force_login(other)
    session = client.session
    session["phone_code"] = theirs
    session.save()
    assert client.post(CODE, {"code": newest_code()}).url == NUMBER
    assert not is_proven(user)
    assert not is_proven(other)


def test_a_new_number_counts_only_once_its_code_is_right(client, user):
    client.post(NUMBER, {"phone": "139 8765 4321"})
    user.refresh_from_db()
    assert user.phone == PHONE
    client.post(CODE, {"code": newest_code("+8613987654321")})
    user.refresh_from_db()
    assert (user.phone, user.has_proven_phone) == ("+8613987654321", True)


def test_a_number_that_changes_in_another_way_is_not_confirmed(user):
    user.proven_phone = PHONE
    user.save()
    assert is_proven(user)
    User.objects.filter(pk=user.pk).update(phone="+8613987654321")
    assert not is_proven(user)


def test_who_only_claimed_a_number_loses_it_to_who_answers_from_it(client):
    claims = make_user(email="claims@example.com", phone=PHONE)
    owner = make_user()
    client.force_login(owner)
    client.post(NUMBER, {"phone": PHONE})
    client.post(CODE, {"code": newest_code()})
    claims.refresh_from_db()
    owner.refresh_from_db()
    assert (claims.phone, owner.phone, owner.has_proven_phone) == (None, PHONE, True)


@pytest.mark.parametrize("fields", [{"email": None}, {"email": "b@example.com", "proven_phone": PHONE}])
def test_a_number_somebody_needs_or_confirmed_stays_theirs(client, fields):
    holder, late = make_user(phone=PHONE, **fields), make_user()
    client.force_login(late)
    client.post(NUMBER, {"phone": PHONE})
    assert "Another account signs in with this number." in text(client.post(CODE, {"code": newest_code()}))
    holder.refresh_from_db()
    late.refresh_from_db()
    assert (holder.phone, late.phone) == (PHONE, None)


def test_whether_a_number_has_an_account_is_not_said_before_the_code_is_right(client):
    make_user(phone="13987654321", email=None)
    client.force_login(make_user())
    answers = []
    for phone in ("13987654321", "13700137000"):
        page = text(client.get(client.post(NUMBER, {"phone": phone}).url))
        answers.append(page.replace("139 8765 4321", "…").replace("137 0013 7000", "…").split('<main id="main">')[1])
    assert without_tokens(answers[0]) == without_tokens(answers[1])


def without_tokens(html: str) -> list[str]:
    return [line for line in html.splitlines() if "csrfmiddlewaretoken" not in line]


def test_a_number_is_removed_only_where_an_email_address_remains(client, user):
    client.post(NUMBER, {"remove": ""})
    user.refresh_from_db()
    assert user.phone == PHONE
    user.email = "a@example.com"
    user.save()
    client.post(NUMBER, {"remove": ""})
    user.refresh_from_db()
    assert user.phone is None


def test_the_next_page_is_one_of_ours(client, user):
    client.post(NUMBER, {"phone": PHONE})
    answer = client.post(CODE, {"code": newest_code(), "next": "https://elsewhere.example/"})
    assert answer.url == "/en/shop/accounts/"


def test_without_sms_nothing_is_sent_and_a_number_is_kept_unconfirmed(client, settings):
    settings.SMS_PROVIDER = ""
    assert sign_up(client, language="en", next="/en/").url == "/en/"
    assert messages_to() == []
    client.post(NUMBER, {"phone": "13987654321"})
    user = User.objects.get()
    assert (user.phone, user.has_proven_phone) == ("+8613987654321", False)
    make_user(phone="13700137000")
    assert "cannot be used" in text(client.post(NUMBER, {"phone": "13700137000"}))
