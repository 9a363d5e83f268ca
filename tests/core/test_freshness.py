"""Versions of what people read: read once in a request, never older than the last change outside of one."""

import pytest
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from portal.core.freshness import Version
from portal.core.languages import in_language


@pytest.fixture
def request_begins():
    """Let this thread answer a request."""
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)
    request_started.send(sender=None)
    yield
    request_finished.send(sender=None)
    request_started.connect(close_old_connections)
    request_finished.connect(close_old_connections)


@pytest.fixture
def version():
    keys = list(Version.keys)
    yield Version("test:version")
    Version.keys[:] = keys


def test_a_version_stays_until_it_is_renewed(version):
    first = version.now()
    assert version.now() == first
    version.renew_now()
    assert version.now() != first


def test_a_request_reads_a_version_once(version, request_begins):
    first = version.now()
    cache.set(version.key, "from another process", None)
    assert version.now() == first


def test_a_request_sees_what_it_renewed_itself(version, request_begins):
    first = version.now()
    version.renew_now()
    assert version.now() != first


def test_outside_a_request_another_process_is_heard_at_once(version):
    version.now()
    cache.set(version.key, "from another process", None)
    assert version.now() == "from another process"


@pytest.mark.django_db
def test_a_change_that_is_not_committed_renews_nothing(version, django_capture_on_commit_callbacks):
    first = version.now()
    with django_capture_on_commit_callbacks() as waiting:
        version.renew()
    assert version.now() == first
    waiting[0]()
    assert version.now() != first


@pytest.mark.parametrize(
    ("path", "other"),
    [
        ("/en/", "/zh-hans/"),
        ("/en/shop/catalogue/?page=2", "/zh-hans/shop/catalogue/?page=2"),
        ("/zh-hans/a/b/", "/zh-hans/a/b/"),
        ("/healthz", "/healthz"),
        ("/english/", "/english/"),
    ],
)
def test_an_address_differs_in_its_first_step_alone(path, other):
    assert in_language(path, "zh-hans") == other
