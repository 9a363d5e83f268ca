"""Homes that the demo's communities and villages offer, in every state, with photos, talks, searches and reports."""

from datetime import timedelta
from functools import cache

from django.core.files.base import ContentFile
from django.utils import timezone

from home.demo.clock import at
from home.demo.content import Size, in_both, read_each
from home.demo.corner import person
from home.demo.darkroom import picture_file
from portal.communities.models import Community
from portal.housing.models import Listing, SavedSearch
from portal.housing.services import (
    approve,
    ask,
    end,
    expire_and_remind,
    offer,
    pause,
    refuse,
    report_false,
    report_talk,
    save_search,
    say,
    show_phone,
)
from portal.housing.wanted import Wanted
from portal.images.models import CustomImage
from portal.villages.models import Village

FACTS = ("kind", "price", "size_m2", "rooms", "floor", "furnished", "pets")


def offer_homes(size: Size) -> None:
    """Let residents, offices and coordinators offer what the texts name, once; the oldest first."""
    if Listing.objects.exists():
        return
    for model, slugs in ((Community, size.communities), (Village, size.villages)):
        for place in model.objects.filter(slug__in=slugs).order_by("pk"):
            for texts in read_each("homes", (place.slug,)):
                rows = sorted(texts["listings"], key=lambda row: -row["days_ago"])
                for row in rows:
                    offer_one(place, row)
                for search in texts.get("searches", []):
                    save_search(wanted=Wanted.read(search["query"]), by=person(search["by"]))
    SavedSearch.objects.update(since=timezone.now() - timedelta(days=14))
    expire_and_remind()
    CustomImage.objects.filter(pk__in=Listing.objects.values("photos__image")).update(is_illustration=True)


@cache
def drawn(name: str) -> bytes:
    """Return a drawing as the bytes of a photo, developed once."""
    return picture_file(name).read()


def photos_of(row: dict) -> list[ContentFile]:
    """Return the pictures that the texts name."""
    return [ContentFile(drawn(name), name=f"{name}.png") for name in row.get("pictures", [])]


def offer_one(place: Community | Village, row: dict) -> Listing:
    """Offer one home on its day and let happen what the texts say."""
    began, keeper = timezone.now() - timedelta(days=row["days_ago"]), person(row["by"])
    facts = {**{name: row[name] for name in FACTS if name in row}, **in_both(text=row["text"])}
    if "building" in row:
        facts["building"] = place.buildings.get(number=row["building"])
    if "free_in" in row:
        facts["free_from"] = timezone.localdate() + timedelta(days=row["free_in"])
    with at(began):
        home = offer(place=place, facts=facts, by=keeper, photos=photos_of(row))
        home = decide(home, row)
    with at(began + timedelta(hours=5)):
        for talk in row.get("talks", []):
            talk_about(home, talk, keeper)
        for who, wrong, text in row.get("reports", []):
            report_false(listing=home, wrong=wrong, text=text, by=person(who))
    return home


def decide(home: Listing, row: dict) -> Listing:
    """Let whoever decides answer, or the keeper take a step, as the texts say; return the listing."""
    decider = person("operator" if home.village_id else "office")
    steps = {
        "approve": lambda: approve(listing=home, by=decider),
        "refuse": lambda: refuse(listing=home, by=decider, reason=row["reason"]),
        "pause": lambda: pause(listing=home, by=home.owner),
        "done": lambda: end(listing=home, by=home.owner, done=True),
    }
    wanted = row.get("then", "")
    is_asked = wanted in ("approve", "refuse")
    if not wanted or (is_asked and home.state != "waiting"):
        return home
    return steps[wanted]()


def talk_about(home: Listing, talk: dict, keeper) -> None:
    """Let two people write to each other, one after the other."""
    asker = person(talk["by"])
    (_asks, first), *others = talk["words"]
    thread, began = ask(listing=home, text=first, by=asker), timezone.now()
    for number, (side, text) in enumerate(others, start=1):
        with at(began + timedelta(minutes=50 * number)):
            say(thread=thread, text=text, by=asker if side == "asks" else keeper)
    if talk.get("show") == "owner":
        show_phone(thread=thread, by=keeper, shown=True)
    if "report" in talk:
        report_talk(thread=thread, text=talk["report"], by=asker)
