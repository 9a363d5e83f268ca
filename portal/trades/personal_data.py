"""What this room holds about a person: what they asked for and what they said of it."""

from base64 import b64encode

from django.dispatch import receiver
from django.urls import reverse
from django.utils import translation

from portal.outbox.services import forget
from portal.trades.models import Errand, Photo
from portal.trades.services import forget_errands_of
from portal.users.models import User
from portal.users.personal_data import register_personal_data
from portal.users.signals import account_erased


def register() -> None:
    """Enter the collector."""
    register_personal_data("requests_to_services", asked_by)


def asked_by(user: User) -> list[dict]:
    """Return what this person asked for, with every step."""
    mine = Errand.objects.of_person(user).for_list().prefetch_related("steps", "photos").order_by("pk")
    return [
        {
            "business": errand.service.business.name,
            "service": errand.service.name,
            "text": errand.text,
            "wished": [str(wish) for wish in errand.wishes.all()],
            "place": errand.place,
            "address": errand.address,
            "state": errand.state,
            "when": errand.when,
            "asked_at": errand.made_at,
            "rating": errand.rating,
            "rating_text": errand.rating_text,
            "photos": [_encoded(photo) for photo in errand.photos.all()],
            "steps": [{"what": step.what, "at": step.at, "text": step.text} for step in errand.steps.all()],
        }
        for errand in mine
    ]


def _encoded(photo: Photo) -> str:
    with photo.file.open("rb") as file:
        return b64encode(file.read()).decode()


@receiver(account_erased, dispatch_uid="trades.forget")
def forget_person(sender, user, **kwargs) -> None:
    """Take name, words and places out of the person's requests, and delete the letters about them."""
    for pk, business in Errand.objects.of_person(user).values_list("pk", "service__business"):
        with translation.override("en"):
            own = reverse("errands:show", args=[pk]).removeprefix("/en")
            theirs = reverse("trade_desk:errand", args=[business, pk]).removeprefix("/en")
        forget(words=[own, theirs])
    forget_errands_of(user=user)
    Errand.objects.filter(hidden_by=user).update(hidden_by=None)
