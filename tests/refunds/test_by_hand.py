"""Money that a person must hand back: owed until somebody says that the buyer has it."""

from datetime import timedelta
from decimal import Decimal
from importlib import import_module

import pytest
from django.core import mail
from django.db import IntegrityError
from django.test import Client
from django.utils import timezone

from marketplace.placement.services import cancel_order, confirm_payment
from portal.ledger.invariants import check_all
from portal.ledger.models import Posting
from portal.outbox.services import deliver_due
from portal.payments.exceptions import NothingOwed
from portal.payments.models import Attempt, Refund
from portal.payments.services import confirm_handed_back, send_refunds
from tests.consignments.factories import make_keeper
from tests.factories import make_pickup_point, make_product, make_user
from tests.placement.at_once import at_once, meeting
from tests.placement.conftest import scripted  # noqa: F401 -- a fixture
from tests.placement.factories import make_basket, order_for, pickup

pytestmark = pytest.mark.django_db
LIST = "/en/shop/dashboard/money-back/"
SHELF = "/en/shop/dashboard/shelf/"


@pytest.fixture
def point():
    return make_pickup_point()


def cancelled_order(provider="bank_transfer", point=None, **more):
    """Return an order of CNY 20.00 whose money had come, and was cancelled then."""
    basket = make_basket((make_product(price="10.00", stock=5), 2))
    placed = order_for(basket, "20.00", provider=provider, delivery=pickup(point or make_pickup_point()), **more)
    confirm_payment(order=placed.order)
    return cancel_order(order=placed.order)


def held():
    """Return each account's balance in CNY, without those that are even."""
    found = {}
    for code, amount in Posting.objects.values_list("account__code", "amount"):
        found[code] = found.get(code, Decimal(0)) + amount
    return {code: amount for code, amount in found.items() if amount}


def broken():
    return {name: finding.broken for name, finding in check_all().items() if finding.broken}


def back_on(refund, day=None, by=None):
    return confirm_handed_back(refund=refund, on=day or timezone.localdate(), note="in cash", by=by)


def mails():
    deliver_due()
    return mail.outbox


def operator():
    return make_user(is_staff=True, is_superuser=True)


def post(client, refund, day=None, **more):
    return client.post(LIST, {"refund": refund.pk, "on": day or timezone.localdate().isoformat(), **more})


@pytest.mark.parametrize("provider", ["bank_transfer", "pay_at_pickup"])
def test_a_cancelled_order_paid_to_people_is_owed_until_somebody_hands_it_back(provider):
    cancelled_order(provider)
    refund, attempt = Refund.objects.get(), Attempt.objects.get()
    assert (refund.status, attempt.status, attempt.refunded) == ("to_hand_back", "paid", 0)
    assert held() == {f"provider:{provider}": Decimal("20.00"), "owed_back": Decimal("-20.00")}
    assert broken() == {}

    who = make_user()
    back_on(refund, by=who)

    refund.refresh_from_db()
    attempt.refresh_from_db()
    assert (refund.status, refund.handed_back_on, refund.handed_back_by) == ("done", timezone.localdate(), who)
    assert (refund.note, attempt.status, attempt.refunded) == ("in cash", "refunded", Decimal("20.00"))
    assert (held(), broken()) == ({}, {})


def test_saying_it_twice_counts_once():
    cancelled_order()
    back_on(Refund.objects.get(), by=make_user())
    later = make_user()
    assert back_on(Refund.objects.get(), by=later).handed_back_by != later
    assert (Attempt.objects.get().refunded, held(), broken()) == (Decimal("20.00"), {}, {})
    assert [sent.subject for sent in mails()].count(f"Your money for order {number()} was handed back") == 1


def number():
    return Attempt.objects.get().placement.order.number


def test_the_reaper_does_not_take_a_refund_by_hand_for_done():
    cancelled_order()
    assert send_refunds() == 0
    assert Refund.objects.get().status == "to_hand_back"


@pytest.mark.parametrize("days", [-1, 1])
def test_a_day_before_the_refund_or_ahead_is_refused(days):
    cancelled_order()
    with pytest.raises(ValueError, match="-"):
        back_on(Refund.objects.get(), timezone.localdate() + timedelta(days=days))
    assert (Refund.objects.get().status, Attempt.objects.get().refunded) == ("to_hand_back", 0)


def test_a_refund_of_another_company_stays_automatic_and_nobody_confirms_it(scripted):  # noqa: F811
    basket = make_basket((make_product(price="10.00", stock=5), 2))
    cancel_order(order=order_for(basket, "20.00", provider="scripted").order)
    refund = Refund.objects.get()
    assert (refund.status, refund.handed_back_on, held()) == ("done", None, {})
    with pytest.raises(NothingOwed):
        back_on(refund)
    assert Attempt.objects.get().refunded == Decimal("20.00")


def test_the_books_say_when_a_debt_is_missing_in_them():
    cancelled_order()
    Posting.objects.filter(account__code="owed_back").update(amount=Decimal("-19.00"))
    name = "money to hand back equals what the books owe"
    finding = check_all()[name]
    assert (finding.figure, finding.broken) == ("CNY 20.00 to hand back", "the books owe 19.00")


def test_the_buyer_reads_and_is_mailed_at_both_moments():
    order = cancelled_order(language="zh-hans")
    page = f"/en/shop/track/{order.delivery.token}/"
    assert "¥20 will be handed back to you. We call you to arrange it." in Client().get(page).content.decode()
    first = next(sent for sent in mails() if "取消" in sent.subject)
    assert (first.to, "¥20 会退还给你" in first.body) == (["buyer@example.com"], True)

    back_on(Refund.objects.get())

    assert "¥20 was handed back to you on" in Client().get(page).content.decode()
    last = mails()[-1]
    assert last.to == ["buyer@example.com"]
    assert "¥20" in last.body
    assert "退还给你" in last.alternatives[0][0]


def test_a_transfer_that_comes_after_the_cancelling_is_owed_too():
    basket = make_basket((make_product(price="10.00", stock=5), 2))
    order = order_for(basket, "20.00", provider="bank_transfer").order
    cancel_order(order=order)
    confirm_payment(order=order)
    assert (Refund.objects.get().status, broken()) == ("to_hand_back", {})
    texts = [sent.body for sent in mails()]
    assert any("The whole amount will be handed back to you." in text for text in texts)


def test_the_operator_finds_whom_to_call_and_writes_down_that_it_was_handed_back(client):
    order = cancelled_order()
    client.force_login(operator())
    assert f'href="{LIST}"><b>1</b> Money to give back' in client.get("/en/shop/dashboard/").content.decode()
    html = client.get(LIST).content.decode()
    for words in (order.number, "L 家", "tel:13800000001", "buyer@example.com", "¥20 for L 家"):
        assert words in html

    response = post(client, Refund.objects.get(), note="by transfer")

    assert (response.status_code, response.url) == (302, LIST)
    assert (Refund.objects.get().status, Refund.objects.get().note) == ("done", "by transfer")
    assert "No money waits to be given back." in client.get(LIST).content.decode()


@pytest.mark.parametrize("day", ["", "soon", "2999-01-01", "2001-01-01"])
def test_a_wrong_day_comes_back_in_the_form_and_changes_nothing(client, day):
    cancelled_order()
    client.force_login(operator())
    response = client.post(LIST, {"refund": Refund.objects.get().pk, "on": day, "note": "kept"})
    assert response.status_code == 422
    assert 'value="kept"' in response.content.decode()
    assert Refund.objects.get().status == "to_hand_back"


@pytest.mark.parametrize("refund", ["", "0", "x", "9" * 30, "\x00", "²"])
def test_a_refund_that_is_not_there_is_not_found(client, refund):
    cancelled_order()
    client.force_login(operator())
    assert client.post(LIST, {"refund": refund, "on": "2026-01-01"}).status_code == 404
    assert Refund.objects.get().status == "to_hand_back"


def test_who_may_only_look_confirms_nothing(client):
    from django.contrib.auth.models import Permission

    cancelled_order()
    viewer = make_user(is_staff=True)
    viewer.user_permissions.add(Permission.objects.get(codename="view_order", content_type__app_label="order"))
    client.force_login(viewer)
    assert "Money handed back</button>" not in client.get(LIST).content.decode()
    assert post(client, Refund.objects.get()).status_code == 404
    assert Refund.objects.get().status == "to_hand_back"


def test_the_list_costs_the_same_queries_however_long(client, django_assert_max_num_queries):
    client.force_login(operator())
    counts = []
    for _more in range(2):
        for _order in range(3):
            cancelled_order()
        client.get(LIST)
        with django_assert_max_num_queries(12) as counted:
            client.get(LIST)
        counts.append(len(counted))
    assert counts[0] == counts[1]


def test_a_keeper_hands_back_cash_of_the_own_shelf_and_no_other(client, point):
    mine, theirs = cancelled_order("pay_at_pickup", point), cancelled_order("pay_at_pickup")
    transfer = cancelled_order("bank_transfer", point)
    client.force_login(make_keeper(point))
    html = client.get(SHELF).content.decode()
    assert [order.number in html for order in (mine, theirs, transfer)] == [True, False, False]
    today = timezone.localdate().isoformat()

    for order in (theirs, transfer):
        refund = order.placement.attempt.refunds.get()
        assert client.post(f"{SHELF}money-back/", {"refund": refund.pk, "on": today}).status_code == 404
        assert order.placement.attempt.refunds.get().status == "to_hand_back"
    refund = mine.placement.attempt.refunds.get()
    page = client.post(f"{SHELF}money-back/", {"refund": refund.pk, "on": today}, follow=True).content.decode()

    assert "Written down: L 家 has ¥20 back." in page
    assert (mine.placement.attempt.refunds.get().status, broken()) == ("done", {})


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("locked", [True, False])
@pytest.mark.postgres
def test_two_who_confirm_at_one_moment_count_once(monkeypatch, locked):
    """The control: without the locks the database refuses the second, which is its last word."""
    cancelled_order()
    refund = Refund.objects.get()
    module = import_module("portal.payments.services")
    known, there = module.timezone.localdate, meeting(2, seconds=0.3 if locked else 10)
    monkeypatch.setattr(module.timezone, "localdate", lambda *args: there() or known(*args))
    if not locked:
        monkeypatch.setattr(module, "lock_attempt", lambda pk: Attempt.objects.get(pk=pk))
        monkeypatch.setattr(module, "lock_refund", lambda pk: Refund.objects.select_related("attempt").get(pk=pk))
    day = known()

    answers = at_once([lambda: confirm_handed_back(refund=refund, on=day, note="", by=None)] * 2)

    refused = [type(answer) for answer in answers if isinstance(answer, Exception)]
    assert refused == ([] if locked else [IntegrityError])
    assert (Attempt.objects.get().refunded, held(), broken()) == (Decimal("20.00"), {}, {})
