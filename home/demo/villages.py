"""The demo's villages with their pages."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from oscar.core.loading import get_model

from home.demo.content import Size, by_language, in_both, listed, read_each, stream
from home.demo.market import mention
from home.demo.pictures import picture
from portal.core.services import publish_pair
from portal.culture.models import EventPage, StoryPage
from portal.tourism.models import ExperiencePage, StayPage, Visit
from portal.villages.models import IndustryPage, Village
from portal.villages.services import bring_on_village, page_of

FACTS = ("meaning", "county", "people", "landscape", "live_line")


def finder(village: Village):
    """Return a function that gives a drawing as a picture in the village's collection."""
    return lambda name: picture(name, collection=village.collection)


@transaction.atomic
def settle_village(texts: dict) -> Village:
    """Return the village of these texts with its pages, made once; its stories come when there is what they show."""
    village = Village.objects.filter(slug=texts["slug"]).first() or bring_on(texts)
    parent = page_of(village)
    for industry in texts["industries"]:
        add_page(parent, IndustryPage, industry, finder(village))
    for event in texts.get("events") or []:
        add_event(parent, event, finder(village))
    for visit in texts["visits"]:
        add_visit(parent, village, visit)
    return village


def bring_on(texts: dict) -> Village:
    """Bring a village on through the same service an operator uses."""
    facts = {name: texts[name] for name in ("altitude_m", "households", "phone")}
    facts["hours_from_city"] = Decimal(str(texts["hours_from_city"]))
    facts |= in_both(**{name: texts[name] for name in FACTS})
    image = picture(texts["picture"], alt=texts["alt"]["zh"])

    def fields(key: str) -> dict:
        return {
            "summary": texts["summary"][key],
            "picture": image,
            "picture_alt": texts["alt"][key],
            "body": stream(texts["body"], key, picture),
            "people_text": stream(texts["people_text"], key, picture),
            "culture": stream(texts["culture"], key, picture),
            "getting_there": stream(texts["getting_there"], key, picture),
            "before_you_go": listed(texts["before_you_go"], key),
            "checked_on": texts["checked_on"],
        }

    village = bring_on_village(
        slug=texts["slug"],
        latitude=Decimal(str(texts["lat"])),
        longitude=Decimal(str(texts["lng"])),
        titles=by_language(lambda key: texts["name"][key]),
        facts=facts,
        page_fields=by_language(fields),
    )
    if image:
        image.collection = village.collection
        image.save(update_fields=["collection"])
    return village


def add_page(parent, model, content: dict, find_picture, *, shared: dict | None = None, texts: tuple = ()):
    """Publish a page with its translation below parent, once; `texts` names further translated fields."""
    found = model.objects.child_of(parent).filter(slug=content["slug"]).first()
    if found:
        return found
    image = find_picture(content["picture"])

    def fields(key: str) -> dict:
        return {
            "title": content["title"][key],
            "summary": content["summary"][key],
            "picture_alt": content["alt"][key],
            "body": stream(content["body"], key, find_picture, find_row),
            **{name: as_text(content.get(name), key) for name in texts},
        }

    both = by_language(fields)
    page = model(slug=content["slug"], picture=image, **both["zh-hans"], **(shared or {}))
    return publish_pair(parent=parent, page=page, translations={"en": both["en"]})


def as_text(value, key: str) -> str:
    """Return a translated text, or a list of them with one on each line."""
    if isinstance(value, list):
        return "\n".join(one[key] for one in value)
    return (value or {}).get(key, "")


def add_event(parent, event: dict, find_picture) -> None:
    """Publish an event below a village or a community."""
    times = {
        "starts_at": datetime.fromisoformat(str(event["starts"])),
        "ends_at": datetime.fromisoformat(str(event["ends"])),
    }
    add_page(parent, EventPage, event, find_picture, shared=times, texts=("place",))


def add_visit(parent, village: Village, content: dict) -> None:
    """Make the visit's one row and publish its page in both languages."""
    visit, _made = Visit.objects.get_or_create(
        slug=content["slug"],
        defaults={
            "village": village,
            "kind": content["kind"],
            "price": Decimal(content["price"]),
            "capacity": content["capacity"],
            **in_both(name=content["title"], price_unit=content["price_unit"]),
        },
    )
    model = ExperiencePage if content["kind"] == Visit.Kind.EXPERIENCE else StayPage
    texts = ("duration", "includes", "bring", "suits", "meeting_point", "cancellation")
    add_page(parent, model, content, finder(village), shared={"visit": visit}, texts=texts)


def find_row(kind: str, slug: str):
    """Return the product, visit or village that a text shows, None where the demo has none of this name."""
    model = {"product": get_model("catalogue", "Product"), "visit": Visit, "village": Village}[kind]
    return model.objects.filter(slug=slug).first()


@transaction.atomic
def tell_stories(size: Size) -> None:
    """Publish the villages' stories, once, and tie further products to them than their texts show."""
    for texts in read_each("villages", size.villages):
        village = Village.objects.get(slug=texts["slug"])
        for story in texts["stories"]:
            shared = {"told_on": story["published"]}
            page = add_page(page_of(village), StoryPage, story, finder(village), shared=shared, texts=("teller",))
            mention(page, story.get("mentions"))


def settle_villages(size: Size) -> list[Village]:
    """Return the villages of a demo of this size."""
    return [settle_village(texts) for texts in read_each("villages", size.villages)]
