"""Messages from providers: signed, once, in any order."""

import json

import pytest
from django.urls import reverse

from portal.payments.models import Attempt, WebhookEvent
from portal.payments.sandbox.signing import sign
from portal.payments.signals import attempt_settled
from tests.payments.factories import make_attempt

pytestmark = pytest.mark.django_db
ADDRESS = reverse("payments:webhook", kwargs={"provider": "sandbox"})


@pytest.fixture
def attempt():
    return make_attempt()


@pytest.fixture
def settled():
    """Return the list of statuses told to the receivers."""
    told = []

    def receive(sender, attempt, **kwargs):
        told.append(attempt.status)

    attempt_settled.connect(receive)
    yield told
    attempt_settled.disconnect(receive)


def send(client, attempt, *, event="e-1", status="paid", amount="20.00", secret=None, settings=None, at=None):
    """Send the sandbox's message about an attempt."""
    payment = {"id": "p-1", "number": attempt.number, "amount": amount, "currency": "CNY", "status": status}
    body = json.dumps({"event": event, "payment": payment}).encode()
    signature = sign(secret=secret or settings.PAYMENT_SANDBOX["secret"], body=body, at=at)
    return client.post(ADDRESS, body, content_type="application/json", headers={"X-Sandbox-Signature": signature})


def test_a_signed_message_settles_the_attempt(client, attempt, settings, settled):
    answer = send(client, attempt, settings=settings)

    attempt.refresh_from_db()
    assert (answer.status_code, attempt.status, attempt.provider_reference) == (200, "paid", "p-1")
    assert settled == ["paid"]


def test_the_second_of_the_same_message_changes_nothing(client, attempt, settings, settled):
    answers = [send(client, attempt, settings=settings).status_code for _time in range(3)]

    assert (answers, WebhookEvent.objects.count(), settled) == ([200, 200, 200], 1, ["paid"])


def test_another_message_about_the_same_payment_changes_nothing(client, attempt, settings, settled):
    send(client, attempt, event="e-1", settings=settings)
    send(client, attempt, event="e-2", settings=settings)

    assert settled == ["paid"]


def test_failed_after_paid_is_out_of_order_and_ignored(client, attempt, settings):
    send(client, attempt, event="e-2", settings=settings)
    send(client, attempt, event="e-1", status="declined", settings=settings)

    assert Attempt.objects.get().status == "paid"


@pytest.mark.parametrize("fault", [{"secret": "guessed"}, {"at": 1_000_000}], ids=["wrong secret", "old"])
def test_an_unsigned_or_old_message_does_nothing(client, attempt, settings, fault):
    answer = send(client, attempt, settings=settings, **fault)

    assert (answer.status_code, Attempt.objects.get().status, WebhookEvent.objects.count()) == (400, "started", 0)


def test_a_message_about_an_unknown_payment_is_kept_and_does_nothing(client, attempt, settings):
    answer = send(client, Attempt(number="nobody"), settings=settings)

    assert (answer.status_code, WebhookEvent.objects.count(), Attempt.objects.get().status) == (200, 1, "started")


def test_another_amount_settles_nothing(client, attempt, settings):
    send(client, attempt, amount="0.01", settings=settings)

    assert Attempt.objects.get().status == "started"


def test_nobody_listens_at_another_providers_address(client):
    assert client.post(reverse("payments:webhook", kwargs={"provider": "nobody"})).status_code == 400
    assert client.get(ADDRESS).status_code == 405


def test_a_receiver_that_fails_leaves_the_message_to_be_sent_again(client, attempt, settings):
    def fail(sender, **kwargs):
        raise RuntimeError("no room")

    attempt_settled.connect(fail)
    client.raise_request_exception = False
    first = send(client, attempt, settings=settings).status_code
    attempt_settled.disconnect(fail)

    assert (first, Attempt.objects.get().status, WebhookEvent.objects.count()) == (500, "started", 0)
    assert send(client, attempt, settings=settings).status_code == 200
    assert Attempt.objects.get().status == "paid"
