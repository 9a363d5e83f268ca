"""Containers that never come back: told when ordering, reminded of, and then the deposit pays the village for them."""

from datetime import timedelta
from decimal import Decimal
from functools import partial
from importlib import import_module

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.utils import timezone

from marketplace.consignments.exceptions import TooLateToReturn
from marketplace.consignments.models import Consignment
from marketplace.consignments.services import advance, split
from marketplace.consignments.services.containers import take_containers_back
from marketplace.consignments.services.keep import keep_of_order, keep_overdue, remind_of_containers
from marketplace.placement.models import AdjustedLine, DepositRule, KeptDeposit, LineTerms
from marketplace.producers.services.prices import set_deposit
from marketplace.settlement.models import Movement
from marketplace.settlement.services import make_batch, mark_paid
from portal.ledger.models import Entry
from portal.outbox.services import deliver_due
from portal.payments.models import Refund
from tests.checkout.factories import CHECKOUT, guest_with, order
from tests.consignments.factories import make_keeper, make_manager, make_shop
from tests.consignments.test_deposits import CONTAINERS, back, bought, broken, honey, out, point
from tests.factories import make_pickup_point, make_product, make_user
from tests.placement.at_once import at_once, meeting
from tests.placement.test_cancel import balances
from tests.settlement.factories import DAY, WAY, give_account, today

__all__ = ["honey", "out", "point"]
pytestmark = pytest.mark.django_db
D = Decimal


def rule(days, **fields):
    return DepositRule.objects.create(days=days, **{"valid_from": today() - 400 * DAY, **fields})


def ago(parcel, days):
    """Let a parcel have been handed over so many days ago."""
    Consignment.objects.filter(pk=parcel.pk).update(changed_at=timezone.now() - timedelta(days=days))


def test_on_the_last_day_it_comes_back_and_the_day_after_it_is_the_villages(out, books):
    ago(out, 180)
    assert (keep_overdue(), KeptDeposit.objects.count()) == ("0 lines kept", 0)
    back(out, 1)
    ago(out, 181)

    assert keep_overdue() == "1 lines kept"

    kept = KeptDeposit.objects.get()
    assert (kept.containers, kept.amount, Refund.objects.get().amount) == (2, D("10.00"), D("5.00"))
    assert ("deposits" in balances(), balances()[f"village:{out.partner_id}"]) == (False, D("-91.00"))
    movement = Movement.objects.get(kind="kept")
    assert (movement.deposit, movement.due, movement.commission, movement.order) == (
        D("10.00"),
        D("10.00"),
        0,
        out.order,
    )
    assert (sum(balances().values()), books()) == (0, {})


def test_it_falls_once_however_often_the_job_runs(out, books):
    ago(out, 181)
    for _night in range(3):
        keep_overdue()
        keep_of_order(order_id=out.order_id)
    assert (KeptDeposit.objects.count(), Movement.objects.filter(kind="kept").count()) == (1, 1)
    assert (Entry.objects.filter(key__startswith="kept:").count(), books()) == (1, {})


def test_what_comes_too_late_is_refused_in_a_sentence_before_and_after_the_job(out, books):
    ago(out, 181)
    for _when in ("before the job", "after it"):
        with pytest.raises(TooLateToReturn) as refused:
            back(out, 1, key=_when)
        assert "These could come back until" in str(refused.value)
        keep_overdue()
    assert (Refund.objects.count(), AdjustedLine.objects.count(), books()) == (0, 0, {})


def test_the_rule_of_the_day_of_the_order_counts_whatever_is_laid_down_later(scripted, honey, point, books):
    rule(30)
    parcel = bought(honey, point)
    for to in WAY:
        advance(consignment=parcel, to=to)
    rule(5, valid_from=today())
    assert LineTerms.objects.get().return_days == 30
    ago(parcel, 30)
    keep_overdue()
    assert KeptDeposit.objects.count() == 0
    ago(parcel, 31)
    keep_overdue()
    assert (KeptDeposit.objects.get().amount, books()) == (D("15.00"), {})


def test_an_order_that_was_told_no_day_keeps_its_deposit_for_ever(out):
    LineTerms.objects.update(return_days=None)
    ago(out, 4000)
    keep_overdue()
    assert (KeptDeposit.objects.count(), back(out, 3).deposit) == (0, D("15.00"))


def test_nothing_falls_before_it_is_handed_over_or_while_a_part_is_on_its_way(scripted, honey, point, books):
    parcel = bought(honey, point)
    later = split(consignment=parcel, later={parcel.lines.get().pk: 1}, day=today(), key="k")
    for to in WAY:
        advance(consignment=parcel, to=to)
    ago(parcel, 300)
    keep_overdue()
    assert KeptDeposit.objects.count() == 0

    for to in WAY:
        advance(consignment=later, to=to)
    keep_overdue()
    assert KeptDeposit.objects.count() == 0
    ago(later, 181)
    keep_overdue()
    assert (KeptDeposit.objects.get().amount, books()) == (D("15.00"), {})


def test_who_pays_at_the_shelf_has_paid_for_the_jars_too(honey, point, books):
    parcel = bought(honey, point, provider="pay_at_pickup")
    for to in WAY:
        advance(consignment=parcel, to=to)
    ago(parcel, 181)
    keep_overdue()
    assert (KeptDeposit.objects.get().amount, books()) == (D("15.00"), {})


def test_the_statement_has_a_column_and_the_payout_takes_it_along(client, out, honey, books):
    producer = out.partner.producer
    payee = give_account(producer)
    ago(out, 181)
    keep_overdue()
    Movement.objects.update(at=timezone.now() - DAY)
    client.force_login(make_manager(producer.village))
    address = f"/en/shop/dashboard/money/village/{producer.village.slug}/"
    days = {"month": f"{today() - DAY:%Y-%m}"}
    for path in (address, f"{address}orders/{out.order.number}/"):
        html = client.get(path, days).content.decode()
        assert "Containers never came back" in html, path
        assert "Deposits kept" in html, path
    assert "Deposits kept" in client.get(f"{address}statement.csv", days).content.decode()
    assert f"orders/{out.order.number}/" in client.get(address, days).content.decode()

    made = make_batch(until=today() - DAY, by=make_user())
    mark_paid(batch=made, on=today(), reference="R", by=make_user())

    assert (made.total, balances().get(f"village:{payee.pk}", 0), books()) == (D("96.00"), 0, {})


def test_two_weeks_before_the_buyer_is_reminded_once_in_their_language(out, mailoutbox):
    out.order.delivery.__class__.objects.update(language="en")
    ago(out, 165)
    remind_of_containers()
    ago(out, 166)
    for _day in range(3):
        remind_of_containers()
    deliver_due()
    (letter,) = [each for each in mailoutbox if "containers can come back until" in each.subject]
    for body in (letter.body, letter.alternatives[0][0]):
        assert "Honey" in body
        assert "¥15 goes back to you" in body
    mailoutbox.clear()
    deliver_due()
    assert mailoutbox == []


def test_who_brought_everything_back_is_not_reminded(out, mailoutbox):
    ago(out, 166)
    remind_of_containers()
    back(out, 3)
    deliver_due()
    assert [each for each in mailoutbox if "until" in each.subject] == []


def test_product_checkout_and_letter_say_for_how_long(honey, point):
    rule(90)
    client, _basket = guest_with((honey, 2))
    product = client.get(f"/en/shop/catalogue/{honey.slug}_{honey.pk}/").content.decode()
    assert "within 90 days" in product
    assert "within 90 days" in client.get(CHECKOUT).content.decode()
    order(client, how=f"point-{point.pk}", seen_total="70.00", email="buyer@example.com")
    deliver_due()
    (letter,) = [message for message in mail.outbox if message.subject.startswith("Your order")]
    for body in (letter.body, letter.alternatives[0][0]):
        assert "within 90 days" in body


def test_the_buyers_page_names_the_day_and_afterwards_what_became_of_it(client, out):
    track = f"/en/shop/track/{out.order.delivery.token}/"
    ago(out, 10)
    assert "Bring back until" in client.get(track).content.decode()
    ago(out, 181)
    keep_overdue()
    html = client.get(track).content.decode()
    assert "3 did not come back in time" in html
    assert "Bring back until" not in html


def test_the_keeper_finds_a_late_buyer_and_reads_why_nothing_goes_back(client, out, point):
    ago(out, 181)
    keep_overdue()
    client.force_login(make_keeper(point))
    assert "No container is out." in client.get(CONTAINERS).content.decode()
    assert "Too late" in client.get(CONTAINERS, {"q": out.number}).content.decode()
    form = {"line": out.lines.get().pk, "number": "1", "key": "x"}
    answer = client.post(CONTAINERS, form, follow=True).content.decode()
    assert "These could come back until" in answer
    assert Refund.objects.count() == 0


def test_check_books_names_a_deposit_kept_wrongly(out, books):
    sentence = "deposits that were kept are booked once, for containers that did not come back"
    ago(out, 181)
    keep_overdue()
    KeptDeposit.objects.update(amount=D("14.00"))
    assert "14.00 for 3" in books()[sentence]
    KeptDeposit.objects.all().delete()
    assert "kept:" in books()[sentence]


def test_a_rule_does_not_begin_in_the_past_and_needs_a_day():
    for bad in (DepositRule(days=0), DepositRule(days=9, valid_from=today() - DAY)):
        with pytest.raises(ValidationError):
            bad.full_clean()
    DepositRule(days=1).full_clean()


def test_the_nightly_look_costs_the_same_for_one_as_for_many(scripted, honey, point, django_assert_max_num_queries):
    for _each in range(3):
        parcel = bought(honey, point)
        for to in WAY:
            advance(consignment=parcel, to=to)
        ago(parcel, 100)
    with django_assert_max_num_queries(2):
        keep_overdue()


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgres
@pytest.mark.parametrize("locked", [True, False])
def test_without_the_lock_a_jar_would_come_back_and_be_kept(monkeypatch, scripted, locked):
    """The control: at midnight a keeper takes the jars back while the job keeps them; the lock lets one of them."""
    _village, producer, _rice = make_shop()
    product = make_product(producer, price="30.00", stock=20)
    set_deposit(product=product, deposit=D("5.00"))
    parcel = bought(product, make_pickup_point())
    for to in WAY:
        advance(consignment=parcel, to=to)
    ago(parcel, 181)
    returning = import_module("marketplace.consignments.services.containers")
    monkeypatch.setattr(returning, "day_of", lambda packed: None)  # it was still the last day when the form was read
    there = meeting(2, seconds=0.5 if locked else 10)
    for name in ("shrink", "keep"):
        module = import_module(f"marketplace.placement.services.{name}")
        known = module.standing
        monkeypatch.setattr(module, "standing", lambda known=known, **words: [known(**words), there()][0])
    if not locked:
        both = parcel.order, parcel.order.placement.attempt
        monkeypatch.setattr(import_module("marketplace.placement.locks"), "lock_order_and_attempt", lambda pk: both)
        for name in ("move", "keep"):
            module = import_module(f"marketplace.consignments.services.{name}")
            monkeypatch.setattr(module, "lock_order_and_attempt", lambda pk: both)

    results = at_once(
        [
            partial(take_containers_back, packed=parcel.lines.get(), number=3, key="k"),
            partial(keep_of_order, order_id=parcel.order_id),
        ]
    )

    refused = [result for result in results if isinstance(result, Exception)]
    assert KeptDeposit.objects.count() + Refund.objects.count() == (1 if locked else 2), results
    assert len(refused) <= 1
    assert bool(broken()) is not locked
