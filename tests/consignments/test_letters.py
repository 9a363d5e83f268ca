"""What a buyer is written while parcels move: once, when it is certain, in the buyer's language."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from marketplace.consignments.models import Consignment, ConsignmentEvent
from marketplace.consignments.services import advance, undo
from portal.outbox.services import deliver_due
from tests.consignments.factories import make_manager, make_parcels, make_shop

pytestmark = pytest.mark.django_db
S = Consignment.Status
WAY = (S.PACKED, S.ON_THE_ROAD, S.AT_POINT, S.HANDED_OVER)


def letters_after(minutes: int = 16) -> list:
    """Return the parcels' letters mailed once so much time has passed."""
    now = timezone.now() + timedelta(minutes=minutes)
    deliver_due(now=now)
    deliver_due(now=now + timedelta(seconds=1))
    return [message for message in mail.outbox if "parcel" in message.subject or "包裹" in message.subject]


def steps(parcel: Consignment, to: str) -> Consignment:
    """Take a parcel all the way to this state, writing letters on the way off as long told."""
    for state in WAY[: WAY.index(to)]:
        advance(consignment=parcel, to=state)
    ConsignmentEvent.objects.update(told_at=timezone.now())
    return advance(consignment=parcel, to=to)


@pytest.mark.parametrize(
    ("status", "subject", "said"),
    [
        (S.PACKED, "Packed: your parcel from {}", "It is in its box"),
        (S.ON_THE_ROAD, "On the road: your parcel from {}", "It is on its way to"),
        (S.AT_POINT, "Ready to collect, code {code}: your parcel from {}", "You pay ¥20 when you collect."),
        (S.HANDED_OVER, "You have it: your parcel from {}", "We hope it tastes and lasts."),
    ],
)
def test_each_step_of_a_parcel_is_written_to_the_buyer_as_html_and_text(status, subject, said):
    village, _producer, rice = make_shop()
    (parcel,) = make_parcels(rice)
    steps(parcel, status)

    (letter,) = letters_after()

    code = parcel.order.delivery.pickup_code
    assert letter.subject == subject.format(village.name_en, code=code)
    assert letter.to == ["buyer@example.com"]
    html, kind = letter.alternatives[0]
    assert kind == "text/html"
    for body in (letter.body, html):
        assert said in body
        assert parcel.number in body
        assert f"{rice.title_en} × 2" in body
        assert parcel.order.delivery.token in body
        assert (code in body) == (status == S.AT_POINT)


def test_a_letter_is_in_the_buyers_language():
    _village, _producer, rice = make_shop()
    (parcel,) = make_parcels(rice)
    parcel.order.placement.attempt.__class__.objects.update(language="zh-hans")
    parcel.order.delivery.__class__.objects.update(language="zh-hans")
    advance(consignment=parcel, to=S.PACKED)
    (letter,) = letters_after()
    assert "已经装好，等车来" in letter.body


def test_a_step_taken_back_is_never_told():
    village, _producer, rice = make_shop()
    (parcel,) = make_parcels(rice)
    packer = make_manager(village)
    advance(consignment=parcel, to=S.PACKED, by=packer)
    undo(consignment=parcel, by=packer)
    assert letters_after() == []


def test_nothing_is_told_while_the_step_can_still_be_taken_back():
    _village, _producer, rice = make_shop()
    (parcel,) = make_parcels(rice)
    advance(consignment=parcel, to=S.PACKED)
    assert letters_after(minutes=14) == []
    assert len(letters_after(minutes=16)) == 1


def test_a_parcel_that_went_on_meanwhile_is_told_of_its_newest_step_only():
    _village, _producer, rice = make_shop()
    (parcel,) = make_parcels(rice)
    advance(consignment=parcel, to=S.PACKED)
    advance(consignment=parcel, to=S.ON_THE_ROAD)
    assert [letter.subject[:11] for letter in letters_after()] == ["On the road"]


def test_two_parcels_packed_together_share_one_letter():
    (_v, _p, rice), (_w, _q, tea) = make_shop(), make_shop()
    parcels = make_parcels(rice, tea)
    for parcel in parcels:
        advance(consignment=parcel, to=S.PACKED)
    (letter,) = letters_after()
    assert all(parcel.number in letter.body for parcel in parcels)
    assert "more parcel" not in letter.body
    assert ConsignmentEvent.objects.filter(new_status=S.PACKED, told_at=None).count() == 0


def test_a_letter_says_that_another_parcel_comes_on_its_own():
    (_v, _p, rice), (_w, _q, tea) = make_shop(), make_shop()
    first, _second = make_parcels(rice, tea)
    advance(consignment=first, to=S.PACKED)
    (letter,) = letters_after()
    assert "One more parcel of this order comes on its own." in letter.body


def test_who_left_no_address_or_deleted_the_account_is_written_nothing():
    _village, _producer, rice = make_shop()
    (parcel,) = make_parcels(rice)
    advance(consignment=parcel, to=S.PACKED)
    parcel.order.delivery.__class__.objects.update(email="")
    parcel.order.__class__.objects.update(guest_email="")
    assert letters_after() == []
    assert ConsignmentEvent.objects.get(new_status=S.PACKED).told_at is None


def test_a_letter_needs_no_style_sheet_and_fetches_nothing():
    _village, _producer, rice = make_shop()
    (parcel,) = make_parcels(rice)
    advance(consignment=parcel, to=S.PACKED)
    html = letters_after()[0].alternatives[0][0]
    assert "<style" not in html
    assert "<link" not in html
    assert "src=" not in html
    assert "background: #a5341b" in html
