"""Long papers, made by the worker part by part."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from pypdf import PdfReader

from portal.outbox.models import Message
from portal.outbox.services import deliver_due
from portal.papers import kinds, services
from portal.papers.models import Paper, private_storage
from portal.users.signals import account_erased
from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def seen():
    """The keys of each part as the kind was asked for them."""
    return []


@pytest.fixture(autouse=True)
def numbers(monkeypatch, seen, settings, tmp_path):
    """A kind of paper that prints its keys, two to a part."""

    def context(keys, words, owner):
        seen.append(list(keys))
        return {"numbers": keys, **words}

    monkeypatch.setattr(kinds, "_kinds", {})
    kinds.register_paper(kinds.Kind("numbers", "Numbers", "papers/sheet.html", context, per_part=2))

    def render(*, template, context, language):
        from weasyprint import HTML

        return HTML(string=f"<p>{context['numbers']} {language}</p>").write_pdf()

    monkeypatch.setattr(services, "render_pdf", render)


def ordered(owner=None, keys=range(5)) -> Paper:
    return services.order_paper(kind="numbers", keys=keys, owner=owner or make_user(), title="Numbers", language="en")


def work(rounds=1):
    for _round in range(rounds):
        deliver_due()


def pages_of(paper) -> list[str]:
    with paper.file.open("rb") as file:
        return [page.extract_text() for page in PdfReader(BytesIO(file.read())).pages]


def test_a_paper_is_made_part_by_part_and_joined(seen):
    paper = ordered()
    work()
    paper.refresh_from_db()
    assert (paper.done, paper.total, bool(paper.file)) == (2, 5, False)
    work(rounds=3)
    paper.refresh_from_db()
    assert seen == [[0, 1], [2, 3], [4]]
    assert pages_of(paper) == ["[0, 1] en", "[2, 3] en", "[4] en"]
    assert paper.ready_at is not None


def test_the_parts_are_gone_once_they_are_joined():
    paper = ordered()
    work(rounds=4)
    assert private_storage().listdir(paper.folder)[1] == ["whole.pdf"]


def test_a_message_delivered_twice_adds_no_page():
    paper = ordered(keys=[1, 2, 3])
    work()
    services.make_next({"paper": paper.pk, "done": 0})
    work(rounds=2)
    paper.refresh_from_db()
    assert pages_of(paper) == ["[1, 2] en", "[3] en"]


def test_the_same_paper_is_not_made_twice_at_a_time():
    owner = make_user()
    assert ordered(owner).pk == ordered(owner).pk
    assert ordered(owner, keys=[9]).pk != ordered(owner).pk
    assert ordered(make_user()).pk != ordered(owner).pk


def test_a_paper_that_fails_is_given_up_and_goes_on_where_it_stopped(monkeypatch, seen):
    paper = ordered()
    work()
    good = services.render_pdf
    monkeypatch.setattr(services, "render_pdf", lambda **_: 1 / 0)
    for _try in range(Paper.TRIES):
        Message.objects.filter(done_at=None).update(due_at=timezone.now())
        work()
    paper.refresh_from_db()
    assert paper.has_failed
    assert paper.done == 2
    monkeypatch.setattr(services, "render_pdf", good)
    services.try_again(paper=paper)
    work(rounds=3)
    paper.refresh_from_db()
    assert not paper.has_failed
    assert pages_of(paper) == ["[0, 1] en", "[2, 3] en", "[4] en"]


def test_old_papers_are_thrown_away_with_their_files():
    paper, young = ordered(), ordered(keys=[1])
    work(rounds=4)
    Paper.objects.filter(pk=paper.pk).update(created_at=timezone.now() - timedelta(days=3))
    assert services.prune() == "1 papers thrown away"
    assert list(Paper.objects.all()) == [young]
    assert private_storage().listdir(paper.folder)[1] == []


def test_papers_go_with_the_account_of_who_had_them_made():
    owner = make_user()
    ordered(owner)
    other = ordered()
    account_erased.send(sender=None, user=owner, contacts=set())
    assert list(Paper.objects.all()) == [other]
