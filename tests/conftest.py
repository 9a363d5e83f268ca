"""Fixtures every test may use."""

import os

import pytest
from django.core.management import call_command
from django.test import TransactionTestCase

from tests import template_tree
from tests.template_database import copies_for_tests

WRITES_WORDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")


def pytest_collection_modifyitems(config, items):
    """Leave out what only PostgreSQL can answer, or what once is enough for, when the run is on another database."""
    from django.db import connection

    if connection.vendor == "postgresql":
        return
    left_out = {item for item in items if item.get_closest_marker("postgres") or item.get_closest_marker("once")}
    config.hook.pytest_deselected(items=list(left_out))
    items[:] = [item for item in items if item not in left_out]


@pytest.fixture(scope="session")
def database_copies(django_test_environment, django_db_blocker):
    """A copy of the migrated template for this process, made new after every test that really commits."""
    with django_db_blocker.unblock():
        copies = copies_for_tests(WORKER)
        copies.connection.close()
        copies.connection.settings_dict["NAME"] = copies.create()
        copies.remember()
    flush = TransactionTestCase._fixture_teardown
    TransactionTestCase._fixture_teardown = lambda case: copies.restore()
    yield copies
    TransactionTestCase._fixture_teardown = flush
    with django_db_blocker.unblock():
        copies.drop()


@pytest.fixture(scope="session")
def django_db_setup(database_copies):
    """pytest-django's name for the same."""


@pytest.fixture
def text_index(settings):
    """The text index, written with every row that is saved, as the site runs it."""
    settings.WAGTAILSEARCH_BACKENDS = WRITES_WORDS


@pytest.fixture
def demo_rows(transactional_db, database_copies):
    """The small demo in the database; loading it takes its time once for each test process."""
    database_copies.fill_once("demo", load_small_demo)


def load_small_demo():
    """Load the small demo into a site without pages, as an operator does."""
    template_tree.fell()
    call_command("load_demo", size="small", verbosity=0)


@pytest.fixture(autouse=True)
def cold_caches():
    """No test meets what another one left in a cache."""
    from django.contrib.contenttypes.models import ContentType
    from django.contrib.sites.models import Site
    from django.core.cache import cache

    cache.clear()
    ContentType.objects.clear_cache()
    Site.objects.clear_cache()


@pytest.fixture
def remembered_parts(settings):
    """The memory of printed parts as the site runs it."""
    from django.core.cache import caches

    settings.CACHES = {
        **settings.CACHES,
        "parts": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "test-parts"},
    }
    caches["parts"].clear()
    yield caches["parts"]
    caches["parts"].clear()
