"""A day is said with its weekday, each language in its own order."""

from datetime import UTC, datetime

import pytest
from django.utils import translation

from marketplace.bookings.naming import day_name


@pytest.mark.parametrize(("language", "said"), [("en", "Tue 15 December"), ("zh-hans", "12月15日 星期二")])
def test_a_day_is_said_with_its_weekday(language, said):
    with translation.override(language):
        assert day_name(datetime(2026, 12, 15, 1, tzinfo=UTC)) == said
