"""The operator's pages of payments: who may see them, what they say, and what they never show."""

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from portal.payment_desk.models import Line, Statement
from portal.payment_desk.services import fetch_statement
from portal.payments import services
from portal.payments.models import Refund
from tests.dashboard.factories import make_operator
from tests.factories import make_user
from tests.payments.companies.office import private_pem
from tests.payments.factories import make_attempt
from tests.payments.houses import HOUSES, AlipayHouse, StripeHouse, WeChatHouse

pytestmark = pytest.mark.django_db
MEANS, STATEMENTS = reverse("payment-desk:means"), reverse("payment-desk:statements")


@pytest.fixture(params=HOUSES, ids=lambda house: house.code)
def house(request, settings):
    with request.param(settings) as house:
        yield house


@pytest.fixture
def operator(client):
    cache.clear()
    user = make_operator()
    user.language = "en"
    user.save()
    client.force_login(user)
    return client


def test_a_customer_finds_nothing_here_and_moves_nothing(client, house):
    client.force_login(make_user())
    statement = Statement.objects.create(
        provider=house.code, day=date(2026, 11, 29), status="failed", fetched_at=timezone.now()
    )
    before = len(house.office.asked)

    of_one = [reverse(f"payment-desk:{name}", args=[statement.pk]) for name in ("statement", "lines")]
    for address in (MEANS, STATEMENTS, *of_one):
        assert client.get(address).status_code in (302, 404)
    for address in (
        reverse("payment-desk:test", args=[house.code]),
        reverse("payment-desk:fetch", args=[statement.pk]),
    ):
        assert client.post(address).status_code in (302, 404)
    assert (len(house.office.asked), Statement.objects.get().status) == (before, "failed")


def test_the_page_says_what_to_do_next_and_where_messages_go_and_shows_no_secret(operator, house):
    page = operator.get(MEANS).content.decode()

    assert f"https://yunli.example/payments/webhook/{house.code}/" in page
    assert "Test the connection." in page
    for secret in house.secrets():
        assert secret not in page
    for setting in services.get_provider(house.code).settings():
        assert setting.name in page


def test_the_page_names_what_is_missing(operator, settings):
    with AlipayHouse(settings) as house:
        house.use({**house.keys(), "app_id": "", "public_keys": []})

        page = operator.get(MEANS).content.decode()

        assert "Set <code>ALIPAY_APP_ID, ALIPAY_PUBLIC_KEY</code> in the site's environment." in page
        assert "on, but not whole: buyers do not see it" in page


def test_the_connection_is_tested_with_a_real_call_that_leaves_nothing_open(operator, house):
    answer = operator.post(reverse("payment-desk:test", args=[house.code]), follow=True)

    assert "answers, and knows us. No money moved." in answer.content.decode()
    assert len(house.office.asked) == (1 if house.code == "alipay" else 2)
    if house.code == "wechat_pay":
        assert [order["state"] for order in house.office.orders.values()] == ["CLOSED"]
    if house.code == "stripe":
        assert [session["status"] for session in house.office.sessions.values()] == ["expired"]


def test_wrong_keys_are_said_in_words_somebody_can_act_on(operator, house):
    house.lock_out()

    page = operator.post(reverse("payment-desk:test", args=[house.code]), follow=True).content.decode()

    assert "The key does not belong to this account, or was not copied whole." in page
    assert private_pem("stranger")[60:120] not in page


def test_an_account_without_permission_is_told_so(operator, settings):
    with WeChatHouse(settings) as house:
        house.office.may_native = False

        page = operator.post(reverse("payment-desk:test", args=["wechat_pay"]), follow=True).content.decode()

        assert "refuses: NO_AUTH. This means of payment is not yet switched on" in page


def test_an_ill_company_is_said_to_be_so(operator, house):
    house.office.ill = True

    page = operator.post(reverse("payment-desk:test", args=[house.code]), follow=True).content.decode()

    assert "Try again in a minute." in page


def test_only_companies_can_be_tested(operator):
    assert operator.post(reverse("payment-desk:test", args=["bank_transfer"])).status_code == 404
    assert operator.post(reverse("payment-desk:test", args=["pigeon"])).status_code == 404
    assert operator.get(reverse("payment-desk:test", args=["stripe"])).status_code == 405


def test_once_a_message_has_come_nothing_is_left_to_do(operator, client, settings):
    with StripeHouse(settings) as house:
        attempt = services.start(attempt=make_attempt(provider="stripe", return_url="https://yunli.example/"))
        house.pay(attempt)
        house.post(client, house.message(attempt))

        page = operator.get(MEANS).content.decode()

        assert "All is set, and the provider's messages arrive." in page
        assert "wrong signature" not in page
        house.post(client, house.message(attempt, forged=True))
        assert "wrong signature" in operator.get(MEANS).content.decode()


def test_a_refund_that_does_not_get_through_is_named_after_a_day(operator, house):
    attempt = make_attempt(provider=house.code, description="Order 100077")
    refund = Refund.objects.create(attempt=attempt, amount="5.00", idempotency_key="k")
    assert "Order 100077" not in operator.get(MEANS).content.decode()

    Refund.objects.filter(pk=refund.pk).update(created_at=timezone.now() - timedelta(hours=25))

    assert "Order 100077" in operator.get(MEANS).content.decode()


def test_a_day_shows_what_differs_first_and_can_be_fetched_again(operator, house):
    attempt = services.start(attempt=make_attempt(provider=house.code, return_url="https://yunli.example/"))
    house.visit(attempt)
    house.pay(attempt)
    statement = fetch_statement(provider=house.code, day=timezone.localdate())
    address = reverse("payment-desk:statement", args=[statement.pk])
    assert "paid there, not paid here" in operator.get(address).content.decode()
    rows = operator.get(reverse("payment-desk:lines", args=[statement.pk])).content.decode().splitlines()
    assert rows[1].startswith(f"payment,{attempt.number},")
    assert rows[1].endswith(',20.00,20.00,0.00,"paid there, not paid here"')
    services.ask(attempt=attempt, now=timezone.now())

    answer = operator.post(reverse("payment-desk:fetch", args=[statement.pk]), follow=True)

    assert "paid there, not paid here" not in answer.content.decode()
    assert Statement.objects.get().status == "fine"
    assert "off" not in operator.get(STATEMENTS, {"only": "off"}).context["page_obj"].object_list


def test_pages_ask_the_database_as_often_for_many_rows_as_for_few(operator, django_assert_max_num_queries):
    for number in range(60):
        day = date(2026, 10, 1) + timedelta(days=number)
        last = Statement.objects.create(provider="stripe", day=day, status="off", fetched_at=timezone.now())
    Line.objects.bulk_create(
        Line(statement=last, kind="payment", key=f"k{number}", attempt=make_attempt(), amount=1, problem="only_here")
        for number in range(40)
    )
    operator.get(MEANS)
    for address in (MEANS, STATEMENTS, reverse("payment-desk:statement", args=[last.pk])):
        with django_assert_max_num_queries(15):
            assert operator.get(address).status_code == 200
