"""The letters about a changed delivery: to the buyer, so that nobody changes it behind their back, and the villages."""

from django.conf import settings
from django.dispatch import receiver
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from marketplace.consignments.models import Delivery
from marketplace.consignments.phones import masked_phone
from marketplace.consignments.signals import delivery_changed
from marketplace.placement.addresses import order_path
from marketplace.placement.messages import address_of
from portal.letters import compose
from portal.outbox.services import send
from portal.users.models import User
from portal.villages.policies import shop_managers_to_write

TELL, TELL_VILLAGE = "consignments.tell_changed", "consignments.tell_village_changed"


@receiver(delivery_changed, dispatch_uid="consignments.changed_letter")
def promise(sender, delivery: Delivery, **kwargs) -> None:
    """Promise the buyer a letter, and one to each manager whose labels may be printed already."""
    moment = f"{delivery.changed_at:%y%m%d%H%M%S%f}"
    if address_of(delivery.order):
        send(key=f"changed:{delivery.pk}:{moment}", kind=TELL, payload={"delivery": delivery.pk})
    villages = delivery.order.consignments.exclude(status="cancelled").values("partner__producer__village")
    for user in shop_managers_to_write(villages=villages):
        payload = {"delivery": delivery.pk, "user": user}
        send(key=f"changed:{delivery.pk}:{moment}:{user}", kind=TELL_VILLAGE, payload=payload)


def tell(payload: dict) -> None:
    """Write to the buyer where it goes now."""
    delivery = Delivery.objects.select_related("order__shipping_address", "point").get(pk=payload["delivery"])
    to = address_of(delivery.order)
    if not to:
        return
    with translation.override(delivery.language):
        letter = compose(
            template="consignments/mail/changed",
            subject=_("Your order %(number)s: changed") % {"number": delivery.order.number},
            context={
                "delivery": delivery,
                "address": delivery.order.shipping_address,
                "phone": masked_phone(delivery.phone),
                "order_path": order_path(delivery.order),
            },
            to=to,
        )
    letter.send()


def tell_village(payload: dict) -> None:
    """Write to a manager that the label must be printed anew, without saying where it goes."""
    delivery = Delivery.objects.select_related("order").get(pk=payload["delivery"])
    user = User.objects.filter(pk=payload["user"], is_active=True, email__gt="").first()
    if user is None:
        return
    with translation.override(user.language):
        number = delivery.order.number
        letter = compose(
            template="consignments/mail/changed_village",
            subject=_("Order %(number)s goes elsewhere: print its label anew") % {"number": number},
            context={
                "number": number,
                "address": settings.WAGTAILADMIN_BASE_URL + reverse("packing:today") + f"?q={number}",
            },
            to=user.email,
        )
    letter.send()
