"""The demo's year is planned the same way each time and respects the seasons."""

from collections import Counter
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from home.demo.clock import at
from home.demo.content import COMMUNITIES, VILLAGES, Size, read_lists
from home.demo.year_plan import PAIRED_SINCE, plan_year

#: All texts there are, also those that wait for their pictures.
WRITTEN = Size(villages=VILLAGES, communities=COMMUNITIES, has_year=True)
NOW = datetime(2026, 11, 24, 15, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture(scope="module")
def wishes():
    return plan_year(size=WRITTEN, now=NOW)


def test_several_hundred_orders_lie_in_the_last_twelve_months(wishes):
    assert 300 <= len(wishes) <= 700
    assert NOW - timedelta(days=366) < wishes[0].at <= wishes[-1].at < NOW
    assert len({(wish.at.year, wish.at.month) for wish in wishes}) >= 12


def test_the_same_day_gives_the_same_year(wishes):
    assert plan_year(size=WRITTEN, now=NOW) == wishes


def test_nothing_is_bought_out_of_season(wishes):
    season = {row["code"]: row["season"] for row in read_lists("products", WRITTEN.villages)}
    assert [wish for wish in wishes for code in wish.lines if wish.at.month not in season[code]] == []


def test_many_buyers_come_again_and_all_are_called_by_an_initial(wishes):
    times = Counter(wish.buyer.name for wish in wishes)
    assert sum(1 for number in times.values() if number >= 4) >= 20
    assert all(sum(letter.isascii() and letter.isalpha() for letter in name) == 1 for name in times)


def test_nobody_orders_at_a_community_before_it_was_paired(wishes):
    early = [wish for wish in wishes if wish.buyer.community == "riverbend"]
    assert early
    assert all(wish.at.date() >= PAIRED_SINCE["riverbend"] for wish in early)


def test_every_product_is_bought_by_somebody(wishes):
    bought = {code for wish in wishes for code in wish.lines}
    assert bought == {row["code"] for row in read_lists("products", WRITTEN.villages)}


def test_the_clock_goes_back_and_forth():
    from django.utils import timezone

    with at(NOW):
        assert timezone.now() == NOW
    assert timezone.now() != NOW
