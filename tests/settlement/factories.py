"""Rules, orders that have come to their end, and what they leave to be paid."""

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from marketplace.consignments.models import Consignment
from marketplace.consignments.services import advance
from marketplace.settlement.models import CommissionRule, FeeRule, RewardRule
from marketplace.settlement.payees import of_point, of_producer
from marketplace.settlement.services import enter_account
from portal.ledger.models import Posting
from tests.consignments.factories import make_parcels
from tests.factories import make_user

DAY = timedelta(days=1)
WAY = ("packed", "on_the_road", "at_point", "handed_over")


def today():
    """Return today's date."""
    return timezone.localdate()


def make_rule(percent="8", **fields):
    """Return a commission rule that holds since long."""
    return CommissionRule.objects.create(**{"percent": Decimal(percent), "valid_from": today() - 400 * DAY, **fields})


def make_reward(amount="1.00", **fields):
    """Return a pickup points' reward that holds since long."""
    return RewardRule.objects.create(**{"amount": Decimal(amount), "valid_from": today() - 400 * DAY, **fields})


def make_fee(percent="0.60", **fields):
    """Return the scripted provider's fee, which holds since long."""
    words = {
        "provider": "scripted",
        "percent": Decimal(percent),
        "fixed": Decimal(0),
        "valid_from": today() - 400 * DAY,
    }
    return FeeRule.objects.create(**{**words, **fields})


def make_done(product, *, quantity=2, **more):
    """Return the parcel of a paid order that was handed over yesterday."""
    (parcel,) = make_parcels(product, quantity=quantity, provider="scripted", **more)
    for to in WAY:
        parcel = advance(consignment=parcel, to=to)
    yesterday(parcel)
    return parcel


def yesterday(parcel) -> None:
    """Let all that happened to a parcel have happened yesterday."""
    then = timezone.now() - DAY
    Consignment.objects.filter(pk=parcel.pk).update(changed_at=then)
    parcel.order.movements.update(at=then)


def give_account(payee_or_producer, by=None):
    """Return the payee, with a bank account."""
    is_producer = hasattr(payee_or_producer, "partner")
    payee = of_producer(payee_or_producer) if is_producer else of_point(payee_or_producer)
    words = {"holder": "云梯村合作社", "bank": "农业银行元阳支行", "number": "6228480010001234567"}
    enter_account(payee=payee, **words, by=by or make_user())
    return payee


def balance(code: str) -> Decimal:
    """Return an account's balance in the ledger (CNY)."""
    amounts = Posting.objects.filter(account__code=code).values_list("amount", flat=True)
    return sum(amounts, Decimal("0.00"))
