"""What this room holds about a person, and how it is forgotten."""

from django.dispatch import receiver

from portal.housing.kinds import OVER, State
from portal.housing.models import FalseReport, Listing, Message, Photo, SavedSearch, Thread, Told
from portal.images.models import CustomImage
from portal.outbox.services import forget
from portal.users.models import User
from portal.users.personal_data import register_personal_data
from portal.users.signals import account_erased
from portal.users.traces import forget_in_logs

FACTS = ("kind", "price", "size_m2", "rooms", "floor", "free_from", "text_zh_hans", "text_en", "state", "reason")


def register() -> None:
    """Enter the collectors."""
    register_personal_data("homes_offered", offered_by)
    register_personal_data("homes_talks", talks_of)
    register_personal_data("homes_searches", searches_of)
    register_personal_data("homes_reported", reported_by)


def offered_by(user: User) -> list[dict]:
    """Return what this person offers, with where."""
    mine = Listing.objects.filter(owner=user).for_cards().order_by("pk")
    dates = ("made_at", "confirmed_at", "expires_at")
    return [{"where": home.where, **{name: getattr(home, name) for name in (*FACTS, *dates)}} for home in mine]


def talks_of(user: User) -> list[dict]:
    """Return the talks of this person: their own words with the moment, and whether their phone is shown."""
    rows = Thread.objects.of(user).select_related("listing__community", "listing__village").order_by("pk")
    found = []
    for thread in rows.prefetch_related("messages"):
        is_asker = thread.asker_id == user.pk
        own = [{"at": said.at, "text": said.text} for said in thread.messages.all() if said.by_id == user.pk]
        shown = thread.asker_shows_phone if is_asker else thread.owner_shows_phone
        found.append({"home": thread.listing.title, "state": thread.state, "phone_shown": shown, "written": own})
    return found


def searches_of(user: User) -> list[dict]:
    """Return the searches this person keeps."""
    return list(SavedSearch.objects.filter(user=user).order_by("pk").values("name", "query", "by_mail", "since"))


def reported_by(user: User) -> list[dict]:
    """Return what this person reported as false."""
    rows = FalseReport.objects.filter(by=user).select_related("listing__community", "listing__village").order_by("pk")
    return [{"home": row.listing.title, "wrong": row.wrong, "text": row.text, "at": row.at} for row in rows]


@receiver(account_erased, dispatch_uid="homes.forget")
def forget_person(sender, user, **kwargs) -> None:
    """Take the person's words, photos and name out of listings and talks; what they offered is withdrawn.

    What an office offers stays, without who wrote it.
    """
    mine = Listing.objects.filter(owner=user)
    own = mine.filter(by_office=False)
    talks = Thread.objects.of(user)
    forget(words=[f"/my-homes/{pk}/" for pk in own.values_list("pk", flat=True)])
    forget(words=[f"/my-homes/talks/{pk}/" for pk in talks.values_list("pk", flat=True)])
    forget_in_logs(own)
    # What somebody answered for their office stays the office's word.
    Message.objects.filter(by=user, by_owner=True, thread__listing__by_office=True).update(by=None)
    Message.objects.filter(by=user).update(text="", by=None)
    talks.filter(asker=user).update(asker_shows_phone=False, state="closed")
    talks.filter(listing__in=own).update(owner_shows_phone=False, state="closed")
    Thread.objects.filter(asker=user, reported_by_owner=False).update(report_text="")
    Thread.objects.filter(listing__in=own, reported_by_owner=True).update(report_text="")
    Thread.objects.filter(asker=user).update(asker=None)
    FalseReport.objects.filter(by=user).update(by=None, text="")
    SavedSearch.objects.filter(user=user).delete()
    Told.objects.filter(user=user).delete()
    for image in CustomImage.objects.filter(pk__in=Photo.objects.filter(listing__in=own).values("image")):
        image.delete()
    for listing in own:
        listing.state = listing.state if listing.state in OVER else State.WITHDRAWN
        listing.text_zh_hans = listing.text_en = listing.floor = listing.reason = ""
        listing.building = listing.picture = None
        listing.save()
    Listing.objects.filter(decided_by=user).update(decided_by=None)
    Listing.objects.filter(owner=user).update(owner=None)
