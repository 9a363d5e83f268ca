"""/healthz and /readyz, as a load balancer asks them."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.utils import timezone

from portal.outbox.models import JobRun

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def busy_worker():
    JobRun.objects.create(name="heartbeat", started_at=timezone.now() - timedelta(seconds=50))


def test_healthz_answers_without_asking_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})


def test_readyz_names_each_part_that_works(client, busy_worker):
    response = client.get("/readyz")
    assert response.status_code == 200
    assert response.json() == {"status": "ok", "database": "ok", "cache": "ok", "storage": "ok", "worker": "ok"}
    assert "no-store" in response["Cache-Control"]


def test_readyz_is_503_when_the_worker_has_been_silent_for_four_minutes(client):
    JobRun.objects.create(name="heartbeat", started_at=timezone.now() - timedelta(minutes=4))
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["worker"] == "failed"


def test_readyz_is_503_when_the_cache_forgets(client, busy_worker, monkeypatch):
    monkeypatch.setattr(cache, "get", lambda key: None, raising=False)
    response = client.get("/readyz")
    assert (response.status_code, response.json()["cache"]) == (503, "failed")


def test_readyz_is_503_when_nothing_can_be_stored(client, busy_worker, monkeypatch):
    def full(*args):
        raise OSError("No space left on device")

    monkeypatch.setattr(default_storage, "save", full, raising=False)
    response = client.get("/readyz")
    assert (response.status_code, response.json()["storage"]) == (503, "failed")
    assert "No space" not in response.content.decode()


def test_readyz_leaves_no_file_behind(client, busy_worker, tmp_path):
    client.get("/readyz")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
