"""Payouts: what is payable, each movement once, two people for a large one, what was refunded since taken off."""

from datetime import timedelta
from decimal import Decimal
from functools import partial

import pytest
from django.db import IntegrityError
from django.utils import timezone

from marketplace.placement.models import Adjustment
from marketplace.placement.services import Less, cancel_order, shrink
from marketplace.settlement import locks
from marketplace.settlement.exceptions import AlreadyClosed, NoReference, NothingToPay, NotYet, SamePerson, WrongDay
from marketplace.settlement.models import Movement, Payout, PayoutBatch, PayoutLine
from marketplace.settlement.services import enter_account, make_batch, mark_paid, payouts, withdraw
from marketplace.settlement.statements import balances
from portal.ledger.models import Entry
from portal.outbox.models import Message
from portal.outbox.services import deliver_due
from tests.bookings.factories import book, make_slot
from tests.consignments.factories import make_keeper, make_manager, make_parcels
from tests.factories import make_pickup_point, make_user
from tests.placement.at_once import at_once, meeting
from tests.settlement.factories import (
    DAY,
    balance,
    give_account,
    make_done,
    make_reward,
    make_rule,
    today,
    yesterday,
)

D = Decimal


def batch(by=None) -> PayoutBatch:
    return make_batch(until=today() - DAY, by=by or make_user())


def pay(found, by=None):
    return mark_paid(batch=found, on=today(), reference="ICBC-1", by=by or make_user())


def give_back(parcel, amount):
    line = parcel.lines.get().line_id
    shrink(
        order=parcel.order,
        partner_id=parcel.partner_id,
        less={line: Less(amount=D(amount))},
        reason=Adjustment.Reason.BUYER,
        key=f"{parcel.number}{amount}",
    )


@pytest.mark.django_db
class TestOneAfterTheOther:
    def test_what_was_handed_over_and_paid_is_paid_out_once_and_booked(self, shop, scripted, books):
        village, producer, product = shop
        manager = make_manager(village)
        make_rule("8")
        make_done(product, quantity=5)
        payee = give_account(producer)

        made = batch()
        paid = pay(made)

        payout = Payout.objects.get()
        assert (made.total, payout.amount, payout.masked, payout.lines.count()) == (
            D("46.00"),
            D("46.00"),
            "•••• 4567",
            1,
        )
        assert (paid.status, paid.paid_on, paid.reference) == ("paid", today(), "ICBC-1")
        assert (balance("bank"), balance(f"village:{payee.pk}")) == (D("-46.00"), D("0.00"))
        assert Message.objects.filter(kind="settlement.paid", payload__user=manager.pk).count() == 1
        with pytest.raises(NothingToPay):
            batch()
        assert books() == {}

    def test_what_is_under_way_or_unpaid_waits(self, shop, scripted, books):
        _village, producer, product = shop
        give_account(producer)
        (parcel,) = make_parcels(product, provider="scripted")
        yesterday(parcel)
        make_parcels(product)

        with pytest.raises(NothingToPay):
            batch()
        (open_with,) = balances([give_account(producer)])
        assert (open_with.due, open_with.payable, open_with.later) == (D("40.00"), D(0), D("40.00"))

    def test_a_hand_over_of_today_waits_until_tomorrow(self, shop, scripted):
        _village, producer, product = shop
        give_account(producer)
        parcel = make_done(product)
        type(parcel).objects.filter(pk=parcel.pk).update(changed_at=timezone.now())

        with pytest.raises(NothingToPay):
            batch()
        with pytest.raises(NotYet):
            make_batch(until=today(), by=make_user())
        assert PayoutBatch.objects.count() == 0

    def test_without_a_bank_account_nothing_is_paid_and_nothing_lost(self, shop, scripted):
        _village, producer, product = shop
        make_done(product)

        with pytest.raises(NothingToPay):
            batch()
        give_account(producer)
        assert batch().total == D("20.00")

    def test_a_refund_after_the_payout_lowers_the_next_one(self, shop, scripted, books):
        _village, producer, product = shop
        make_rule("10")
        payee = give_account(producer)
        first = make_done(product)
        pay(batch())

        give_back(first, "15.00")
        Movement.objects.update(at=timezone.now() - DAY)
        (below,) = balances([payee])
        with pytest.raises(NothingToPay):
            batch()
        make_done(product)
        second = pay(batch())

        assert (below.due, below.payable) == (D("-13.50"), D("-13.50"))
        assert second.total == D("18.00") - D("13.50")
        assert (balance(f"village:{payee.pk}"), books()) == (D("0.00"), {})

    def test_a_withdrawn_batch_is_due_again(self, shop, scripted, books):
        _village, producer, product = shop
        give_account(producer)
        make_done(product)
        first = batch()

        withdraw(batch=first, by=make_user())

        with pytest.raises(AlreadyClosed):
            pay(first)
        assert (batch().total, books()) == (first.total, {})
        assert Entry.objects.filter(key__startswith="payout:").count() == 0

    def test_a_large_batch_takes_another_person(self, shop, scripted, settings, books):
        settings.PAYOUT_TWO_PEOPLE_FROM = D("20.00")
        _village, producer, product = shop
        give_account(producer)
        make_done(product)
        maker = make_user()
        made = batch(by=maker)

        with pytest.raises(SamePerson):
            pay(made, by=maker)

        assert (balance("bank"), PayoutBatch.objects.get().status) == (D(0), "waiting")
        pay(made, by=make_user())
        assert (balance("bank"), books()) == (D("-20.00"), {})

    def test_small_batches_of_one_person_count_together(self, shop, scripted, settings):
        settings.PAYOUT_TWO_PEOPLE_FROM = D("40.00")
        give_account(shop[1])
        maker, needed = make_user(), []
        for _batch in range(2):
            make_done(shop[2])
            needed.append(batch(by=maker).second_needed)
        make_done(shop[2])
        assert (needed, batch(by=make_user()).second_needed) == ([False, True], False)

    def test_an_order_cancelled_today_is_not_paid_out(self, shop, scripted, books):
        give_account(shop[1])
        (parcel,) = make_parcels(shop[2], provider="scripted")
        yesterday(parcel)
        cancel_order(order=parcel.order)
        with pytest.raises(NothingToPay):
            batch()
        assert books() == {}

    def test_a_refund_of_today_is_taken_off_at_once(self, shop, scripted, books):
        give_account(shop[1])
        give_back(make_done(shop[2]), "5.00")
        assert (batch().total, books()) == (D("15.00"), {})

    def test_a_small_batch_may_be_closed_by_its_maker(self, shop, scripted, settings):
        settings.PAYOUT_TWO_PEOPLE_FROM = D("20.01")
        give_account(shop[1])
        make_done(shop[2])
        maker = make_user()
        assert pay(batch(by=maker), by=maker).status == "paid"

    def test_the_database_refuses_one_person_and_a_movement_paid_twice(self, shop, scripted):
        from django.db import transaction

        give_account(shop[1])
        make_done(shop[2])
        maker = make_user()
        made = batch(by=maker)
        words = {"status": "paid", "second_needed": True, "paid_on": today(), "reference": "x", "closed_by": maker}
        with pytest.raises(IntegrityError), transaction.atomic():
            PayoutBatch.objects.filter(pk=made.pk).update(**words)
        with pytest.raises(IntegrityError), transaction.atomic():
            PayoutLine.objects.create(payout=Payout.objects.get(), movement=Movement.objects.get())

    def test_paying_twice_or_on_an_impossible_day_is_refused(self, shop, scripted, books):
        give_account(shop[1])
        make_done(shop[2])
        made = batch()
        for day, reference, error in (
            (today() + DAY, "x", WrongDay),
            (today() - DAY, "x", WrongDay),
            (today(), " ", NoReference),
        ):
            with pytest.raises(error):
                mark_paid(batch=made, on=day, reference=reference, by=make_user())
        pay(made)
        with pytest.raises(AlreadyClosed):
            pay(made)
        with pytest.raises(AlreadyClosed):
            withdraw(batch=made, by=make_user())
        assert (balance("bank"), books()) == (D("-20.00"), {})

    def test_a_shelf_is_rewarded_for_each_parcel_and_not_for_one_taken_back(self, shop, scripted, books):
        from marketplace.consignments.services.undo import undo

        point = make_pickup_point()
        keeper = make_keeper(point)
        make_reward("1.00")
        make_reward("1.50", point=point)
        make_done(shop[2], point=point)
        undone = make_done_by(shop[2], point, keeper)
        undo(consignment=undone, by=keeper)
        payee = give_account(point)
        Movement.objects.update(at=timezone.now() - DAY)

        made = pay(batch())

        assert [row.reward for row in Movement.objects.filter(point=point).order_by("pk")] == [
            D("1.50"),
            D("1.50"),
            D("-1.50"),
        ]
        assert (made.total, balance("rewards"), balance(f"point:{payee.pk}"), books()) == (
            D("1.50"),
            D("1.50"),
            D("0.00"),
            {},
        )

    def test_a_changed_account_is_a_new_row_and_the_payout_keeps_the_old_one(self, shop, scripted, mailoutbox):
        manager = make_manager(shop[0], language="en")
        payee = give_account(shop[1])
        make_done(shop[2])
        made = batch()
        words = {"holder": "新户名", "bank": "工行", "number": "6222 0000 1111 2222"}
        for _again in range(2):
            entered = enter_account(payee=payee, **words, by=make_user())
        assert entered.number == "6222000011112222"
        assert type(entered).objects.count() == 2
        assert Message.objects.filter(kind="settlement.account", payload__user=manager.pk).count() == 1
        deliver_due()
        assert ["account" in mail.subject for mail in mailoutbox if manager.email in mail.to] == [True]
        assert made.payouts.get().masked == "•••• 4567"


@pytest.mark.django_db
def test_closed_accounts_are_not_written_to_about_money(shop, scripted, mailoutbox):
    make_manager(shop[0], is_active=False)
    closes, stays = make_manager(shop[0]), make_manager(shop[0])
    give_account(shop[1])
    make_done(shop[2])
    pay(batch())
    told = Message.objects.filter(kind__in=("settlement.paid", "settlement.account"))
    assert set(told.values_list("payload__user", flat=True)) == {closes.pk, stays.pk}
    closes.is_active = False
    closes.save()
    deliver_due()
    told = {address for letter in mailoutbox for address in letter.to}
    assert (stays.email in told, closes.email in told) == (True, False)


def make_done_by(product, point, keeper):
    from marketplace.consignments.services import advance

    (parcel,) = make_parcels(product, provider="scripted", point=point)
    for to in ("packed", "on_the_road", "at_point", "handed_over"):
        parcel = advance(consignment=parcel, to=to, by=keeper)
    return parcel


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgres
class TestAtOnce:
    @pytest.fixture
    def due(self, shop, scripted):
        give_account(shop[1])
        for _order in range(3):
            make_done(shop[2])
        return [make_user() for _person in range(4)]

    def calls(self, people):
        return [partial(make_batch, until=today() - timedelta(days=1), by=person) for person in people]

    def test_of_four_who_make_a_batch_at_once_one_gets_it_all(self, due, books):
        results = at_once(self.calls(due))

        assert [type(result) for result in results if not isinstance(result, PayoutBatch)] == [NothingToPay] * 3
        assert (PayoutBatch.objects.get().total, PayoutLine.objects.count(), books()) == (D("60.00"), 3, {})

    def test_control_without_the_lock_the_constraint_stops_the_others_with_an_error(self, due, monkeypatch):
        found, grouped = payouts._group, meeting(2)

        def slow(until):
            rows = found(until)
            grouped()
            return rows

        monkeypatch.setattr(payouts, "_group", slow)
        monkeypatch.setattr(payouts, "lock_bank", lambda: None)

        results = at_once(self.calls(due))

        assert any(isinstance(result, IntegrityError) for result in results)
        assert PayoutLine.objects.count() == 3

    def test_of_four_who_mark_it_paid_at_once_one_does(self, due, books):
        made = make_batch(until=today() - DAY, by=due[0])

        results = at_once([partial(pay, made, by=person) for person in due])

        assert sum(isinstance(result, PayoutBatch) for result in results) == 1
        assert (balance("bank"), locks.BANK, books()) == (D("-60.00"), "bank", {})


@pytest.mark.django_db
def test_places_are_payable_once_their_date_is_over(scripted):
    book(make_slot(days=10))

    assert [len(Movement.objects.payable(until=today() + n * DAY)) for n in (-1, 9, 10)] == [0, 0, 1]
