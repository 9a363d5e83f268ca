"""Answering: money back once and never too much, nothing for a refusal, two people for large sums."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone

from marketplace.complaints.exceptions import AlreadyAnswered, NoReason, NotAllowed, NothingGiven, NotSent, SamePerson
from marketplace.complaints.models import Complaint
from marketplace.complaints.services import give, put_back, refuse, second
from marketplace.consignments.services import advance
from marketplace.placement.exceptions import MoreThanThereIs
from marketplace.placement.models import Adjustment
from marketplace.placement.services import confirm_payment
from portal.outbox.services import deliver_due
from portal.payments.models import Attempt, Refund
from tests.complaints.factories import make_complaint, make_sent_parcel, order_line
from tests.consignments.factories import make_manager, make_shop
from tests.dashboard.factories import make_operator, make_staff
from tests.factories import make_user
from tests.placement.factories import stock_of
from tests.placement.test_cancel import balances

pytestmark = pytest.mark.django_db


def amount(parcel, sum_):
    """Return so much for the parcel's only line."""
    return {order_line(parcel): Decimal(sum_)}


@pytest.fixture
def complaint(parcel):
    """Return a complaint about two of the ten."""
    return make_complaint(parcel)


@pytest.fixture
def colleague(parcel):
    """Return another shop manager of the same village."""
    return make_manager(parcel.partner.producer.village)


def nothing_moved():
    """Say whether no money went anywhere."""
    return (Adjustment.objects.count(), Refund.objects.count()) == (0, 0)


def test_what_was_broken_goes_back_the_way_it_came(parcel, manager, complaint, books):
    stock = stock_of(parcel.lines.get().line.product)
    done = give(complaint=complaint, amounts=amount(parcel, "20.00"), by=manager, answer="Better straw next time")
    done.refresh_from_db()
    refund = done.adjustment.refund
    refund.refresh_from_db()
    assert (done.status, done.total, done.answered_by) == ("refunded", Decimal("20.00"), manager)
    assert (refund.status, refund.amount, Attempt.objects.get().refunded) == ("done", 20, 20)
    assert (done.adjustment.reason, done.adjustment.lines.get().quantity) == ("complaint", 0)
    assert stock_of(parcel.lines.get().line.product) == stock
    assert balances() == {"provider:scripted": Decimal("80.00"), f"village:{parcel.partner_id}": Decimal("-80.00")}
    assert books() == {}


def test_a_part_may_be_given(parcel, manager, complaint, books):
    done = give(complaint=complaint, amounts=amount(parcel, "7.35"), by=manager)
    assert (done.total, Attempt.objects.get().refunded, books()) == (Decimal("7.35"), Decimal("7.35"), {})


def test_answering_again_changes_nothing(parcel, manager, colleague, complaint, books):
    give(complaint=complaint, amounts=amount(parcel, "20.00"), by=manager)
    with pytest.raises(AlreadyAnswered):
        give(complaint=complaint, amounts=amount(parcel, "5.00"), by=colleague)
    with pytest.raises(AlreadyAnswered):
        refuse(complaint=complaint, by=colleague, answer="No")
    complaint.refresh_from_db()
    assert (complaint.status, complaint.total, Refund.objects.count()) == ("refunded", Decimal("20.00"), 1)
    assert books() == {}


def test_more_than_was_paid_for_the_line_is_refused(parcel, manager, complaint, books):
    with pytest.raises(MoreThanThereIs):
        give(complaint=complaint, amounts=amount(parcel, "100.01"), by=manager)
    complaint.refresh_from_db()
    assert (complaint.status, complaint.lines.get().amount, nothing_moved(), books()) == ("open", 0, True, {})


def test_a_second_complaint_gets_no_more_than_what_is_left(parcel, manager, complaint, books):
    give(complaint=complaint, amounts=amount(parcel, "90.00"), by=manager)
    again = make_complaint(parcel, quantity=10)
    with pytest.raises(MoreThanThereIs):
        give(complaint=again, amounts=amount(parcel, "10.01"), by=manager)
    assert Attempt.objects.get().refunded == Decimal("90.00")
    give(complaint=again, amounts=amount(parcel, "10.00"), by=manager)
    assert (Attempt.objects.get().refunded, Attempt.objects.get().status, books()) == (100, "refunded", {})


@pytest.mark.parametrize("sum_", ["0", "-1.00"])
def test_an_answer_that_gives_nothing_is_no_answer(parcel, manager, complaint, sum_):
    with pytest.raises((NothingGiven, MoreThanThereIs)):
        give(complaint=complaint, amounts=amount(parcel, sum_), by=manager)
    complaint.refresh_from_db()
    assert (complaint.status, nothing_moved()) == ("open", True)


def test_a_line_nobody_complained_about_gets_nothing(parcel, manager, complaint):
    with pytest.raises(MoreThanThereIs):
        give(complaint=complaint, amounts={order_line(make_sent_parcel()): Decimal("5.00")}, by=manager)
    assert nothing_moved()


def test_a_refusal_moves_no_money_and_says_why(parcel, manager, complaint, books):
    done = refuse(complaint=complaint, by=manager, answer="The photo shows another box")
    assert (done.status, done.answer, done.total) == ("refused", "The photo shows another box", 0)
    assert (nothing_moved(), books()) == (True, {})


def test_a_refusal_without_a_word_is_none(manager, complaint):
    with pytest.raises(NoReason):
        refuse(complaint=complaint, by=manager, answer="  ")
    complaint.refresh_from_db()
    assert complaint.status == "open"


def test_who_pays_at_the_shelf_pays_less(books):
    parcel = make_sent_parcel(provider="pay_at_pickup", quantity=3)
    manager = make_manager(parcel.partner.producer.village)
    done = give(complaint=make_complaint(parcel), amounts=amount(parcel, "20.00"), by=manager)
    assert (done.status, done.adjustment.refund, Attempt.objects.get().amount) == ("refunded", None, Decimal("10.00"))
    for to in ("at_point", "handed_over"):
        advance(consignment=parcel, to=to)
    assert (Attempt.objects.get().status, books()) == ("paid", {})
    assert balances()["provider:pay_at_pickup"] == Decimal("10.00")


def test_what_is_wholly_given_at_the_shelf_is_handed_over_for_nothing(books):
    parcel = make_sent_parcel(provider="pay_at_pickup", quantity=3)
    manager = make_manager(parcel.partner.producer.village)
    give(complaint=make_complaint(parcel, quantity=3), amounts=amount(parcel, "30.00"), by=manager)
    for to in ("at_point", "handed_over"):
        advance(consignment=parcel, to=to)
    parcel.order.refresh_from_db()
    assert (parcel.order.status, Attempt.objects.get().amount, Refund.objects.count()) == ("completed", 0, 0)
    assert (balances(), books()) == ({}, {})


def test_money_that_came_by_transfer_is_handed_back_by_a_person(books):
    parcel = make_sent_parcel(provider="bank_transfer", quantity=3, steps=())
    confirm_payment(order=parcel.order)
    for to in ("packed", "on_the_road"):
        advance(consignment=parcel, to=to)
    manager = make_manager(parcel.partner.producer.village)
    give(complaint=make_complaint(parcel), amounts=amount(parcel, "20.00"), by=manager)
    assert (Refund.objects.get().status, books()) == ("to_hand_back", {})


@pytest.mark.parametrize("who", ["stranger", "other village", "coordinator"])
def test_nobody_else_answers(parcel, complaint, who):
    people = {"stranger": make_user, "other village": lambda: make_manager(make_shop()[0]), "coordinator": make_user}
    with pytest.raises(NotAllowed):
        give(complaint=complaint, amounts=amount(parcel, "20.00"), by=people[who]())
    complaint.refresh_from_db()
    assert (complaint.status, nothing_moved()) == ("open", True)


def test_the_operator_answers_only_when_the_village_is_late(parcel, complaint, books):
    operator = make_operator()
    with pytest.raises(NotAllowed):
        give(complaint=complaint, amounts=amount(parcel, "20.00"), by=operator)
    assert nothing_moved()
    Complaint.objects.update(answer_by=timezone.now() - timedelta(minutes=1))
    with pytest.raises(NotAllowed):
        give(complaint=complaint, amounts=amount(parcel, "20.00"), by=make_staff("order.view_order"))
    assert nothing_moved()
    assert give(complaint=complaint, amounts=amount(parcel, "20.00"), by=operator).status == "refunded"
    assert books() == {}


@pytest.fixture
def large(settings, parcel, manager, complaint):
    """Return a complaint for which 20 yuan were agreed, where two people are needed from 20 on."""
    settings.REFUND_TWO_PEOPLE_FROM = Decimal("20")
    return give(complaint=complaint, amounts=amount(parcel, "20.00"), by=manager, answer="Sorry")


def test_a_large_sum_waits_for_a_second_person(large, books):
    assert (large.status, large.total, large.adjustment) == ("agreed", Decimal("20.00"), None)
    assert (nothing_moved(), books()) == (True, {})


def test_a_sum_just_below_needs_no_second_person(settings, parcel, manager, complaint):
    settings.REFUND_TWO_PEOPLE_FROM = Decimal("20")
    assert give(complaint=complaint, amounts=amount(parcel, "19.99"), by=manager).status == "refunded"


def test_small_sums_that_add_up_to_a_large_one_need_a_second_person(settings, parcel, manager, complaint):
    settings.REFUND_TWO_PEOPLE_FROM = Decimal("20")
    give(complaint=complaint, amounts=amount(parcel, "15.00"), by=manager)
    again = give(complaint=make_complaint(parcel), amounts=amount(parcel, "5.00"), by=manager)
    assert (again.status, Attempt.objects.get().refunded) == ("agreed", Decimal("15.00"))


def test_who_agreed_is_not_the_second_person(large, manager, books):
    with pytest.raises(SamePerson):
        second(complaint=large, by=manager)
    assert (nothing_moved(), books()) == (True, {})


def test_the_database_itself_refuses_the_same_person_and_a_missing_second(large, manager):
    for change in ({"confirmed_by": manager}, {"status": "refunded", "closed_at": timezone.now()}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Complaint.objects.filter(pk=large.pk).update(**change)
    large.refresh_from_db()
    assert (large.status, large.confirmed_by) == ("agreed", None)


def test_nobody_of_another_village_is_the_second_person(large):
    for stranger in (make_manager(make_shop()[0]), make_staff("order.view_order"), make_user()):
        with pytest.raises(NotAllowed):
            second(complaint=large, by=stranger)
    assert nothing_moved()


@pytest.mark.parametrize("is_operator", [False, True])
def test_a_second_person_lets_the_money_go_once(large, colleague, is_operator, books):
    other = make_operator() if is_operator else colleague
    done = second(complaint=large, by=other)
    assert (done.status, done.confirmed_by, Attempt.objects.get().refunded) == ("refunded", other, 20)
    with pytest.raises(AlreadyAnswered):
        second(complaint=large, by=other)
    assert (Refund.objects.count(), books()) == (1, {})


def test_the_second_person_may_open_it_again_and_the_buyer_hears_of_one_answer(large, parcel, manager, colleague):
    opened = put_back(complaint=large, by=colleague)
    assert (opened.status, opened.total, opened.answered_by, opened.lines.get().amount) == ("open", 0, None, 0)
    assert nothing_moved()
    give(complaint=large, amounts=amount(parcel, "10.00"), by=colleague)
    deliver_due()
    answers = [letter for letter in mail.outbox if "has answered you" in letter.subject]
    assert [("¥10" in letter.body) for letter in answers] == [True]


def test_nothing_is_given_for_a_parcel_that_came_back_and_was_cancelled(parcel, manager, complaint, books):
    from marketplace.consignments.services import undo
    from marketplace.placement.services import cancel_order

    parcel.events.update(by=manager)
    for _step in range(2):
        undo(consignment=parcel, by=manager)
    cancel_order(order=parcel.order)
    with pytest.raises(NotSent):
        give(complaint=complaint, amounts=amount(parcel, "20.00"), by=manager)
    assert (Adjustment.objects.count(), Attempt.objects.get().refunded, books()) == (0, 100, {})
    assert refuse(complaint=complaint, by=manager, answer="It never left").status == "refused"


def test_check_books_finds_a_complaint_whose_money_is_wrong(parcel, manager, complaint, books):
    name = "each complaint gave what was agreed, once, and a refused one nothing"
    give(complaint=complaint, amounts=amount(parcel, "20.00"), by=manager)
    Complaint.objects.filter(pk=complaint.pk).update(total="19.00")
    assert books() == {name: f"complaint {complaint.pk}"}
    Complaint.objects.filter(pk=complaint.pk).update(status="refused", adjustment=None)
    assert books() == {name: f"complaint-{complaint.pk}: no refunded complaint"}
