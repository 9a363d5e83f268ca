"""Several people at one complaint at the same moment; the control shows that the lock does it."""

from decimal import Decimal
from functools import partial
from importlib import import_module

import pytest

from marketplace.complaints.exceptions import AlreadyAnswered, AlreadyUnderWay
from marketplace.complaints.models import Complaint
from marketplace.complaints.services import give, refuse, second
from portal.payments.models import Attempt, Refund
from tests.complaints.factories import make_complaint, order_line
from tests.consignments.factories import make_manager
from tests.placement.at_once import at_once, meeting

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]
answer_module = import_module("marketplace.complaints.services.answer")


@pytest.fixture
def managers(parcel):
    """Return four shop managers of the village."""
    return [make_manager(parcel.partner.producer.village) for _manager in range(4)]


def answers(parcel, managers):
    """Return what each of them does with the same complaint: two give, two refuse."""
    complaint = make_complaint(parcel)
    given = {order_line(parcel): Decimal("20.00")}
    calls = [partial(give, complaint=complaint, amounts=given, by=manager) for manager in managers[:2]]
    return calls + [partial(refuse, complaint=complaint, by=manager, answer="No") for manager in managers[2:]]


def test_of_four_who_answer_at_once_one_wins(parcel, managers, books):
    results = at_once(answers(parcel, managers))

    assert [type(result) for result in results if not isinstance(result, Complaint)] == [AlreadyAnswered] * 3
    complaint = Complaint.objects.get()
    expected = 20 if complaint.status == "refunded" else 0
    assert (Attempt.objects.get().refunded, Refund.objects.count()) == (expected, 1 if expected else 0)
    assert books() == {}


def test_control_without_the_lock_more_than_one_answer_counts(parcel, managers, monkeypatch):
    looked = meeting(2)

    def look_only(complaint):
        found = Complaint.objects.with_origin().get(pk=complaint.pk)
        looked()
        return found

    monkeypatch.setattr(answer_module, "_lock", look_only)

    results = at_once(answers(parcel, managers))

    assert sum(isinstance(result, Complaint) for result in results) > 1


def test_two_second_persons_at_once_let_the_money_go_once(parcel, managers, settings, books):
    settings.REFUND_TWO_PEOPLE_FROM = Decimal("20")
    complaint = give(complaint=make_complaint(parcel), amounts={order_line(parcel): Decimal("20.00")}, by=managers[0])

    results = at_once([partial(second, complaint=complaint, by=manager) for manager in managers[1:]])

    assert sum(isinstance(result, Complaint) for result in results) == 1
    assert (Refund.objects.count(), Attempt.objects.get().refunded, books()) == (1, 20, {})


def test_of_four_complaints_sent_at_once_one_is_kept(parcel, books):
    results = at_once([partial(make_complaint, parcel, key=f"k{number}") for number in range(4)])

    assert sum(isinstance(result, AlreadyUnderWay) for result in results) == 3
    assert (Complaint.objects.count(), books()) == (1, {})
