"""No test meets what another one counted."""

import pytest
from django.core.cache import caches

from portal.figures.counting import tally


@pytest.fixture(autouse=True)
def nothing_counted():
    tally.forget()
    yield
    tally.forget()


@pytest.fixture
def kept_pages(settings):
    """The page cache as the site runs it."""
    settings.CACHES = {
        **settings.CACHES,
        "pages": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "test-figures"},
    }
    caches["pages"].clear()
    yield
    caches["pages"].clear()
