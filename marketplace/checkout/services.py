"""What the checkout remembers and finds again: the basket behind a form, its order, a returning buyer's answers."""

from django.core.signing import BadSignature, Signer
from django.db import transaction
from oscar.core.loading import get_model

from marketplace.consignments.models import Delivery
from marketplace.placement.choices import Contact
from marketplace.placement.choices import Delivery as Choice
from marketplace.placement.models import Placement

_signer = Signer(salt="checkout.basket")


def basket_key(basket) -> str:
    """Return the form's key to its basket: only who was shown the page has it."""
    return _signer.sign(str(basket.pk))


def basket_contents(basket) -> str:
    """Return what is in the basket as text: another text means that the buyer saw another basket."""
    return ",".join(f"{line.product_id}x{line.quantity}{_inside(line)}" for line in basket.all_lines())


def _inside(line) -> str:
    """Return what is in a box as text, "" for what is none."""
    parts = line.box.parts if line.box else ()
    return "".join(f"+{part.product_id}x{part.quantity}" for part in parts)


def live_placement(*, key: str) -> Placement | None:
    """Return the placement that a form's basket already has: the same post again gives the same order."""
    try:
        basket_id = int(_signer.unsign(key))
    except (BadSignature, ValueError):
        return None
    live = Placement.objects.filter(basket=basket_id).exclude(status=Placement.Status.RELEASED)
    return live.select_related("attempt", "order__delivery").first()


def last_delivery(*, user) -> Delivery | None:
    """Return how this person's last order reached them."""
    return Delivery.objects.filter(order__user=user).exclude(name="").order_by("-pk").first()


@transaction.atomic
def keep_address(*, user, contact: Contact, delivery: Choice) -> None:
    """Keep a delivery address in the buyer's account, once; the first one becomes the usual one."""
    UserAddress = get_model("address", "UserAddress")
    where = {
        "state": delivery.province,
        "line4": delivery.city,
        "line3": delivery.district,
        "line1": delivery.street,
    }
    if user.addresses.filter(**where).exists():
        return
    UserAddress.objects.create(
        user=user,
        first_name=contact.name,
        phone_number=contact.phone,
        country=get_model("address", "Country").objects.get(iso_3166_1_a2="CN"),
        is_default_for_shipping=not user.addresses.exists(),
        **where,
    )
