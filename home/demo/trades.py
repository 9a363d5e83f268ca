"""The services of the demo's businesses, requests to them in every state, ratings with answers."""

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from home.demo.clock import at
from home.demo.content import Size, in_both, read
from home.demo.corner import person
from portal.businesses.models import Business
from portal.communities.models import Community
from portal.residents.models import Residency
from portal.trades.kinds import Part, Place, Where
from portal.trades.models import Errand, Service
from portal.trades.services import (
    accept,
    answer_rating,
    ask,
    cancel,
    decline,
    finish,
    look_after_requests,
    offer_service,
    propose,
    rate,
    refuse,
    take_at_once,
    withdraw,
)

#: How far each request goes; lapsed ones are left alone until the clock ends them.
PROPOSED = {"proposed", "declined", "agreed", "cancelled", "done", "rated"}
AGREED = {"agreed", "cancelled", "done", "rated"}


def offer_services(size: Size) -> None:
    """Let the businesses of every community of this size offer services and people ask for them, once."""
    for slug in size.communities:
        community = Community.objects.get(slug=slug)
        if Service.objects.filter(business__community=community).exists():
            continue
        for texts in read(f"services/{slug}"):
            shop = Business.objects.get(community=community, name_en=texts["business"])
            offer_all(shop, texts)
    look_after_requests()


def offer_all(shop: Business, texts: dict) -> None:
    """Offer the services of one business and live through the requests to them."""
    keeper = shop.owners.get()
    take_at_once(business=shop, number=texts.get("at_once", 1), by=keeper)
    for place, service in enumerate(texts["services"]):
        words = in_both(name=service["name"], text=service.get("text"))
        price = service.get("price")
        facts = {name: service.get(name) for name in ("kind", "unit", "where", "within_km", "soon")}
        with at(timezone.now() - timedelta(days=60)):
            facts["price"] = Decimal(price) if price else None
            made = offer_service(business=shop, facts={**words, **facts}, by=keeper)
        for number, request in enumerate(service.get("requests", [])):
            live_through(made, request, f"demo-{shop.slug}-{place}-{number}", keeper, number)


def live_through(service: Service, request: dict, key: str, keeper, number: int) -> None:
    """Ask on its day and take the steps to the state it shall be in."""
    asker, began, end = person(request["by"]), timezone.now() - timedelta(days=request["ago"], hours=2), request["to"]
    home = Residency.objects.active().filter(user=asker).with_place().first()
    place = Place.SHOP if service.where == Where.SHOP else Place.HOME
    with at(began):
        first = timezone.localdate() + timedelta(days=1 if end in {"done", "rated"} else 3 + number)
        part = list(Part)[number % 3]
        errand = ask(
            service=service,
            community=home.community if home else service.business.community,
            text=request["text"],
            wishes=[(first, part), (first + timedelta(days=1), Part.AFTERNOON)],
            place=place,
            address=f"{home.community.name}, {home.flat}" if home else "3 栋一层大厅",
            key=key,
            by=asker,
        )
    with at(began + timedelta(hours=1)):
        if end in PROPOSED:
            propose(errand=errand, day=first, part=part, price_words=request.get("price", ""), by=keeper)
        if end in AGREED:
            accept(errand=errand, by=asker)
        endings(errand, request, asker, keeper)
    if end in {"done", "rated"}:
        finish_and_rate(errand, request, asker, keeper)


def endings(errand: Errand, request: dict, asker, keeper) -> None:
    """End a request that does not come to an appointment."""
    verbs = {
        "declined": lambda: decline(errand=errand, text="这个时间要上课，别的都行。", by=asker),
        "withdrawn": lambda: withdraw(errand=errand, by=asker),
        "refused": lambda: refuse(errand=errand, reason=request["reason"], by=keeper),
        "cancelled": lambda: cancel(errand=errand, reason=request["reason"], by=asker),
    }
    if request["to"] in verbs:
        verbs[request["to"]]()


def finish_and_rate(errand: Errand, request: dict, asker, keeper) -> None:
    """Mark it as done on the evening of its day, let it be rated the next, and answered."""
    errand.refresh_from_db()
    evening = errand.begins + timedelta(hours=5)
    with at(evening):
        finish(errand=errand, by=keeper)
    if request["to"] == "rated":
        with at(evening + timedelta(hours=15)):
            rate(errand=errand, rating=request["stars"], text=request["said"], by=asker)
        if request.get("answer"):
            with at(evening + timedelta(hours=20)):
                answer_rating(errand=errand, text=request["answer"], by=keeper)
