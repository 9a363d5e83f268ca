"""Letters about money, to a village's managers: a payout is on its way, the bank account is another one."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from marketplace.producers.models import ProducerProfile
from marketplace.settlement.models import BankAccount, Payout
from portal.core.templatetags.ui import cny
from portal.letters import compose
from portal.outbox.services import register_handler, send
from portal.users.models import User
from portal.villages.policies import shop_managers_to_write

PAID, ACCOUNT = "settlement.paid", "settlement.account"


def register() -> None:
    """Enter both kinds of work with the outbox."""
    register_handler(PAID, write_paid)
    register_handler(ACCOUNT, write_account)


def tell_paid(*, payout: Payout) -> None:
    """Promise each manager of the village's shop a letter that the bank has paid; a pickup point's operator knows."""
    for user in _managers(payout.partner_id):
        send(key=f"payout:{payout.pk}:{user}", kind=PAID, payload={"payout": payout.pk, "user": user})


def tell_account_changed(*, account: BankAccount) -> None:
    """Promise each manager a letter that money goes to another account from now on, and who said so."""
    for user in _managers(account.partner_id):
        send(key=f"account:{account.pk}:{user}", kind=ACCOUNT, payload={"account": account.pk, "user": user})


def _managers(partner_id: int | None) -> list[int]:
    """Return who of a village's shop can be written to; nobody for a pickup point."""
    if not partner_id:
        return []
    villages = ProducerProfile.objects.filter(partner=partner_id).values("village")
    return shop_managers_to_write(villages=villages)


def write_paid(payload: dict) -> None:
    """Write to one manager in that person's language."""
    payout = Payout.objects.select_related("batch").get(pk=payload["payout"])
    words = {"payout": payout, "batch": payout.batch}
    query = f"?month={payout.batch.paid_on:%Y-%m}"
    _write("paid", payout.partner_id, payload["user"], words, query, sum=payout.amount)


def write_account(payload: dict) -> None:
    """Write to one manager in that person's language."""
    account = BankAccount.objects.select_related("made_by").get(pk=payload["account"])
    _write("account", account.partner_id, payload["user"], {"account": account}, "")


def _write(name: str, partner_id: int, user: int, words: dict, query: str, sum=None) -> None:
    manager = User.objects.get(pk=user)
    if not manager.is_active or not manager.email:
        return
    village = ProducerProfile.objects.select_related("village").get(partner=partner_id).village
    with translation.override(manager.language):
        subjects = {
            "paid": _("%(sum)s for %(village)s is on its way"),
            "account": _("Payouts for %(village)s go to another account"),
        }
        path = reverse("money:statement", kwargs={"kind": "village", "slug": village.slug})
        address = f"{settings.WAGTAILADMIN_BASE_URL}{path}{query}"
        context = {**words, "village": village.name, "address": address}
        subject = subjects[name] % {"sum": cny(sum), "village": village.name}
        letter = compose(template=f"settlement/mail/{name}", subject=subject, context=context, to=manager.email)
    letter.send()
