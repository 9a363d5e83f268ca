"""One is left and fifty want it: one has it, no loser is charged. Each wants other goods, so no stock parts them."""

from decimal import Decimal
from functools import partial

import pytest

from marketplace.placement import pricing
from marketplace.placement.exceptions import PriceMoved, VoucherGone
from marketplace.placement.models import Placement
from portal.payments.models import Attempt
from tests.factories import make_pickup_point, make_producer, make_product
from tests.placement.at_once import at_once, meeting
from tests.placement.factories import make_basket, order_for, pickup
from tests.placement.test_offers import make_offer, make_voucher

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]
KINDS = {"offer": PriceMoved, "voucher": VoucherGone}


def rivals(kind, number):
    """Return the calls of so many buyers who all reckon with the last offer or voucher of CNY 2.00."""
    producer, delivery = make_producer(), pickup(make_pickup_point())
    goods = [make_product(producer, price="10.00", stock=5) for _buyer in range(number)]
    baskets = [make_basket((product, 1)) for product in goods]
    if kind == "offer":
        offer = make_offer(goods[0], max_global_applications=1)
    else:
        voucher = make_voucher(goods[0])
        offer = voucher.offers.get()
        for basket in baskets:
            basket.vouchers.add(voucher)
    for product in goods[1:]:
        offer.condition.range.add_product(product)
    return [partial(order_for, basket, "8.00", delivery=delivery, provider="scripted") for basket in baskets]


@pytest.mark.parametrize("kind", KINDS)
def test_of_fifty_rivals_one_has_the_last_and_nobody_else_is_charged(scripted, books, kind):
    results = at_once(rivals(kind, 50))

    winners = [result for result in results if isinstance(result, Placement)]
    losers = {type(result) for result in results if not isinstance(result, Placement)}
    assert (len(winners), losers) == (1, {KINDS[kind]})
    assert scripted.charged == {winners[0].attempt.idempotency_key}
    assert list(Attempt.objects.values_list("amount", flat=True)) == [Decimal("8.00")]
    assert books() == {}


@pytest.mark.parametrize("kind", KINDS)
def test_control_without_the_locks_several_are_charged_for_the_last_one(scripted, monkeypatch, kind):
    def look(model):
        looked = meeting(8)

        def unlocked(*, pks):
            found = model.objects.in_bulk(list(pks))
            looked()
            return found

        return unlocked

    monkeypatch.setattr(pricing, "lock_offers", look(pricing.ConditionalOffer))
    monkeypatch.setattr(pricing, "lock_vouchers", look(pricing.Voucher))

    at_once(rivals(kind, 8))

    assert len(scripted.charged) > 1
