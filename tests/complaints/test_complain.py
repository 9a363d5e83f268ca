"""Saying that something is wrong: when, about what, and what it leaves behind."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from marketplace.complaints.exceptions import AlreadyUnderWay, NothingSaid, NotNow, RefusedEnough
from marketplace.complaints.models import Complaint, ComplaintPhoto, private_storage
from marketplace.complaints.services import complain, refuse
from marketplace.consignments.models import ConsignmentEvent
from marketplace.consignments.services import advance
from portal.images.services import make_safe
from tests.complaints.factories import make_complaint, make_sent_parcel, order_line, picture

pytestmark = pytest.mark.django_db


def files() -> set[str]:
    """Return the names of the kept photos."""
    try:
        return set(private_storage().listdir("complaints")[1])
    except FileNotFoundError:
        return set()


def handed_over_days_ago(parcel, days):
    """Hand a parcel over, so many days ago."""
    for to in ("at_point", "handed_over"):
        parcel = advance(consignment=parcel, to=to)
    then = timezone.now() - timedelta(days=days)
    ConsignmentEvent.objects.filter(consignment=parcel, new_status="handed_over").update(at=then)
    return parcel


def test_a_complaint_keeps_lines_reason_words_and_photos(parcel, books):
    complaint = make_complaint(parcel, photos=2)
    row = complaint.lines.get()
    assert (row.line_id, row.quantity, row.amount) == (order_line(parcel), 2, 0)
    assert (complaint.status, complaint.reason, complaint.text) == ("open", "broken", "Two of the ten are broken")
    assert complaint.photos.count() == 2
    assert books() == {}


def test_an_answer_is_promised_for_the_end_of_the_second_day(parcel, settings):
    settings.COMPLAINT_ANSWER_DAYS = 2
    promised = timezone.localtime(make_complaint(parcel).answer_by)
    assert promised.date() == timezone.localdate() + timedelta(days=2)
    assert (promised.hour, promised.minute) == (23, 59)


def test_saying_it_twice_keeps_it_once(parcel):
    first, second = make_complaint(parcel, key="same", photos=1), make_complaint(parcel, key="same", photos=1)
    assert (first, Complaint.objects.count(), ComplaintPhoto.objects.count()) == (second, 1, 1)


def test_a_second_complaint_waits_for_the_first_answer(parcel, manager):
    first = make_complaint(parcel)
    before = files()
    with pytest.raises(AlreadyUnderWay):
        make_complaint(parcel, photos=1)
    assert (Complaint.objects.count(), files()) == (1, before)
    refuse(complaint=first, by=manager, answer="They were whole")
    assert make_complaint(parcel).status == "open"


def test_after_two_refusals_the_platform_is_asked_instead(parcel, manager, client):
    for _time in range(2):
        refuse(complaint=make_complaint(parcel), by=manager, answer="They were whole")
    kept = files()
    with pytest.raises(RefusedEnough):
        make_complaint(parcel, photos=1)
    assert (Complaint.objects.count(), files()) == (2, kept)
    token, number = parcel.order.delivery.token, parcel.order.number
    page = client.get(f"/en/shop/track/{token}/").content.decode()
    assert f'href="/en/contact/?order={number}"' in page
    assert f"/en/shop/track/{token}/wrong/" not in page
    answer = client.get(f"/en/shop/track/{token}/wrong/{parcel.number}/", follow=True)
    assert "The village has refused twice." in answer.content.decode()


def test_the_database_itself_refuses_two_under_way(parcel):
    complaint = make_complaint(parcel)
    again = Complaint(consignment=parcel, key="other", reason="spoiled", answer_by=complaint.answer_by)
    with pytest.raises(IntegrityError, match="complaints_one_under_way|UNIQUE"), transaction.atomic():
        again.save()
    assert Complaint.objects.count() == 1


@pytest.mark.parametrize("quantity", [0, 11, -1])
def test_nothing_or_more_than_the_parcel_holds_is_refused(parcel, quantity):
    with pytest.raises(NothingSaid):
        make_complaint(parcel, quantity=quantity)
    assert not Complaint.objects.exists()


def test_a_line_of_another_parcel_is_refused(parcel):
    foreign = make_sent_parcel()
    with pytest.raises(NothingSaid):
        complain(consignment=parcel, wrong={order_line(foreign): 1}, reason="broken", key="k")
    assert not Complaint.objects.exists()


@pytest.mark.parametrize("steps", [(), ("packed",)])
def test_a_parcel_still_in_its_village_is_refused(scripted, steps):
    parcel = make_sent_parcel(steps=steps)
    with pytest.raises(NotNow):
        make_complaint(parcel)
    assert not Complaint.objects.exists()


@pytest.mark.parametrize(("days", "allowed"), [(0, True), (7, True), (8, False)])
def test_seven_days_after_the_hand_over_it_is_too_late(parcel, settings, days, allowed):
    settings.COMPLAINT_DAYS = 7
    parcel = handed_over_days_ago(parcel, days)
    if allowed:
        assert make_complaint(parcel).status == "open"
        return
    with pytest.raises(NotNow):
        make_complaint(parcel)
    assert not Complaint.objects.exists()


def test_no_more_than_three_photos_are_kept(parcel):
    assert make_complaint(parcel, photos=5).photos.count() == 3


def test_a_photo_that_cannot_be_written_leaves_nothing(parcel, monkeypatch):
    before = files()
    save = ComplaintPhoto.save

    def full(photo, *args, **kwargs):
        if ComplaintPhoto.objects.exists():
            raise OSError("no space left")
        save(photo, *args, **kwargs)

    monkeypatch.setattr(ComplaintPhoto, "save", full)
    with pytest.raises(OSError, match="no space"):
        make_complaint(parcel, photos=2)
    assert (Complaint.objects.count(), files()) == (0, before)


def test_what_the_camera_wrote_into_a_photo_is_not_kept(parcel):
    from PIL import Image

    exif = Image.Exif()
    exif[0x010F] = "Camera of L"
    safe = make_safe(picture(exif=exif.tobytes()))
    complaint = complain(consignment=parcel, wrong={order_line(parcel): 1}, reason="broken", key="k", photos=[safe])
    with complaint.photos.get().file.open("rb") as file:
        assert b"Camera of L" not in file.read()
