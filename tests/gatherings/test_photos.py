"""Photos afterwards: who came adds some, the host shows them, whoever is in one has it taken down."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from portal.gatherings.exceptions import TooManyPhotos
from portal.gatherings.models import Gathering, Photo
from portal.gatherings.services import add_photos, show_photo, take_down
from tests.factories import make_user
from tests.gatherings.factories import come, letters, make_coordinator, make_event, path_of, picture, sizes
from tests.villages.factories import bring_on

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def village():
    return bring_on()


@pytest.fixture
def host(village):
    return make_coordinator(village)


@pytest.fixture
def guest():
    return make_user()


@pytest.fixture
def feast(village, guest):
    """Return an event of yesterday to which the guest came."""
    feast = make_event(village)
    come(feast, user=guest)
    yesterday = timezone.now() - timedelta(days=1)
    Gathering.objects.update(starts_at=yesterday, ends_at=yesterday + timedelta(hours=2))
    feast.refresh_from_db()
    return feast


def src(photo, size="small") -> str:
    return reverse("gatherings:photo", args=[photo.pk, size])


def test_a_guest_s_photo_waits_and_shows_when_the_host_says_so(client, feast, guest, host):
    client.force_login(guest)
    upload = reverse("gatherings:photos", args=[feast.key])
    assert client.post(upload, {"files": [picture(), picture()], "caption": "The table"}).status_code == 302
    photo, other = Photo.objects.order_by("pk")
    assert (photo.state, photo.by, photo.caption) == ("waiting", guest, "The table")
    client.logout()
    assert client.get(src(photo)).status_code == 404
    assert src(photo) not in client.get(path_of(feast)).content.decode()
    assert [(row["what"], row["user"]) for row in letters("gatherings.host")] == [("photos", host.pk)]

    client.force_login(host)
    client.post(reverse("gatherings:show-photo", args=[photo.pk]))
    client.logout()
    assert client.get(src(photo)).status_code == 200
    page = client.get(path_of(feast) + "?a").content.decode()
    assert src(photo) in page
    assert src(other) not in page
    assert "The table" in page


def test_photos_are_light_and_say_nothing_of_place_and_time(feast, guest):
    from portal.gatherings.pictures import in_two_sizes

    [photo] = add_photos(gathering=feast, by=guest, photos=[in_two_sizes(picture((4000, 2000)))])
    with Image.open(photo.large) as large, Image.open(photo.small) as small:
        assert (large.size, small.size, large.format) == ((1280, 640), (480, 240), "WEBP")
        assert not large.getexif()


def test_five_of_a_guest_are_enough_and_a_host_s_own_show_at_once(feast, guest, host):
    add_photos(gathering=feast, by=guest, photos=[sizes() for _photo in range(5)])
    with pytest.raises(TooManyPhotos):
        add_photos(gathering=feast, by=guest, photos=[sizes()])
    assert Photo.objects.count() == 5
    [own] = add_photos(gathering=feast, by=host, photos=[sizes()])
    assert own.state == "shown"


@pytest.mark.parametrize("who", ["stranger", "missed", "waiting", "before"])
def test_who_was_not_there_adds_nothing(client, feast, guest, who):
    user = guest
    if who == "stranger":
        user = make_user()
    if who in ("missed", "waiting"):
        changes = {"came": False} if who == "missed" else {"state": "waiting", "number": 1}
        feast.sign_ups.update(**changes)
    before = feast.starts_at - timedelta(hours=1)
    with time_machine.travel(before if who == "before" else timezone.now()):
        client.force_login(user)
        upload = reverse("gatherings:photos", args=[feast.key])
        assert client.post(upload, {"files": [picture()]}).status_code == 404
        with pytest.raises(PermissionDenied):
            add_photos(gathering=feast, by=user, photos=[sizes()])
    assert not Photo.objects.exists()


def test_whoever_is_in_a_photo_has_it_taken_down_at_once_without_an_account(client, feast, host):
    [photo] = add_photos(gathering=feast, by=host, photos=[sizes()])
    down = reverse("gatherings:down", args=[photo.pk])
    assert client.get(down).status_code == 200
    assert client.post(down, {"why": ""}).status_code == 422
    assert client.get(src(photo)).status_code == 200
    assert client.post(down, {"why": "That is me"}).status_code == 302
    photo.refresh_from_db()
    assert (photo.state, photo.why) == ("hidden", "That is me")
    assert client.get(src(photo)).status_code == client.get(down).status_code == 404
    assert [(row["what"], row["user"]) for row in letters("gatherings.host")] == [("taken_down", host.pk)]
    client.force_login(host)
    assert client.get(src(photo, "large")).status_code == 200
    assert show_photo(photo=photo, by=host).state == "shown"


def test_somebody_else_does_not_show_a_photo(client, feast, guest, host):
    [photo] = add_photos(gathering=feast, by=guest, photos=[sizes()])
    for other in (guest, make_coordinator(bring_on())):
        client.force_login(other)
        assert client.post(reverse("gatherings:show-photo", args=[photo.pk])).status_code == 404
        with pytest.raises(PermissionDenied):
            show_photo(photo=photo, by=other)
    assert Photo.objects.get().state == "waiting"
    take_down(photo=photo, why="", by=guest)
    assert Photo.objects.get().state == "hidden"


def test_what_is_no_picture_is_refused_and_too_many_at_once(client, feast, guest):
    from django.core.files.base import ContentFile

    client.force_login(guest)
    upload = reverse("gatherings:photos", args=[feast.key])
    assert client.post(upload, {"files": [ContentFile(b"<svg/>", "a.jpg")]}).status_code == 422
    assert client.post(upload, {"files": [picture((8, 8)) for _photo in range(6)]}).status_code == 422
    assert client.post(upload, {}).status_code == 422
    assert not Photo.objects.exists()
