"""The operator confirms what has arrived."""

import pytest
from django.urls import reverse

from portal.payments.services import start
from tests.factories import make_user
from tests.payments.factories import make_attempt

pytestmark = pytest.mark.django_db
LIST = reverse("admin:payments_attempt_changelist")


def confirm(client, *attempts):
    chosen = [attempt.pk for attempt in attempts]
    return client.post(LIST, {"action": "confirm_arrived", "_selected_action": chosen})


def test_the_operator_confirms_promised_money_and_nothing_else(client):
    client.force_login(make_user(is_staff=True, is_superuser=True))
    promised, waiting = start(attempt=make_attempt(provider="bank_transfer")), make_attempt()

    assert confirm(client, promised, waiting).status_code == 302

    promised.refresh_from_db()
    waiting.refresh_from_db()
    assert (promised.status, waiting.status) == ("paid", "started")
    assert client.get(reverse("admin:payments_attempt_change", args=[promised.pk])).status_code == 200


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["Bank transfer", "To be paid", "¥20", "to be settled by", "means of payment"]),
        ("zh-hans", ["银行转账", "待付款", "¥20", "付款方式", "状态"]),
    ],
)
def test_the_list_speaks_the_operators_language(client, language, words):
    client.force_login(make_user(is_staff=True, is_superuser=True, language=language))
    start(attempt=make_attempt(provider="bank_transfer"))
    client.cookies["django_language"] = language
    html = client.get(LIST, HTTP_ACCEPT_LANGUAGE=language).content.decode()
    for word in words:
        assert word.lower() in html.lower()
    assert ">bank_transfer<" not in html
    assert ">promised<" not in html


@pytest.mark.parametrize(("provider", "shown"), [("bank_transfer", 1), ("sandbox", 0), ("nonsense", 0)])
def test_the_list_is_filtered_by_means_of_payment(client, provider, shown):
    client.force_login(make_user(is_staff=True, is_superuser=True))
    make_attempt(provider="bank_transfer")
    assert client.get(LIST, {"provider": provider}).context["cl"].result_count == shown


def test_a_buyer_confirms_nothing(client):
    client.force_login(make_user())
    promised = start(attempt=make_attempt(provider="bank_transfer"))

    assert confirm(client, promised).status_code == 302

    promised.refresh_from_db()
    assert promised.status == "promised"
