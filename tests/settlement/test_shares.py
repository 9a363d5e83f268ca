"""The order's money is shared at a rate frozen with it, and every part sums to the whole."""

from decimal import Decimal

import pytest
from oscar.core.loading import get_model

from marketplace.consignments.services import shorten
from marketplace.placement.models import Adjustment
from marketplace.placement.services import cancel_order
from marketplace.settlement.models import AttemptFee, CommissionRule, LineCommission, Movement
from marketplace.settlement.rates import commission_rules, part_back, part_of
from portal.payments.signals import fee_known
from tests.consignments.factories import make_parcels
from tests.factories import make_producer, make_product
from tests.payments.factories import make_attempt
from tests.settlement.factories import DAY, balance, make_fee, make_rule, today

pytestmark = pytest.mark.django_db
D = Decimal


def village(product) -> str:
    return f"village:{product.stockrecords.get().partner_id}"


def rate(product, on=None):
    producer = product.stockrecords.get().partner.producer
    rule = commission_rules(on=on or today(), producer_id=producer.pk, product_ids=[product.pk])[product.pk]
    return rule and rule.percent


def less(parcel, quantity, key):
    missing = {parcel.lines.get().pk: quantity}
    return shorten(consignment=parcel, missing=missing, reason=Adjustment.Reason.BUYER, key=key)


def test_an_order_owes_the_village_its_price_less_the_commission(shop, scripted, books):
    make_rule("8")
    (parcel,) = make_parcels(shop[2], quantity=3, provider="scripted")

    movement = Movement.objects.get()
    assert (movement.goods, movement.commission, movement.due) == (D("30.00"), D("2.40"), D("27.60"))
    assert (balance(village(shop[2])), balance("commission")) == (D("-27.60"), D("-2.40"))
    assert LineCommission.objects.get().percent == D("8.00")
    assert books() == {}


def test_without_a_rule_the_village_gets_all_of_it(shop, scripted, books):
    make_parcels(shop[2], quantity=3, provider="scripted")

    assert (Movement.objects.get().due, LineCommission.objects.get().percent) == (D("30.00"), D(0))
    assert (balance("commission"), books()) == (D(0), {})


def test_the_rate_of_an_order_stays_when_the_rule_changes(shop, scripted, books):
    make_rule("8")
    (parcel,) = make_parcels(shop[2], quantity=3, provider="scripted")
    CommissionRule.objects.update(percent=D("20"))

    less(parcel, 1, "one")

    assert [row.commission for row in Movement.objects.order_by("pk")] == [D("2.40"), D("-0.80")]
    assert (balance("commission"), balance(village(shop[2])), books()) == (D("-1.60"), D("-18.40"), {})


def test_a_cancelled_order_leaves_nothing_to_anybody(shop, scripted, books):
    make_rule("8")
    (parcel,) = make_parcels(shop[2], quantity=3, provider="scripted")
    less(parcel, 1, "one")

    for _again in range(2):
        cancel_order(order=parcel.order)

    assert sum(row.due for row in Movement.objects.all()) == 0
    assert (balance("commission"), balance(village(shop[2])), books()) == (D(0), D(0), {})
    assert Movement.objects.filter(kind="cancelled").count() == 1


@pytest.mark.parametrize("percent", ["0.01", "3.33", "8", "12.5", "33.33", "99.99"])
def test_the_parts_of_a_commission_sum_to_the_whole(percent):
    price = D("39.97")
    for step in (D("0.01"), D("1.11"), D("13.32")):
        left, back = price, D(0)
        while left:
            off = min(step, left)
            back += part_back(left=left, off=off, percent=D(percent))
            left -= off
        assert back == part_of(price, D(percent))


def test_half_a_fen_is_rounded_up():
    assert (part_of(D("0.50"), D("1")), part_of(D("1.50"), D("1")), part_of(D("0.49"), D("1"))) == (
        D("0.01"),
        D("0.02"),
        D("0.00"),
    )


def test_the_most_specific_rule_wins(shop):
    _village, producer, product = shop
    food = get_model("catalogue", "Category").add_root(name="粮", slug="grain")
    rice = food.add_child(name="米", slug="rice")
    product.categories.add(rice)
    other = make_product(make_producer())
    found = [rate(product)]
    for percent, fields in (
        ("10", {}),
        ("9", {"category": food}),
        ("8", {"category": rice}),
        ("7", {"producer": producer}),
        ("6", {"producer": producer, "category": food}),
        ("5", {"producer": producer, "category": rice}),
    ):
        make_rule(percent, **fields)
        found.append(rate(product))

    assert found == [None, 10, 9, 8, 7, 6, 5]
    assert rate(other) == 10


def test_among_equals_the_one_that_began_last_counts_and_each_only_in_its_days(shop):
    make_rule("10")
    make_rule("6", valid_from=today() - 10 * DAY, valid_until=today() - 1 * DAY)
    make_rule("3", valid_from=today() + DAY)

    days = [today() + n * DAY for n in (-11, -10, -1, 0, 1)]
    assert [rate(shop[2], on=day) for day in days] == [10, 6, 6, 10, 3]


def test_two_villages_in_one_order_are_shared_each_by_its_own_rate(shop, scripted, books):
    other = make_product(make_producer(), price="10.00")
    make_rule("10")
    make_rule("5", producer=shop[1])

    make_parcels(shop[2], other, quantity=1, provider="scripted")

    assert [row.due for row in Movement.objects.order_by("partner_id")] == [D("9.50"), D("9.00")]
    assert (balance("commission"), books()) == (D("-1.50"), {})


def test_the_providers_fee_is_the_platforms_cost_and_comes_back_in_part(shop, scripted, books):
    make_fee("0.60", fixed=D("0.10"), comes_back=True)
    (parcel,) = make_parcels(shop[2], quantity=3, provider="scripted")
    after_paying = (balance("provider_fees"), balance("provider:scripted"))

    cancel_order(order=parcel.order)

    assert after_paying == (D("0.28"), D("29.72"))
    assert (balance("provider_fees"), balance("provider:scripted"), books()) == (D("0.10"), D("-0.10"), {})


def test_the_fee_that_stays_is_not_given_back(shop, scripted, books):
    make_fee("0.60")
    (parcel,) = make_parcels(shop[2], quantity=3, provider="scripted")

    cancel_order(order=parcel.order)

    assert (balance("provider_fees"), books()) == (D("0.18"), {})


def test_what_the_providers_bill_says_counts_instead_of_the_rule(shop, scripted, books):
    make_fee("0.60", comes_back=True)
    (parcel,) = make_parcels(shop[2], quantity=3, provider="scripted")
    attempt = parcel.order.placement.attempt
    by_rule = balance("provider_fees")

    fee_known.send(sender=None, attempt=attempt, amount=D("0.21"), key="payment")
    as_billed = balance("provider_fees")
    cancel_order(order=parcel.order)
    kept = balance("provider_fees")
    fee_known.send(sender=None, attempt=attempt, amount=D("-0.06"), key="refund")

    assert (by_rule, as_billed, kept) == (D("0.18"), D("0.21"), D("0.21"))
    assert (balance("provider_fees"), balance("provider:scripted"), books()) == (D("0.15"), D("-0.15"), {})


def test_a_billed_fee_needs_no_rule_and_is_booked_whatever_was_paid(shop, scripted, books):
    (parcel,) = make_parcels(shop[2], quantity=3, provider="scripted")
    other = make_attempt(provider="scripted")

    for attempt in (parcel.order.placement.attempt, other):
        fee_known.send(sender=None, attempt=attempt, amount=D("0.30"), key="payment")

    assert (balance("provider_fees"), AttemptFee.objects.count(), books()) == (D("0.60"), 2, {})
