"""Letters about offers: to the buyer that one waits, was agreed to or taken back; to the village what was answered."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from marketplace.consignments.shortening import title_of
from marketplace.placement.addresses import order_path
from marketplace.placement.messages import address_of
from marketplace.placement.money_back import refunds_by_hand
from marketplace.substitutions.models import Substitution
from portal.letters import compose
from portal.outbox.services import register_handler, send

BUYER, VILLAGE = "substitutions.buyer", "substitutions.village"
Status = Substitution.Status
#: Which letter still makes sense in which state.
STATES = {"offered": Status.OPEN, "agreed": Status.ACCEPTED, "withdrawn": Status.WITHDRAWN}


def register() -> None:
    """Enter both kinds of work with the outbox."""
    register_handler(BUYER, write_buyer)
    register_handler(VILLAGE, write_village)


def tell_offered(*, offer: Substitution) -> None:
    """Promise the buyer a letter with the way to the answer."""
    _promise_buyer(offer, "offered")


def tell_agreed(*, offer: Substitution) -> None:
    """Promise the buyer a letter about what comes now, and the village one that the parcel can be packed."""
    _promise_buyer(offer, "agreed")
    tell_village(offer=offer)


def tell_withdrawn(*, offer: Substitution) -> None:
    """Promise the buyer a letter that all comes as ordered."""
    _promise_buyer(offer, "withdrawn")


def tell_village(*, offer: Substitution) -> None:
    """Promise whoever made the offer a letter with the answer."""
    if offer.made_by and offer.made_by.email:
        send(key=f"instead:{offer.pk}:village", kind=VILLAGE, payload={"offer": offer.pk})


def _promise_buyer(offer: Substitution, name: str) -> None:
    if address_of(offer.consignment.order):
        send(key=f"instead:{offer.pk}:{name}", kind=BUYER, payload={"offer": offer.pk, "name": name})


def answer_path(offer: Substitution) -> str:
    """Return the path of the page where the buyer answers; the order's token is the key."""
    return reverse("instead:answer", args=[offer.consignment.order.delivery.token, offer.pk])


def _words(offer: Substitution) -> dict:
    parcel = offer.consignment
    return {
        "offer": offer,
        "adjustment": offer.adjustment,
        "attempt": parcel.order.placement.attempt,
        "by_hand": refunds_by_hand(parcel.order.placement.attempt),
        "village": parcel.partner.producer.village.name,
        "missing": title_of(offer),
        "offered": offer.product.get_title(),
        "order_path": order_path(parcel.order),
        "answer_path": answer_path(offer),
        "phone": parcel.partner.producer.village.phone,
    }


def write_buyer(payload: dict) -> None:
    """Write to the buyer in the order's language; nothing when it has come differently since."""
    offer = Substitution.objects.with_goods().get(pk=payload["offer"])
    order = offer.consignment.order
    to = address_of(order)
    if not to or offer.status != STATES[payload["name"]]:
        return
    with translation.override(order.delivery.language):
        words = _words(offer)
        subjects = {
            "offered": _("%(village)s is short of something: may something else come?"),
            "agreed": _("%(village)s sends what you agreed to"),
            "withdrawn": _("%(village)s has taken its offer back"),
        }
        subject = subjects[payload["name"]] % {"village": words["village"]}
        letter = compose(template=f"substitutions/mail/{payload['name']}", subject=subject, context=words, to=to)
    letter.send()


def write_village(payload: dict) -> None:
    """Write to whoever made the offer, in that person's language."""
    offer = Substitution.objects.with_goods().select_related("made_by").get(pk=payload["offer"])
    person = offer.made_by
    if person is None or not person.is_active or not person.email:
        return
    with translation.override(person.language):
        words = _words(offer)
        words["address"] = settings.WAGTAILADMIN_BASE_URL + reverse("packing:today") + f"?q={offer.consignment.number}"
        subjects = {
            Status.ACCEPTED: _("Parcel %(number)s: the buyer agrees"),
            Status.DECLINED: _("Parcel %(number)s: the buyer would rather have the money"),
            Status.EXPIRED: _("Parcel %(number)s: no answer came"),
        }
        subject = subjects[offer.status] % {"number": offer.consignment.number}
        letter = compose(template="substitutions/mail/answered", subject=subject, context=words, to=person.email)
    letter.send()
