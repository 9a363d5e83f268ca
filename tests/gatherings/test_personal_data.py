"""What one signed up for is downloaded, and erased with the account: places become free, photos go."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.gatherings.models import Gathering, Photo, SignUp
from portal.gatherings.personal_data import forget_person, photos_of, sign_ups_of
from portal.gatherings.services import add_photos
from portal.outbox.models import Message
from tests.factories import make_user
from tests.gatherings.factories import come, make_event, sizes

pytestmark = pytest.mark.django_db


def test_the_download_holds_what_i_signed_up_for_and_nothing_of_others():
    user, feast = make_user(), make_event(min_age=3)
    come(feast, 2, user=user, name="Auntie", note="By bus", children=1, ages=(4,))
    come(feast, name="PLANTED")
    [row] = sign_ups_of(user)
    assert (row["name"], row["adults"], row["ages"], row["note"]) == ("Auntie", 2, "4", "By bus")


def test_an_erased_account_frees_its_places_and_takes_its_photos_along(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    user, past, coming = make_user(), make_event(), make_event(places=1)
    come(past, user=user)
    Gathering.objects.filter(pk=past.pk).update(starts_at=timezone.now() - timedelta(days=1))
    [photo] = add_photos(gathering=past, by=user, photos=[sizes()])
    assert len(photos_of(user)) == 1
    mine, waiting = come(coming, user=user), come(coming)
    forget_person(sender=None, user=user)
    waiting.refresh_from_db()
    assert waiting.state == "placed"
    assert not SignUp.objects.filter(user=user).exists()
    assert not Photo.objects.exists()
    assert not photo.large.storage.exists(photo.large.name)
    assert not [row for row in Message.objects.all() if row.payload.get("sign_up") == mine.pk]
