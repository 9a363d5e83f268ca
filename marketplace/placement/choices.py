"""What a buyer says at the checkout: who they are, how it reaches them."""

from dataclasses import dataclass

from portal.communities.models import PickupPoint

#: Nothing is sent: what is bought are places, taken where they are.
ON_SITE = "on_site"


@dataclass(frozen=True)
class Contact:
    """Whom to call; an e-mail address is not needed."""

    name: str
    phone: str
    email: str = ""


@dataclass(frozen=True)
class Delivery:
    """One choice for the whole order: `method` is "pickup" (with a point), "home" (with an address) or ON_SITE.

    `province` is a GB/T 2260 code of portal.places.models.Province.
    """

    method: str
    point: PickupPoint | None = None
    province: str = ""
    city: str = ""
    district: str = ""
    street: str = ""
    note: str = ""
