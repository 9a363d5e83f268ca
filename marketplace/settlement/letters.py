"""Letters about money: to a village's managers that a payout is on its way."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from marketplace.producers.models import ProducerProfile
from marketplace.settlement.models import Payout
from portal.core.templatetags.ui import cny
from portal.letters import compose
from portal.outbox.services import register_handler, send
from portal.users.models import User
from portal.villages.models import Membership

PAID = "settlement.paid"


def register() -> None:
    """Enter the kind of work with the outbox."""
    register_handler(PAID, write_paid)


def tell_paid(*, payout: Payout) -> None:
    """Promise each manager of the village's shop a letter that the bank has paid; a pickup point's operator knows."""
    if not payout.partner_id:
        return
    members = Membership.objects.filter(
        village__producer__partner=payout.partner_id, role=Membership.Role.SHOP_MANAGER, user__email__gt=""
    )
    for user in members.values_list("user", flat=True).distinct():
        send(key=f"payout:{payout.pk}:{user}", kind=PAID, payload={"payout": payout.pk, "user": user})


def write_paid(payload: dict) -> None:
    """Write to one manager in that person's language."""
    payout = Payout.objects.select_related("batch").get(pk=payload["payout"])
    manager = User.objects.get(pk=payload["user"])
    if not manager.is_active or not manager.email:
        return
    village = ProducerProfile.objects.select_related("village").get(partner=payout.partner_id).village
    with translation.override(manager.language):
        address = reverse("money:statement", kwargs={"kind": "village", "slug": village.slug})
        context = {
            "payout": payout,
            "batch": payout.batch,
            "village": village.name,
            "address": f"{settings.WAGTAILADMIN_BASE_URL}{address}?month={payout.batch.paid_on:%Y-%m}",
        }
        subject = _("%(sum)s for %(village)s is on its way") % {"sum": cny(payout.amount), "village": village.name}
        letter = compose(template="settlement/mail/paid", subject=subject, context=context, to=manager.email)
    letter.send()
