"""Order a long paper, make it part by part in the background, throw it away when it is old."""

import logging
from collections.abc import Iterable
from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from portal.outbox.services import send
from portal.papers.kinds import Kind, kind_named, passing_kinds
from portal.papers.models import Paper, private_storage
from portal.papers.pdf import join_pdfs, render_pdf

logger = logging.getLogger(__name__)

MAKE = "paper"


@transaction.atomic
def order_paper(*, kind: str, keys: Iterable, owner, title: str, language: str, words: dict | None = None) -> Paper:
    """Promise a paper about the rows of these keys and return it; the worker begins it within seconds.

    `keys` and `words` must fit into JSON. While the very same paper is under way, it is returned and nothing is added.
    Raises KeyError for a kind nobody entered.
    """
    asked = {
        "kind": kind_named(kind).name,
        "keys": list(keys),
        "owner": owner,
        "language": language,
        "words": words or {},
    }
    under_way = Paper.objects.filter(owner=owner, kind=kind, language=language, file="", tries__lt=Paper.TRIES)
    same = [paper for paper in under_way[:20] if (paper.keys, paper.words) == (asked["keys"], asked["words"])]
    if same:
        return same[0]
    paper = Paper.objects.create(title=title[:200], **asked)
    _promise(paper)
    return paper


@transaction.atomic
def try_again(*, paper: Paper) -> None:
    """Take up a paper the worker has given up on, where it stopped; harmless otherwise."""
    locked = Paper.objects.select_for_update().get(pk=paper.pk)
    if locked.has_failed:
        locked.tries = 0
        locked.save(update_fields=["tries"])
        _promise(locked)


def make_next(payload: dict) -> None:
    """Make the next part of a paper, or join the parts when all are made; each step is a message of its own.

    So mail never waits for a long paper, and a worker that is stopped goes on where it was.
    """
    paper = Paper.objects.filter(pk=payload["paper"], done=payload["done"], file="").first()
    if paper is None or paper.has_failed:
        return
    try:
        if paper.done < paper.total or not paper.parts:
            _make_part(paper)
        else:
            _join(paper)
    except Exception:
        Paper.objects.filter(pk=paper.pk).update(tries=paper.tries + 1)
        if paper.tries + 1 < Paper.TRIES:
            raise
        logger.exception("Paper %s is given up", paper.pk)


def prune(*, now: datetime | None = None) -> str:
    """Throw away papers whose time is over, with their files; say how many."""
    now, gone = now or timezone.now(), 0
    for kind in passing_kinds():
        for paper in Paper.objects.filter(kind=kind.name, created_at__lt=now - kind.keep):
            throw_away(paper=paper)
            gone += 1
    return f"{gone} papers thrown away"


def throw_away(*, paper: Paper) -> None:
    """Delete a paper and its files."""
    paper.delete()
    storage = private_storage()
    for name in [*paper.parts, paper.file.name]:
        if name:
            storage.delete(name)


def _promise(paper: Paper) -> None:
    key = f"paper:{paper.pk}:{paper.done}:{len(paper.parts)}:{timezone.now().timestamp()}"
    send(key=key, kind=MAKE, payload={"paper": paper.pk, "done": paper.done})


def _rows_of_next_part(paper: Paper, kind: Kind) -> list:
    return paper.keys[paper.done : paper.done + kind.per_part] if kind.per_part else paper.keys


def _make_part(paper: Paper) -> None:
    kind = kind_named(paper.kind)
    keys = _rows_of_next_part(paper, kind)
    context = kind.context(keys, paper.words, paper.owner)
    pdf = render_pdf(template=kind.template, context=context, language=paper.language)
    name = private_storage().save(f"{paper.folder}/{len(paper.parts)}.pdf", ContentFile(pdf))
    with transaction.atomic():
        locked = Paper.objects.select_for_update().get(pk=paper.pk)
        if locked.done != paper.done or len(locked.parts) != len(paper.parts):
            private_storage().delete(name)
            return
        locked.done += len(keys)
        locked.parts = [*locked.parts, name]
        locked.tries = 0
        locked.save(update_fields=["done", "parts", "tries"])
        _promise(locked)


def _join(paper: Paper) -> None:
    storage = private_storage()
    if len(paper.parts) == 1:
        name = paper.parts[0]
    else:
        name = storage.save(f"{paper.folder}/whole.pdf", ContentFile(join_pdfs(_read_each(paper))))
    Paper.objects.filter(pk=paper.pk).update(file=name, ready_at=timezone.now(), parts=[])
    for part in paper.parts:
        if part != name:
            storage.delete(part)


def _read_each(paper: Paper) -> Iterable[bytes]:
    for name in paper.parts:
        with private_storage().open(name) as file:
            yield file.read()
