"""The letter that reminds of containers: so many are out, bring them back until that day."""

from datetime import date

from django.dispatch import receiver
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from oscar.core.loading import get_model

from marketplace.consignments.deadlines import lines_due
from marketplace.consignments.signals import containers_soon_due
from marketplace.placement.addresses import order_path
from marketplace.placement.messages import address_of
from marketplace.placement.services import standing
from portal.letters import compose
from portal.outbox.services import send

REMIND = "consignments.remind_containers"


@receiver(containers_soon_due, dispatch_uid="consignments.containers_letter")
def promise(sender, order, day: date, **kwargs) -> None:
    """Promise the buyer one letter for this day."""
    if address_of(order):
        send(key=f"containers:{order.pk}:{day}", kind=REMIND, payload={"order": order.pk, "day": day.isoformat()})


def remind(payload: dict) -> None:
    """Write to the buyer what is still out; nothing when it came back meanwhile."""
    order = get_model("order", "Order").objects.select_related("delivery").get(pk=payload["order"])
    day, to = date.fromisoformat(payload["day"]), address_of(order)
    due = lines_due(first=day, last=day, order_id=order.pk).get((order.pk, day))
    if not due or not to:
        return
    lines = list(order.lines.filter(pk__in=due).order_by("pk"))
    left = standing(lines=lines)
    out = [(line, left[line.pk].containers) for line in lines]
    with translation.override(order.delivery.language):
        letter = compose(
            template="consignments/mail/containers",
            subject=_("Your containers can come back until %(day)s") % {"day": date_format(day, "MONTH_DAY_FORMAT")},
            context={
                "order": order,
                "day": day,
                "out": out,
                "point": order.delivery.point,
                "deposit": sum(left[line.pk].deposit * number for line, number in out),
                "order_path": order_path(order),
            },
            to=to,
        )
    letter.send()
