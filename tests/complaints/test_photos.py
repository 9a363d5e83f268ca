"""Photos are seen by the buyer with the link, the village and the operator; by nobody else, and not for ever."""

import json
from base64 import b64decode
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from marketplace.complaints.models import ComplaintPhoto, private_storage
from marketplace.complaints.services import forget_photos, refuse
from portal.users.services import erase_account
from tests.complaints.factories import make_complaint, make_sent_parcel
from tests.consignments.factories import make_keeper, make_manager, make_shop
from tests.dashboard.factories import make_operator, make_staff
from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def photo(parcel):
    """Return a photo of a complaint."""
    return make_complaint(parcel, photos=1).photos.get()


def buyers(parcel, photo):
    """Return the address under the order's private link."""
    return f"/en/shop/track/{parcel.order.delivery.token}/photos/{photo.pk}/"


def desks(photo):
    """Return the address for village and operator."""
    return f"/en/shop/dashboard/complaints/photos/{photo.pk}/"


def is_there(photo) -> bool:
    """Say whether the file lies in the private storage."""
    return private_storage().exists(photo.file.name)


def test_the_buyer_sees_the_own_photo_and_nobody_keeps_it(client, parcel, photo):
    response = client.get(buyers(parcel, photo))
    assert (response.status_code, response["Content-Type"]) == (200, "image/jpeg")
    assert b"".join(response.streaming_content)[:3] == b"\xff\xd8\xff"
    assert "no-store" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]
    assert "sandbox" in response["Content-Security-Policy"]


def test_the_key_of_another_order_does_not_open_it(client, photo):
    assert client.get(buyers(make_sent_parcel(), photo)).status_code == 404


def test_the_village_and_operators_see_it(client, parcel, photo):
    people = [make_manager(parcel.partner.producer.village), make_operator(), make_staff("order.view_order")]
    for person in people:
        client.force_login(person)
        assert client.get(desks(photo)).status_code == 200


def test_it_is_not_there_for_anybody_else(client, parcel, photo):
    keeper = make_keeper(parcel.order.delivery.point)
    for person in (make_user(), make_manager(make_shop()[0]), make_staff("catalogue.view_product"), keeper):
        client.force_login(person)
        assert client.get(desks(photo)).status_code == 404
    client.logout()
    assert client.get(desks(photo)).status_code == 302


def test_no_public_address_leads_to_the_file(client, photo, settings):
    assert client.get(f"/media/{photo.file.name}").status_code == 404
    assert not Path(photo.file.path).is_relative_to(settings.MEDIA_ROOT)


def test_with_the_account_photos_and_words_go(parcel, photo, django_capture_on_commit_callbacks):
    buyer = make_user()
    parcel.order.user = buyer
    parcel.order.save()
    with django_capture_on_commit_callbacks(execute=True):
        erase_account(user=buyer)
    photo.complaint.refresh_from_db()
    assert (photo.complaint.text, ComplaintPhoto.objects.exists(), is_there(photo)) == ("", False, False)
    assert photo.complaint.lines.get().quantity == 2


def test_another_persons_photos_stay(photo, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        erase_account(user=make_user())
    assert (ComplaintPhoto.objects.get(), is_there(photo)) == (photo, True)


def test_the_download_of_my_data_holds_them(client, parcel, photo):
    buyer = make_user()
    parcel.order.user = buyer
    parcel.order.save()
    client.force_login(buyer)
    (told,) = json.loads(client.get("/en/shop/accounts/profile/data/").content)["complaints"]
    assert (told["parcel"], told["text"]) == (parcel.number, "Two of the ten are broken")
    with photo.file.open("rb") as file:
        assert b64decode(told["photos"][0]) == file.read()


def test_three_months_after_the_answer_photos_go(parcel, manager, photo, django_capture_on_commit_callbacks):
    complaint = photo.complaint
    refuse(complaint=complaint, by=manager, answer="No")
    assert (forget_photos(), is_there(photo)) == ("0 photos deleted", True)
    type(complaint).objects.update(closed_at=timezone.now() - timedelta(days=91))
    with django_capture_on_commit_callbacks(execute=True):
        assert forget_photos() == "1 photos deleted"
    assert (ComplaintPhoto.objects.exists(), is_there(photo)) == (False, False)
