"""Work promised in a transaction and done after it."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from portal.outbox import services
from portal.outbox.models import Message
from portal.outbox.services import deliver_due, register_handler, send
from tests.placement.at_once import at_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def done(monkeypatch):
    """Register the kind "test" and return what was done."""
    monkeypatch.setattr(services, "_handlers", {})
    handled = []
    register_handler("test", lambda payload: handled.append(payload["n"]))
    return handled


def test_what_is_due_is_done_once_oldest_first(done):
    for number in (1, 2, 3):
        send(key=f"k{number}", kind="test", payload={"n": number})

    assert (deliver_due(), deliver_due(), done) == (3, 0, [1, 2, 3])


def test_the_same_key_is_one_piece_of_work(done):
    for _time in range(2):
        send(key="k", kind="test", payload={"n": 1})

    assert (deliver_due(), done) == (1, [1])


def test_what_is_not_due_yet_waits(done):
    send(key="k", kind="test", payload={"n": 1}, due_at=timezone.now() + timedelta(hours=1))

    assert deliver_due() == 0
    assert deliver_due(now=timezone.now() + timedelta(hours=2)) == 1


def test_a_transaction_that_fails_promises_nothing(done):
    with transaction.atomic():
        send(key="k", kind="test", payload={"n": 1})
        transaction.set_rollback(True)

    assert (deliver_due(), Message.objects.count()) == (0, 0)


def test_a_failure_is_kept_tried_again_later_and_stops_nobody_else(done):
    def fail(payload):
        raise ConnectionError("no mail server")

    register_handler("mail", fail)
    send(key="m", kind="mail", payload={})
    send(key="k", kind="test", payload={"n": 1})
    now = timezone.now()

    assert (deliver_due(now=now), done) == (1, [1])
    message = Message.objects.get(key="m")
    assert (message.tries, message.done_at, message.last_error) == (1, None, "ConnectionError('no mail server')")
    waits = []
    for _round in range(4):
        waits.append((message.due_at - now).total_seconds() / 60)
        now = message.due_at
        deliver_due(now=now)
        message.refresh_from_db()
    assert waits == [1, 2, 4, 8]


def test_an_unknown_kind_is_an_error_of_that_message_only(done):
    send(key="m", kind="nobody", payload={})

    assert deliver_due() == 0
    assert Message.objects.get().last_error == "KeyError('nobody')"


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_do_each_piece_once(done):
    for number in range(10):
        send(key=f"k{number}", kind="test", payload={"n": number})

    results = at_once([deliver_due, deliver_due, deliver_due])

    assert (sum(results), sorted(done)) == (10, list(range(10)))
