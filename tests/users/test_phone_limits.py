"""How many codes go out: for each number, each address, the whole site; and what a failure says."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from portal.users.models import PhoneCode
from tests.factories import make_user
from tests.sms.companies import GOOD, open_company
from tests.users.phone_hands import CODE, NUMBER, PHONE, messages_to, text

pytestmark = pytest.mark.django_db
TOO_SOON = "A code went to this number less than a minute ago."
TOO_MANY = "Too many codes were asked for."
ASK = "/en/accounts/password/reset/"


@pytest.fixture(autouse=True)
def limits_on(settings):
    settings.THROTTLED = True


@pytest.fixture
def user(client):
    user = make_user(email=None, phone=PHONE, language="en")
    client.force_login(user)
    return user


@pytest.fixture
def clock():
    """A clock at the beginning of a day as the windows count it."""
    start = timezone.now().replace(hour=0, minute=0, second=1, microsecond=0) + timedelta(days=1)
    with time_machine.travel(start, tick=False) as clock:
        yield clock


def test_a_second_code_within_a_minute_is_not_sent(client, user, clock):
    client.post(NUMBER, {"phone": PHONE})
    assert TOO_SOON in text(client.post(NUMBER, {"phone": PHONE}))
    assert TOO_SOON in text(client.post(CODE, {"resend": ""}, follow=True))
    assert len(messages_to()) == 1


def test_a_number_gets_five_codes_an_hour_whoever_asks(client, user, clock, monkeypatch):
    for number in range(5):
        forget_pause()
        client.force_login(make_user())
        client.post(NUMBER, {"phone": PHONE}, REMOTE_ADDR=f"10.0.0.{number}")
    forget_pause()
    assert TOO_MANY in text(client.post(NUMBER, {"phone": PHONE}, REMOTE_ADDR="10.0.0.9"))
    assert len(messages_to()) == 5


def test_a_number_gets_ten_codes_a_day(client, user, clock):
    for _hour in range(3):
        for _code in range(5):
            forget_pause()
            client.post(NUMBER, {"phone": PHONE})
        clock.shift(3600)
    assert len(messages_to()) == 10


def forget_pause():
    """Let the minute pass that the cache, which has its own clock, still counts."""
    from portal.users.phone_codes import BETWEEN

    BETWEEN.end(PHONE)


def test_an_address_asks_for_twenty_codes_an_hour_for_whatever_numbers(client, user, clock):
    for number in range(20):
        client.post(NUMBER, {"phone": f"138001380{number:02}"})
    assert TOO_MANY in text(client.post(NUMBER, {"phone": "13700137000"}))
    assert PhoneCode.objects.count() == 20


def test_the_site_sends_so_many_a_day(client, user, clock, settings):
    settings.SMS_PER_DAY = 1
    client.post(NUMBER, {"phone": PHONE})
    assert "We could not send the message just now." in text(client.post(NUMBER, {"phone": "13987654321"}))
    assert messages_to("+8613987654321") == []


def test_known_and_unknown_numbers_reach_the_same_bounds(client, clock):
    make_user(email=None, phone=PHONE)
    answers = [[text(client.post(ASK, {"email": phone})).count(TOO_SOON) for _try in range(2)] for phone in NUMBERS]
    assert answers == [[0, 2], [0, 2]]
    assert [len(messages_to(phone)) for phone in NUMBERS] == [1, 0]


NUMBERS = (PHONE, "+8613987654321")


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ((503, "{}"), "We could not send the message just now."),
        ((200, {"Code": "isv.MOBILE_NUMBER_ILLEGAL"}), "No message can be sent to this number."),
        ((200, {"Code": "isv.BUSINESS_LIMIT_CONTROL"}), "This number has had too many messages."),
    ],
)
def test_a_failure_is_said_and_can_be_tried_again_at_once(client, user, settings, answer, sentence):
    with open_company("alibaba") as company:
        settings.SMS_PROVIDER, settings.SMS = "alibaba", company.settings
        company.answer = answer
        page = text(client.post(NUMBER, {"phone": PHONE}))
        assert sentence in page
        assert 'value="+8613800138000"' in page
        company.answer = (200, GOOD["alibaba"])
        assert client.post(NUMBER, {"phone": PHONE}).status_code == 302
        assert len(company.messages) == 2
        assert "This demo site" not in text(client.get(CODE))


def test_a_failure_at_sign_up_opens_the_account_and_offers_to_try_again(client, settings):
    from tests.users.test_sign_up import sign_up

    with open_company("tencent") as company:
        settings.SMS_PROVIDER, settings.SMS = "tencent", {**company.settings, "endpoint": "http://127.0.0.1:9"}
        response = sign_up(client, language="en", next="/en/shop/basket/")
    assert response.url == "/en/accounts/phone/?next=%2Fen%2Fshop%2Fbasket%2F"
    page = text(client.get(response.url))
    assert "We could not send the message just now." in page
    assert 'value="138 0013 8000"' in page
    assert client.session["_auth_user_id"]


def test_asked_for_codes_are_gone_after_a_day(client, user):
    client.post(NUMBER, {"phone": PHONE})
    PhoneCode.objects.update(created_at=timezone.now() - timedelta(days=1, minutes=1))
    client.post(NUMBER, {"phone": "13987654321"})
    assert PhoneCode.objects.get().phone == "+8613987654321"
