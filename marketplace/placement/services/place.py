"""The whole way from a filled basket to an order, or to the page where the buyer pays."""

from decimal import Decimal

from django.urls import reverse
from django.utils import translation

from marketplace.placement.choices import Contact, Delivery
from marketplace.placement.models import Placement
from marketplace.placement.services.reserve import reserve
from portal.payments import services as payments
from portal.payments.models import Attempt
from portal.payments.providers import Provider
from portal.payments.registry import offered


def providers_for(*, method: str) -> list[Provider]:
    """Return the means of payment that go with "pickup" or "home" delivery, in the order to show them."""
    return [provider for provider in offered() if method == "pickup" or not provider.in_person]


def place(
    *,
    basket,
    contact: Contact,
    delivery: Delivery,
    provider: str,
    seen_total: Decimal,
    language: str,
    user=None,
    request_ip: str | None = None,
    origin: str = "",
    on_phone: bool = False,
) -> Placement:
    """Reserve, charge and complete; return the placement as it then stands. Posting again gives the same answer.

    `seen_total` is what the buyer saw (CNY), `origin` the site as the browser knows it ("https://host"), `on_phone`
    whether a payment page for phones suits. Look at the result: `placement.order` is set when the order exists; else,
    when `placement.attempt.redirect_url` is set, send the browser there; else a code is to be scanned or the provider
    is slow: show `placement:wait`. A declined attempt leaves `status` released and the basket open. Never call it in a
    transaction. Raises a PlacementError or DeliveryUnavailable.
    """
    placement = reserve(
        basket=basket,
        contact=contact,
        delivery=delivery,
        provider=provider,
        seen_total=seen_total,
        language=language,
        user=user,
        request_ip=request_ip,
        return_url=_return_url(origin, language),
        on_phone=on_phone,
    )
    return charge(placement=placement)


def _return_url(origin: str, language: str) -> str:
    with translation.override(language):
        path = reverse("placement:wait", kwargs={"number": "number"})
    return origin + path.replace("/number/", "/{number}/")


def charge(*, placement: Placement) -> Placement:
    """Ask the provider for the money, outside any transaction, and let what it says complete or release."""
    if placement.status == Placement.Status.RESERVED:
        payments.start(attempt=placement.attempt)
    return Placement.objects.select_related("attempt", "order").get(pk=placement.pk)


def confirm_payment(*, order) -> Attempt:
    """Write down that the promised money for an order has arrived; harmless to repeat."""
    return payments.confirm_promised(attempt=order.placement.attempt)


def take_back_payment(*, order) -> Attempt:
    """Undo confirm_payment(): the order's money is due again, in the books too. Raises MoneyMoved."""
    return payments.reopen_promise(attempt=order.placement.attempt)
