"""The page of a long paper: for whoever asked for it, and nobody else."""

import pytest
from django.urls import reverse

from portal.outbox.services import deliver_due
from portal.papers import kinds, services
from portal.papers.models import Paper
from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner():
    return make_user()


@pytest.fixture
def paper(owner, monkeypatch):
    """A paper of one part, ordered and not begun."""
    monkeypatch.setattr(kinds, "_kinds", {})
    kinds.register_paper(kinds.Kind("one", "One", "papers/sheet.html", lambda keys, words, owner: {}))
    return services.order_paper(kind="one", keys=[1], owner=owner, title="装箱单", language="zh-hans")


def test_the_page_looks_again_until_the_paper_is_ready(client, owner, paper):
    client.force_login(owner)
    page = client.get(reverse("papers:paper", args=[paper.token]))
    assert page["Refresh"] == "3"
    deliver_due()
    deliver_due()
    page = client.get(reverse("papers:paper", args=[paper.token]))
    assert "Refresh" not in page
    file = client.get(reverse("papers:file", args=[paper.token]))
    assert b"".join(file.streaming_content).startswith(b"%PDF")
    assert file["Cache-Control"] == "private, no-store"


def test_somebody_elses_paper_is_not_there(client, paper):
    client.force_login(make_user())
    for name in ("papers:paper", "papers:file"):
        assert client.get(reverse(name, args=[paper.token])).status_code == 404
    Paper.objects.update(tries=Paper.TRIES)
    assert client.post(reverse("papers:again", args=[paper.token])).status_code == 404
    assert Paper.objects.get().has_failed


def test_a_stranger_is_asked_to_sign_in(client, paper):
    address = reverse("papers:paper", args=[paper.token])
    assert client.get(address).url.startswith(reverse("account_login"))


def test_a_paper_given_up_can_be_tried_again(client, owner, paper):
    Paper.objects.update(tries=Paper.TRIES)
    client.force_login(owner)
    page = client.get(reverse("papers:paper", args=[paper.token]))
    assert reverse("papers:again", args=[paper.token]) in page.content.decode()
    client.post(reverse("papers:again", args=[paper.token]))
    assert not Paper.objects.get().has_failed
