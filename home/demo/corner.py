"""The businesses around the corner of the demo's communities, their offers, and vouchers taken and used."""

from datetime import time, timedelta
from decimal import Decimal

from django.contrib.auth import get_user_model
from django.utils import timezone

from home.demo.clock import at
from home.demo.content import Size, in_both, read
from portal.businesses.models import Business, Offer
from portal.businesses.services import (
    approve,
    ask_to_be_listed,
    close_for_days,
    post_offer,
    refuse,
    set_hours,
    take_off,
    take_voucher,
    use_voucher,
    withdraw_offer,
)
from portal.communities.models import Community

EDITOR = "neighbours@yunli.example"
TEXTS = ("title", "text", "benefit")


def person(name: str):
    """Return a demo account by the first part of its address."""
    return get_user_model().objects.get(email=f"{name}@yunli.example")


def open_shops(size: Size) -> None:
    """Let businesses ask and be answered, once for each community, with their hours and offers."""
    editor = get_user_model().objects.get(email=EDITOR)
    for community in Community.objects.filter(slug__in=size.communities):
        community.group.user_set.add(editor)
        if not community.businesses.exists():
            for texts in read(f"businesses/{community.slug}"):
                open_shop(community, texts, editor)


def open_shop(community: Community, texts: dict, editor) -> Business:
    """Return one business, in the state its texts name."""
    keeper = person(texts["keeper"])
    words = in_both(name=texts["name"], sentence=texts["sentence"], place=texts["place"])
    with at(timezone.now() - timedelta(days=90)):
        facts = {**words, "kind": texts["kind"], "phone": texts["phone"]}
        facts |= dict(zip(("latitude", "longitude"), map(Decimal, texts.get("at", [])), strict=False))
        shop = ask_to_be_listed(community=community, facts=facts, by=keeper)
        set_hours(business=shop, hours=hours_of(texts["hours"]), by=keeper)
        if texts["state"] == "refused":
            refuse(business=shop, by=editor, reason=texts["reason"])
        elif texts["state"] != "asked":
            approve(business=shop, by=editor)
    for first, last in texts.get("closed", []):
        close_for_days(business=shop, first=day(first), last=day(last), by=keeper)
    for offer in texts.get("offers", []):
        make_offer(shop, offer, keeper)
    if texts["state"] == "closed":
        take_off(business=shop, by=editor, reason=texts["reason"])
    return shop


def day(ahead: int):
    """Return the date so many days from today."""
    return timezone.localdate() + timedelta(days=ahead)


def hours_of(texts: dict) -> list[tuple[int, time, time]]:
    """Return opening times written as {"1-5": ["08:00-12:00"]}."""
    found = []
    for days, spans in texts.items():
        first, _dash, last = days.partition("-")
        for weekday in range(int(first), int(last or first) + 1):
            found += [(weekday, *map(time.fromisoformat, span.split("-"))) for span in spans]
    return found


def make_offer(shop: Business, texts: dict, keeper) -> Offer:
    """Post one offer on its first day, or today if that is to come, and let neighbours take and use vouchers of it."""
    first, last = (day(ahead) for ahead in texts["days"])
    posted = timezone.now() + timedelta(days=min(texts["days"][0], 0))
    with at(posted):
        offer = post_offer(
            business=shop,
            texts=in_both(**{name: texts.get(name) for name in TEXTS}),
            valid_from=first,
            valid_until=last,
            places=texts.get("places"),
            by=keeper,
        )
        vouchers = {who: take_voucher(offer=offer, by=person(who)) for who in texts.get("taken", [])}
    with at(posted + timedelta(hours=1) if texts["days"][0] < 0 else timezone.now()):
        for who in texts.get("used", []):
            use_voucher(business=shop, code=vouchers[who].code, by=keeper)
    if texts.get("withdrawn"):
        withdraw_offer(offer=offer, by=keeper)
    return offer
