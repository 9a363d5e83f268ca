"""The sandbox provider over real HTTP, each way it can behave."""

import time
from datetime import timedelta
from decimal import Decimal
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from django.db import transaction
from django.utils import timezone

from portal.payments import services
from portal.payments.exceptions import ProviderUnreachable
from portal.payments.models import Refund
from portal.payments.sandbox.client import call
from portal.payments.sandbox.signing import is_signed, sign
from portal.payments.sandbox.store import Store
from portal.payments.sandbox.views import mounted_sandbox
from tests.payments.factories import make_attempt

pytestmark = pytest.mark.django_db


def press(attempt, choice):
    """Press a button on the payment page, as the browser would, without following the way back."""
    request = Request(attempt.redirect_url, data=f"choice={choice}".encode(), method="POST")
    try:
        return urlopen(request, timeout=5).status
    except (HTTPError, ValueError, OSError):
        return None


def ask(attempt):
    return services.ask(attempt=attempt, now=timezone.now())


def test_a_payment_waits_on_the_page_of_the_provider(sandbox):
    attempt = services.start(attempt=make_attempt())

    assert (attempt.status, attempt.redirect_url.split("/")[-3]) == ("started", "pay")
    page = urlopen(attempt.redirect_url, timeout=5).read().decode()
    assert "¥20.00" in page
    assert "Approve" in page
    assert ask(attempt).status == "started"


@pytest.mark.parametrize(
    ("choice", "status"), [("approve", "paid"), ("decline", "failed"), ("timeout", "started"), ("late", "paid")]
)
def test_each_button_does_what_it_says(sandbox, choice, status):
    attempt = services.start(attempt=make_attempt())

    press(attempt, choice)

    assert ask(attempt).status == status


def test_a_slow_payment_is_booked_later(sandbox, monkeypatch):
    attempt = services.start(attempt=make_attempt())
    press(attempt, "slow")
    assert ask(attempt).status == "started"

    now = time.time()
    monkeypatch.setattr("portal.payments.sandbox.store.time.time", lambda: now + 11)

    assert sandbox.store.find(number=attempt.number)["status"] == "paid"


def test_a_declined_payment_cannot_be_approved_any_more(sandbox):
    attempt = services.start(attempt=make_attempt())
    press(attempt, "decline")
    press(attempt, "approve")

    assert sandbox.store.totals() == {"paid": 0, "refunded": 0, "payments": 0}


def test_starting_twice_with_one_key_is_one_payment(sandbox):
    attempt = make_attempt()
    first, second = services.get_provider("sandbox").start(attempt=attempt), None
    second = services.get_provider("sandbox").start(attempt=attempt)

    assert first.reference == second.reference


def test_a_charge_survives_that_we_never_heard_the_answer(sandbox):
    sandbox.behaviour = "hang"
    attempt = services.start(attempt=make_attempt())
    assert (attempt.status, attempt.provider_reference) == ("started", "")

    settled = services.ask(attempt=attempt, now=timezone.now())

    assert settled.status == "paid"
    assert Store(sandbox.store.path).totals()["paid"] == 2000


def test_what_the_sandbox_never_saw_fails_after_the_silence(sandbox):
    attempt = make_attempt()

    assert services.ask(attempt=attempt, now=timezone.now()).status == "started"
    assert services.ask(attempt=attempt, now=timezone.now() + timedelta(minutes=3)).status == "failed"


def test_a_refund_is_sent_once_and_never_more_than_was_paid(sandbox):
    sandbox.behaviour = "approve"
    attempt = services.start(attempt=make_attempt())
    for _time in range(2):
        with transaction.atomic():
            services.request_refund(attempt=attempt, amount=Decimal("15.00"), key="r-1", reason="")
        services.send_refunds(attempt=attempt)

    assert sandbox.store.totals() == {"paid": 2000, "refunded": 1500, "payments": 1}
    assert call("refunds", key="r-1", number=attempt.number, amount="15.00") == {"status": "done"}
    assert call("refunds", key="r-2", number=attempt.number, amount="5.01") == {"status": "refused"}
    assert sandbox.store.totals()["refunded"] == 1500
    assert Refund.objects.get().status == "done"


def test_an_unsigned_call_is_refused(sandbox, settings):
    settings.PAYMENT_SANDBOX = {**settings.PAYMENT_SANDBOX, "secret": "guessed"}

    with pytest.raises(ProviderUnreachable, match="403"):
        call("query", number="1")


def test_a_provider_that_is_down_is_unreachable(settings):
    settings.PAYMENT_SANDBOX = {**settings.PAYMENT_SANDBOX, "url": "http://127.0.0.1:9"}

    with pytest.raises(ProviderUnreachable):
        call("query", number="1")


def test_an_old_signature_is_worthless():
    old = sign(secret="s", body=b"{}", at=int(time.time()) - 301)

    assert is_signed(secret="s", body=b"{}", signature=sign(secret="s", body=b"{}"))
    assert not is_signed(secret="s", body=b"{}", signature=old)
    assert not is_signed(secret="s", body=b"[]", signature=sign(secret="s", body=b"{}"))
    assert not is_signed(secret="s", body=b"{}", signature="nonsense")


def test_messages_are_sent_again_until_somebody_receives_them(sandbox, monkeypatch):
    attempt = services.start(attempt=make_attempt())
    press(attempt, "approve")
    now = time.time()
    monkeypatch.setattr("portal.payments.sandbox.store.time.time", lambda: now + 60)
    assert sandbox.messenger.send_due() == 0
    received = []
    monkeypatch.setattr(sandbox.messenger, "_post", lambda body, address: received.append(body) or True)

    assert sandbox.messenger.send_due() == 0
    monkeypatch.setattr("portal.payments.sandbox.store.time.time", lambda: now + 120)
    assert (sandbox.messenger.send_due(), sandbox.messenger.send_due(), len(received)) == (1, 0, 1)


def test_the_site_can_answer_as_the_sandbox(client, settings, tmp_path):
    settings.PAYMENT_SANDBOX = {**settings.PAYMENT_SANDBOX, "store": str(tmp_path / "mounted.sqlite3")}
    mounted_sandbox.cache_clear()
    app = mounted_sandbox()
    app.messenger.wake = lambda: None
    fields = dict.fromkeys(("key", "number", "currency", "description", "notify_url"), "1")
    payment = app.store.add({**fields, "amount": "5.00", "language": "zh-hans", "return_url": "/zh-hans/"})
    address = f"/sandbox-pay/pay/{payment['id']}/"

    page = client.get(address)
    back = client.post(address, "choice=approve", content_type="application/x-www-form-urlencoded")

    mounted_sandbox.cache_clear()
    assert 'href="/sandbox-pay/style.css"' in page.content.decode()
    assert "沙盒支付" in page.content.decode()
    assert (back.status_code, back["Location"]) == (303, "/zh-hans/")
    assert app.store.totals()["paid"] == 500
