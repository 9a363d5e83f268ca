"""Open now and when next, to the minute, by the clock on the wall here."""

from datetime import UTC, date, datetime, time
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from django.utils import translation

from portal.businesses.hours import state_of, week_of
from portal.businesses.models import Business, ClosedDays
from tests.businesses.factories import make_business

HERE = ZoneInfo("Asia/Shanghai")
#: Monday 30 November 2026; a break at noon.
MONDAY = [(1, "09:00", "12:00"), (1, "14:00", "19:00"), (2, "09:00", "12:00")]


def spans(*rows):
    return [
        SimpleNamespace(weekday=day, opens=time.fromisoformat(first), closes=time.fromisoformat(last))
        for day, first, last in rows
    ]


def said(moment: str, *, hours=None, closed=(), language="en") -> str:
    now = datetime.fromisoformat(moment).replace(tzinfo=HERE)
    days = [SimpleNamespace(first=date.fromisoformat(a), last=date.fromisoformat(b)) for a, b in closed]
    with translation.override(language):
        return state_of(hours=spans(*MONDAY) if hours is None else hours, closed=days, now=now).words


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-11-30T08:59:59", "Opens at 09:00"),
        ("2026-11-30T09:00:00", "Open until 12:00"),
        ("2026-11-30T11:59:59", "Open until 12:00"),
        ("2026-11-30T12:00:00", "Opens at 14:00"),
        ("2026-11-30T18:59:59", "Open until 19:00"),
        ("2026-11-30T19:00:00", "Opens tomorrow at 09:00"),
        ("2026-12-01T12:00:00", "Opens on Monday at 09:00"),
    ],
)
def test_it_says_open_until_or_when_it_opens_next(moment, words):
    assert said(moment) == words


def test_closed_days_count_before_hours_and_the_next_opening_lies_after_them():
    off = [("2026-11-30", "2026-12-06")]
    assert said("2026-11-30T10:00:00", closed=off) == "Opens on 7 December at 09:00"
    assert said("2026-11-30T10:00:00", closed=[("2026-11-30", "2026-11-30")]) == "Opens tomorrow at 09:00"


def test_without_hours_it_says_so_and_shut_for_months_it_is_closed_for_now():
    assert said("2026-11-30T10:00:00", hours=[]) == "Hours not given"
    assert said("2026-11-30T10:00:00", closed=[("2026-11-01", "2027-06-30")]) == "Closed for now"


def test_times_that_touch_are_one():
    joined = spans((1, "12:00", "14:00"), (1, "14:00", "20:00"))
    assert said("2026-11-30T13:00:00", hours=joined) == "Open until 20:00"


def test_the_clock_on_the_wall_counts_wherever_the_server_thinks_it_is():
    utc = datetime(2026, 11, 30, 1, 0, tzinfo=UTC)
    assert state_of(hours=spans(*MONDAY), closed=[], now=utc).is_open


def test_the_week_marks_today_and_shows_every_time_of_a_day():
    with translation.override("en"):
        week = week_of(hours=spans(*MONDAY), today=date(2026, 12, 1))
    assert [(day["name"], day["hours"], day["today"]) for day in week[:3]] == [
        ("Monday", "09:00–12:00, 14:00–19:00", False),
        ("Tuesday", "09:00–12:00", True),
        ("Wednesday", "", False),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("moment", ["08:59:59", "09:00:00", "11:59:59", "12:00:00", "13:00:00", "14:00:00", "19:00:00"])
def test_the_database_and_the_words_agree(moment):
    shop = make_business(hours=MONDAY)
    now = datetime.fromisoformat(f"2026-11-30T{moment}").replace(tzinfo=HERE)
    with time_machine.travel(now, tick=False):
        assert Business.objects.with_open().get().open_now == shop.open_state.is_open
        ClosedDays.objects.create(business=shop, first=now.date(), last=now.date())
        assert not Business.objects.with_open().get().open_now


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["list", "show", "community"])
def test_no_page_says_open_a_second_after_closing(page, settings):
    """Also where pages are kept for a crowd and parts are remembered."""
    local = "django.core.cache.backends.locmem.LocMemCache"
    settings.CACHES = {
        **settings.CACHES,
        **{name: {"BACKEND": local, "LOCATION": f"hours-{page}-{name}"} for name in ("pages", "parts")},
    }
    shop = make_business(hours=MONDAY)
    here = shop.community.slug
    paths = {"list": f"/en/around/{here}/", "show": f"/en/around/{here}/shop/{shop.slug}/"}
    path = paths.get(page, f"/en/communities/{here}/")
    for moment, words in (
        ("11:59:57", "Open until 12:00"),
        ("12:00:00", "Opens at 14:00"),
        ("14:00:00", "Open until 19"),
    ):
        now = datetime.fromisoformat(f"2026-11-30T{moment}").replace(tzinfo=HERE)
        with time_machine.travel(now, tick=False):
            response = Client(headers={"accept-language": "en"}).get(path)
        assert response["Cache-Control"] == "private, no-cache"
        assert words in response.content.decode(), moment
