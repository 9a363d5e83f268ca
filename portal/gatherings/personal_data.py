"""What this room holds about a person: sign-ups and photos. Erased with the account; places become free."""

from base64 import b64encode

from portal.gatherings.exceptions import Closed
from portal.gatherings.models import Photo, SignUp
from portal.gatherings.services.signing import leave
from portal.gatherings.telling import GUEST
from portal.outbox.models import Message
from portal.users.models import User
from portal.users.personal_data import register_personal_data
from portal.users.signals import account_erased


def register() -> None:
    """Enter both collectors, and listen for accounts that are erased."""
    register_personal_data("gatherings", sign_ups_of)
    register_personal_data("photos_of_gatherings", photos_of)
    account_erased.connect(forget_person, dispatch_uid="gatherings.forget")


def sign_ups_of(user: User) -> list[dict]:
    """Return what this person signed up for."""
    rows = SignUp.objects.filter(user=user).select_related("gathering").order_by("pk")
    facts = ("name", "adults", "children", "ages", "note", "state", "made_at", "came")
    return [{"begins": row.gathering.starts_at, **{name: getattr(row, name) for name in facts}} for row in rows]


def photos_of(user: User) -> list[dict]:
    """Return the photos this person added, as base64."""
    found = []
    for photo in Photo.objects.filter(by=user):
        with photo.large.open("rb") as file:
            words = b64encode(file.read()).decode()
        found.append({"at": photo.at, "caption": photo.caption, "state": photo.state, "photo": words})
    return found


def forget_person(sender, user, **kwargs) -> None:
    """Free this person's places, and delete sign-ups, photos with their files, and the letters about them."""
    mine = SignUp.objects.filter(user=user).select_related("gathering")
    Message.objects.filter(kind=GUEST, payload__sign_up__in=[row.pk for row in mine]).delete()
    for row in mine.active():
        try:
            leave(gathering=row.gathering, by=user)
        except Closed:
            continue
    SignUp.objects.filter(user=user).delete()
    for photo in Photo.objects.filter(by=user):
        photo.large.delete(save=False)
        photo.small.delete(save=False)
        photo.delete()
