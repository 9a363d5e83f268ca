"""Services where other rooms show them: on a community's page, on a business's page, among its owner's rooms."""

from django.utils.translation import gettext_lazy, pgettext_lazy

from portal.businesses.models import Business
from portal.businesses.rooms import OwnerRoom, register_owner_room, register_shop_part
from portal.communities.parts import AFTER, Part, register_part
from portal.trades.models import Service
from portal.trades.versions import waiting_for


def register() -> None:
    """Enter the parts and both rooms."""
    words = {"order": 12, "place": AFTER, "door": (gettext_lazy("Services nearby"), "trades:list")}
    register_part(Part("trades", "trades/_around.html", lambda page, request: {}, **words))
    register_shop_part("trades", "trades/_of_shop.html", services_of, order=10)
    requests = pgettext_lazy("owner", "Requests")
    register_owner_room(OwnerRoom("errands", requests, "trade_desk:errands", 10, waiting_for))
    register_owner_room(OwnerRoom("services", pgettext_lazy("owner", "Services"), "trade_desk:services", 20))


def services_of(business: Business) -> dict | None:
    """Return what a business offers, None when there is nothing."""
    rows = Service.objects.offered().filter(business=business).with_ratings().order_by("kind", "pk")
    found = list(rows[:50])
    for service in found:
        service.business = business
    return {"services": found} if found else None
