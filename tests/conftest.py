"""Fixtures every test may use."""

import os

import pytest
from django.test import TransactionTestCase

from tests.template_database import PostgresCopies, copies_for_tests

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker):
    """A copy of the migrated template for this process, made new after every test that really commits."""
    with django_db_blocker.unblock():
        copies = copies_for_tests(WORKER)
        copies.connection.close()
        copies.connection.settings_dict["NAME"] = copies.create()
        if isinstance(copies, PostgresCopies):
            copies.remember()
    flush = TransactionTestCase._fixture_teardown
    TransactionTestCase._fixture_teardown = lambda case: copies.restore()
    yield
    TransactionTestCase._fixture_teardown = flush
    with django_db_blocker.unblock():
        copies.drop()


@pytest.fixture(autouse=True)
def cold_caches():
    """No test meets what another one left in a cache."""
    from django.contrib.contenttypes.models import ContentType
    from django.contrib.sites.models import Site
    from django.core.cache import cache

    cache.clear()
    ContentType.objects.clear_cache()
    Site.objects.clear_cache()
