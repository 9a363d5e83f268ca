"""The demo's communities in the city."""

from datetime import time
from decimal import Decimal

from home.demo.content import Size, by_language, in_both, read_each, stream
from home.demo.pictures import picture
from home.demo.villages import add_event
from portal.communities.models import Community, OpeningHours, PickupPoint
from portal.communities.services import bring_on_community


def place(texts: dict) -> dict:
    """Return latitude and longitude as fields."""
    return {"latitude": Decimal(str(texts["lat"])), "longitude": Decimal(str(texts["lng"]))}


def settle_communities(size: Size, keeper) -> list[Community]:
    """Return the communities of a demo of this size; keeper minds their shelves."""
    return [settle_community(texts, keeper) for texts in read_each("communities", size.communities)]


def settle_community(texts: dict, keeper) -> Community:
    """Return the community with its page, events and pickup points, made once; keeper minds the shelves."""
    community = Community.objects.filter(slug=texts["slug"]).first() or bring_on(texts)
    parent = community.pages.get(locale__language_code="zh-hans")
    for event in texts.get("events") or []:
        add_event(parent, event, picture)
    for point in texts["pickup_points"]:
        open_point(community, point).keepers.add(keeper)
    return community


def open_point(community: Community, texts: dict) -> PickupPoint:
    """Return a pickup point with its hours, made once."""
    fields = in_both(name=texts["name"], address=texts["address"], hours_text=texts["hours_text"])
    defaults = {"community": community, "phone": texts["phone"], **place(texts), **fields}
    point, made = PickupPoint.objects.get_or_create(slug=texts["slug"], defaults=defaults)
    for hours in texts["hours"] if made else []:
        OpeningHours.objects.create(
            point=point,
            weekday=int(hours["days"]),
            opens=time.fromisoformat(hours["opens"]),
            closes=time.fromisoformat(hours["closes"]),
        )
    return point


def bring_on(texts: dict) -> Community:
    """Bring the community on through the service an operator uses."""
    image = picture(texts["picture"], alt=texts["alt"]["zh"])

    def fields(key: str) -> dict:
        return {
            "summary": texts["summary"][key],
            "picture": image,
            "picture_alt": texts["alt"][key],
            "body": stream(texts["body"], key, picture),
        }

    return bring_on_community(
        slug=texts["slug"],
        **place(texts),
        titles=by_language(lambda key: texts["name"][key]),
        facts={"households": texts["households"], **in_both(district=texts["district"], address=texts["address"])},
        page_fields=by_language(fields),
    )
