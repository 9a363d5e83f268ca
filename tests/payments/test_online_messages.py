"""Messages of the three companies: signed by them, once, in any order; everything else does nothing."""

import time
from datetime import timedelta
from functools import partial

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone

from portal.payments import services
from portal.payments.heard import last_heard, last_refused
from portal.payments.models import Attempt, WebhookEvent
from portal.payments.signals import attempt_settled
from tests.payments.companies import stripe
from tests.payments.companies.office import public_pem
from tests.payments.factories import make_attempt
from tests.payments.houses import HOUSES, AlipayHouse, StripeHouse, WeChatHouse
from tests.placement.at_once import at_once, meeting


@pytest.fixture(params=HOUSES, ids=lambda house: house.code)
def house(request, settings):
    with request.param(settings) as house:
        yield house


def begin(house):
    about = {"return_url": "https://yunli.example/zh-hans/", "description": "订单 100001"}
    attempt = services.start(attempt=make_attempt(provider=house.code, **about))
    house.visit(attempt)
    return attempt


@pytest.fixture
def settled():
    """Return the list of statuses told to the receivers."""
    told = []

    def receive(sender, attempt, **kwargs):
        told.append(attempt.status)

    attempt_settled.connect(receive)
    yield told
    attempt_settled.disconnect(receive)


@pytest.mark.django_db
def test_a_signed_message_settles_the_attempt_and_is_thanked_in_the_companys_word(client, house, settled):
    attempt = begin(house)
    house.pay(attempt)

    answer = house.post(client, house.message(attempt))

    thanks = {"alipay": "success"}.get(house.code, "ok")
    assert (answer.status_code, answer.content.decode(), settled) == (200, thanks, ["paid"])
    assert Attempt.objects.get().status == "paid"
    assert last_heard(house.code) is not None


@pytest.mark.django_db
def test_a_message_that_comes_again_changes_nothing(client, house, settled):
    attempt = begin(house)
    house.pay(attempt)

    answers = [house.post(client, house.message(attempt, id="evt-1")).status_code for _time in range(3)]
    house.post(client, house.message(attempt, id="evt-2"))

    assert (answers, settled, WebhookEvent.objects.count()) == ([200] * 3, ["paid"], 2)


@pytest.mark.django_db
def test_a_forged_message_does_nothing_and_is_noticed(client, house, settled):
    cache.clear()
    attempt = begin(house)
    house.pay(attempt)

    answer = house.post(client, house.message(attempt, forged=True))

    assert (answer.status_code, settled, WebhookEvent.objects.count()) == (400, [], 0)
    assert Attempt.objects.get().status == "started"
    assert (last_refused(house.code) is None, last_heard(house.code)) == (False, None)


@pytest.mark.django_db
def test_a_message_changed_on_its_way_does_nothing(client, house):
    attempt = begin(house)
    house.pay(attempt)
    body, headers = house.message(attempt)
    changed = {**body, "total_amount": "0.01"} if isinstance(body, dict) else body.replace(b"}", b" }", 1)

    assert house.post(client, (changed, headers)).status_code == 400
    assert house.post(client, (body, {})).status_code == (200 if house.code == "alipay" else 400)


@pytest.mark.django_db
def test_a_payment_of_another_amount_settles_nothing(client, house, settled):
    attempt = begin(house)
    house.pay(attempt)

    answer = house.post(client, house.message(attempt, amount=1))

    assert (answer.status_code, settled, Attempt.objects.get().status) == (200, [], "started")


@pytest.mark.django_db
def test_a_message_without_sense_is_refused_and_breaks_nothing(client, house):
    for body in (b"", b"[]", b"{", b"\xff\xfe", b'{"id": 1}'):
        assert house.post(client, (body if house.code != "alipay" else {"sign": "x"}, {})).status_code == 400


@pytest.mark.django_db
def test_paid_after_the_attempt_failed_is_told_to_the_receivers(client, house, settled):
    attempt = begin(house)
    house.pay(attempt)
    services.give_up(attempt=attempt)

    house.post(client, house.message(attempt))

    assert settled == ["paid"]


@pytest.mark.django_db
@pytest.mark.parametrize(("company", "at"), [(StripeHouse, -301), (WeChatHouse, -301), (WeChatHouse, 301)])
def test_an_old_message_is_refused_though_it_is_signed(client, settings, company, at):
    with company(settings) as house:
        attempt = begin(house)
        house.pay(attempt)

        assert house.post(client, house.message(attempt, at=time.time() + at)).status_code == 400
        assert Attempt.objects.get().status == "started"


@pytest.mark.django_db
def test_an_old_message_of_alipay_is_refused_though_it_is_signed(client, settings):
    with AlipayHouse(settings) as house:
        attempt = begin(house)
        house.pay(attempt)
        long_ago = (timezone.localtime() - timedelta(hours=27)).strftime("%Y-%m-%d %H:%M:%S")

        assert house.post(client, house.message(attempt, notify_time=long_ago)).status_code == 400
        assert house.post(client, house.message(attempt, app_id="2021000000000002")).status_code == 400
        assert Attempt.objects.get().status == "started"


@pytest.mark.django_db
def test_while_stripes_secret_changes_both_are_good(client, settings):
    with StripeHouse(settings) as house:
        house.use({**house.keys(), "webhook_secrets": ["whsec_new", stripe.WEBHOOK_SECRET]})
        attempt = begin(house)
        house.pay(attempt)

        assert house.post(client, house.message(attempt)).status_code == 200


@pytest.mark.django_db
def test_while_alipays_key_changes_both_are_good(client, settings):
    with AlipayHouse(settings, key="alipay-next") as house:
        house.use({**house.keys(), "public_keys": [public_pem("alipay"), public_pem("alipay-next")]})
        attempt = begin(house)
        house.pay(attempt)

        assert house.post(client, house.message(attempt)).status_code == 200
        assert services.ask(attempt=attempt, now=timezone.now()).status == "paid"


@pytest.mark.django_db
def test_wechats_certificates_are_fetched_and_fetched_again_when_they_change(client, settings):
    with WeChatHouse(settings, certificate="platform-1") as house:
        first, second = begin(house), begin(house)
        house.pay(first)
        assert house.post(client, house.message(first)).status_code == 200

        house.office.certificates.append("platform-2")
        house.pay(second)

        assert house.post(client, house.message(second)).status_code == 200
        assert [asked.path for asked in house.office.asked].count("/v3/certificates") == 2


@pytest.mark.django_db
def test_a_message_encrypted_with_another_key_is_refused(client, settings):
    with WeChatHouse(settings) as house:
        attempt = begin(house)
        house.pay(attempt)

        assert house.post(client, house.message(attempt, v3_key="0" * 32)).status_code == 400


@pytest.mark.django_db
def test_an_answer_not_signed_by_the_company_is_no_answer(settings):
    with WeChatHouse(settings) as house:
        attempt = begin(house)
        house.office.pay(attempt.number)
        house.use({**house.keys(), "public_key": public_pem("stranger")})
        with pytest.raises(services.ProviderUnreachable):
            services.ask(attempt=attempt, now=timezone.now())
    with AlipayHouse(settings, key="stranger") as house:
        attempt = begin(house)
        house.pay(attempt)
        with pytest.raises(services.ProviderUnreachable):
            services.ask(attempt=attempt, now=timezone.now())
    assert Attempt.objects.filter(status="paid").count() == 0


@pytest.mark.django_db
def test_of_a_message_only_what_we_need_is_kept(client, house):
    attempt = begin(house)
    house.pay(attempt)
    house.post(client, house.message(attempt))

    kept = str(WebhookEvent.objects.get().body)
    for personal in ("buyer", "openid", "2088000000009999", "email"):
        assert personal not in kept


def post_at_once(house, messages):
    """Send all at the same moment, as a company does that is impatient."""
    return at_once([partial(house.post, Client(raise_request_exception=False), message) for message in messages])


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_the_same_message_twice_at_once_settles_once(house, settled):
    attempt = begin(house)
    house.pay(attempt)
    message = house.message(attempt, id="evt-1")

    answers = post_at_once(house, [message] * 4)

    assert ([answer.status_code for answer in answers], settled) == ([200] * 4, ["paid"])
    assert WebhookEvent.objects.count() == 1


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_messages_about_one_payment_at_once_settle_once(house, settled):
    attempt = begin(house)
    house.pay(attempt)

    answers = post_at_once(house, [house.message(attempt, id=f"evt-{number}") for number in range(4)])

    assert ([answer.status_code for answer in answers], settled) == ([200] * 4, ["paid"])


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_control_without_the_lock_two_messages_settle_more_than_once(house, settled, monkeypatch):
    looked = meeting(2)

    def look_only(*, pk):
        found = Attempt.objects.get(pk=pk)
        looked()
        return found

    attempt = begin(house)
    house.pay(attempt)
    monkeypatch.setattr(services, "lock_attempt", look_only)

    post_at_once(house, [house.message(attempt, id=f"evt-{number}") for number in range(4)])

    assert connection.vendor == "postgresql"
    assert len(settled) > 1
