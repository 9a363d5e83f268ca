"""One record of harvest: usual months, this year's days instead of them, read alike by market, cards and pages."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from oscar.core.loading import get_model

from marketplace.catalogue.cards import cards_at
from marketplace.catalogue.seasons import ALL_YEAR, Harvest, days_in_words
from marketplace.harvest.exceptions import DaysUpsideDown
from marketplace.harvest.services import forget_past_harvests, set_harvest
from tests.factories import make_product

Product = get_model("catalogue", "Product")
SEPTEMBER, OCTOBER, NOVEMBER, DECEMBER, JANUARY = 1 << 8, 1 << 9, 1 << 10, 1 << 11, 1
LATE = (date(2026, 10, 20), date(2026, 11, 10))


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def on(monkeypatch):
    """Return a function that makes a day today."""
    return lambda *day: monkeypatch.setattr(timezone, "localdate", lambda *_args: date(2026, *day))


@pytest.mark.parametrize(
    ("day", "now", "begins", "said"),
    [
        ((9, 15), False, "20 October", "This year: 20 October to 10 November"),
        ((10, 19), False, "20 October", "This year: 20 October to 10 November"),
        ((10, 20), True, "", "This year: 20 October to 10 November"),
        ((11, 10), True, "", "This year: 20 October to 10 November"),
        ((11, 11), False, "September", "This year’s harvest is over: 20 October to 10 November"),
    ],
)
def test_this_years_days_count_instead_of_the_usual_months(on, day, now, begins, said):
    on(*day)
    harvest = Harvest(SEPTEMBER | OCTOBER, *LATE)
    assert (harvest.is_now, harvest.begins, harvest.this_year) == (now, begins, said)
    assert harvest.mask == OCTOBER | NOVEMBER
    assert [step["number"] for step in harvest.steps if step["on"]] == [10, 11]
    assert [step["number"] for step in harvest.steps if step["usual"]] == [9]


@pytest.mark.parametrize(
    ("day", "months", "now", "begins", "latest"),
    [
        ((9, 30), SEPTEMBER, True, "", "September"),
        ((10, 1), SEPTEMBER, False, "September", "September"),
        ((1, 5), OCTOBER | DECEMBER, False, "October", "December"),
        ((5, 5), ALL_YEAR, True, "", "April"),
        ((5, 5), 0, False, "", "May"),
    ],
)
def test_without_days_the_usual_months_count(on, day, months, now, begins, latest):
    on(*day)
    harvest = Harvest(months)
    assert (harvest.is_now, harvest.begins, harvest.this_year) == (now, begins, "")
    assert harvest.latest_month == latest or months in (SEPTEMBER, ALL_YEAR)


def test_the_harvest_of_another_year_is_the_next_one(on):
    on(11, 30)
    assert (
        Harvest(SEPTEMBER, date(2027, 9, 1), date(2027, 9, 9)).this_year
        == "Next harvest: 1 September to 9 September 2027"
    )


def test_a_harvest_over_new_year_touches_both_years():
    harvest = Harvest(0, date(2026, 12, 20), date(2027, 1, 5))
    assert harvest.mask == DECEMBER | JANUARY
    assert Harvest(0, date(2026, 3, 1), date(2027, 3, 1)).mask == ALL_YEAR


@pytest.mark.django_db
@pytest.mark.parametrize("day", [(9, 15), (10, 19), (10, 20), (11, 10), (11, 11), (12, 24)])
def test_the_database_and_the_record_say_the_same(on, day):
    on(*day)
    for months in (SEPTEMBER, OCTOBER, ALL_YEAR, 0):
        make_product(season_months=months)
        make_product(season_months=months, harvest_from=LATE[0], harvest_until=LATE[1])
    make_product(season_months=0, harvest_from=date(2026, 12, 20), harvest_until=date(2027, 1, 5))
    everything = list(Product.objects.all())
    assert set(Product.objects.in_season(timezone.localdate())) == {each for each in everything if each.in_season}
    for month in range(1, 13):
        wanted = {each for each in everything if each.harvest.mask >> (month - 1) & 1}
        assert set(Product.objects.in_month(month)) == wanted
    cards = cards_at([each.pk for each in everything])
    assert [card.harvest for card in cards] == [each.harvest for each in everything]


@pytest.mark.django_db
def test_the_tag_tells_of_a_harvest_to_come(on):
    product = make_product(season_months=SEPTEMBER, harvest_from=LATE[0], harvest_until=LATE[1])
    on(9, 15)
    assert (product.status_tag.text, product.status_tag.kind) == ("Harvest from 20 October", "n")
    on(10, 20)
    assert product.status_tag.text == "In season"
    on(11, 20)
    assert product.status_tag.text == "Harvested in November"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "days",
    [(LATE[0], None), (None, LATE[1]), (LATE[1], LATE[0]), (date(2026, 1, 1), date(2027, 1, 2))],
)
def test_days_that_are_no_span_are_refused_and_nothing_is_written(days):
    product = make_product(season_months=SEPTEMBER)
    with pytest.raises(DaysUpsideDown):
        set_harvest(product=product, months=[1], first=days[0], last=days[1])
    product.refresh_from_db()
    assert product.harvest == Harvest(SEPTEMBER)


@pytest.mark.django_db
def test_the_database_holds_both_days_or_none():
    product = make_product()
    for fields in ({"harvest_from": LATE[1], "harvest_until": LATE[0]}, {"harvest_until": LATE[0]}):
        with pytest.raises((IntegrityError, ValidationError)), transaction.atomic():
            Product.objects.filter(pk=product.pk).update(**fields)


@pytest.mark.django_db
def test_a_harvest_long_past_is_forgotten_and_a_younger_one_is_not():
    old = make_product(season_months=SEPTEMBER, harvest_from=date(2026, 5, 1), harvest_until=date(2026, 6, 1))
    young = make_product(season_months=SEPTEMBER, harvest_from=date(2026, 5, 1), harvest_until=date(2026, 6, 2))
    assert forget_past_harvests(today=date(2026, 8, 31)) == "1 harvests of last time forgotten"
    old.refresh_from_db()
    young.refresh_from_db()
    assert old.harvest == Harvest(SEPTEMBER)
    assert young.harvest.last == date(2026, 6, 2)


@pytest.mark.parametrize(
    ("language", "first", "last", "said"),
    [
        ("en", date(2026, 3, 1), date(2026, 3, 9), "1 March to 9 March"),
        ("en", date(2027, 3, 1), date(2027, 3, 9), "1 March to 9 March 2027"),
        ("zh-hans", date(2027, 3, 1), date(2027, 3, 9), "2027年3月1日到3月9日"),
        ("en", date(2026, 12, 20), date(2027, 1, 5), "20 December 2026 to 5 January 2027"),
    ],
)
def test_days_say_their_year_where_it_is_needed(on, language, first, last, said):
    on(6, 1)
    with translation.override(language):
        assert days_in_words(first, last) == said
