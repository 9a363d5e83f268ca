"""A split parcel earns its pickup point one reward: with the last part, whatever is taken back meanwhile."""

from decimal import Decimal
from functools import partial
from importlib import import_module

import pytest

from marketplace.consignments.models import ConsignmentEvent
from marketplace.consignments.services import advance, shorten, split
from marketplace.consignments.services.undo import undo
from marketplace.placement.models import Adjustment
from marketplace.settlement.models import Movement
from tests.consignments.factories import make_keeper, make_parcels, make_shop
from tests.factories import make_pickup_point
from tests.placement.at_once import at_once, meeting
from tests.settlement.factories import WAY, balance, make_reward, today

D = Decimal


def hand_over(parcel, keeper):
    for to in WAY:
        advance(consignment=parcel, to=to, by=keeper)


def earned():
    return [movement.reward for movement in Movement.objects.filter(point__isnull=False).order_by("pk")]


def make_parts(product):
    """Return (keeper, first part, later part) of a paid order of three at a shelf that earns 1.50 a parcel."""
    point = make_pickup_point()
    make_reward("1.50")
    (first,) = make_parcels(product, quantity=3, point=point, provider="scripted")
    later = split(consignment=first, later={first.lines.get().pk: 1}, day=today(), key="k")
    return make_keeper(point), first, later


@pytest.fixture
def parts(shop, scripted):
    return make_parts(shop[2])


@pytest.mark.django_db
class TestOneAfterTheOther:
    def test_two_parts_earn_one_reward_with_the_last(self, parts, books):
        keeper, first, later = parts
        hand_over(first, keeper)
        assert (earned(), balance("rewards"), books()) == ([], D("0.00"), {})
        hand_over(later, keeper)
        assert (earned(), balance("rewards"), books()) == ([D("1.50")], D("1.50"), {})

    @pytest.mark.parametrize("which", [0, 1])
    def test_whichever_hand_over_is_taken_back_the_reward_goes_and_comes_again(self, parts, books, which):
        keeper, *both = parts
        for parcel in both:
            hand_over(parcel, keeper)
        for _again in range(2):
            undo(consignment=both[which], by=keeper)
            assert (balance("rewards"), books()) == (D("0.00"), {})
            advance(consignment=both[which], to="handed_over", by=keeper)
            assert (balance("rewards"), books()) == (D("1.50"), {})
        assert earned() == [D("1.50"), D("-1.50"), D("1.50"), D("-1.50"), D("1.50")]

    def test_a_part_that_comes_to_nothing_is_not_waited_for(self, parts, books):
        keeper, first, later = parts
        hand_over(first, keeper)
        missing = {later.lines.get().pk: 1}
        shorten(consignment=later, missing=missing, reason=Adjustment.Reason.SHORT, key="gone")
        assert (earned(), books()) == ([D("1.50")], {})

    def test_the_part_taken_back_and_emptied_leaves_the_reward_of_the_other(self, parts, books):
        keeper, first, later = parts
        hand_over(later, keeper)
        hand_over(first, keeper)
        for _step in WAY:
            undo(consignment=first, by=keeper)
        missing = {first.lines.get().pk: 2}
        shorten(consignment=first, missing=missing, reason=Adjustment.Reason.SHORT, key="gone")
        assert (sum(earned()), balance("rewards"), books()) == (D("1.50"), D("1.50"), {})

    def test_a_step_taken_twice_earns_once(self, parts, books):
        keeper, *both = parts
        for parcel in both:
            hand_over(parcel, keeper)
            advance(consignment=parcel, to="handed_over", by=keeper)
        assert (earned(), books()) == ([D("1.50")], {})

    def test_check_books_names_a_parcel_rewarded_twice(self, parts, books):
        keeper, *both = parts
        for parcel in both:
            hand_over(parcel, keeper)
        other = ConsignmentEvent.objects.filter(consignment=both[0], new_status="handed_over").get()
        movement = Movement.objects.get(point__isnull=False)
        movement.pk, movement.key = None, f"reward:{other.pk}"
        movement.save(force_insert=True)
        named = books()["each parcel, with all its parts, earned one reward at most"]
        assert named == f"order {both[0].order_id}"


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgres
@pytest.mark.parametrize("locked", [True, False])
def test_without_the_lock_two_hand_overs_at_once_would_earn_nothing(monkeypatch, scripted, locked):
    """The control: each sees the other part still at the point, and leaves the reward to it."""
    keeper, *both = make_parts(make_shop()[2])
    for parcel in both:
        for to in WAY[:-1]:
            advance(consignment=parcel, to=to, by=keeper)
    if not locked:
        order, attempt = both[0].order, both[0].order.placement.attempt
        moving = import_module("marketplace.consignments.services.move")
        rewards = import_module("marketplace.settlement.services.rewards")
        known, both_there = rewards._of, meeting(2)
        monkeypatch.setattr(moving, "lock_order_and_attempt", lambda pk: (order, attempt))
        monkeypatch.setattr(rewards, "_of", lambda *words: [known(*words), both_there()][0])

    results = at_once([partial(advance, consignment=parcel, to="handed_over", by=keeper) for parcel in both])

    assert not any(isinstance(result, Exception) for result in results), results
    assert earned() == ([D("1.50")] if locked else [])
