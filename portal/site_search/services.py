"""The one way to search: guards what was typed, understands Chinese, English and pinyin."""

from collections.abc import Callable
from functools import reduce
from operator import and_

from django.db.models import Case, Q, QuerySet, When
from modelsearch.query import Phrase, PlainText, SearchQuery
from wagtail.search.backends import get_search_backend

from portal.core.words import query_words


def build_query(text: str) -> SearchQuery | None:
    """Return the query for what somebody typed, or None when it holds no word at all."""
    parts: list[SearchQuery] = [
        PlainText(word[0]) if len(word) == 1 else Phrase(" ".join(word)) for word in query_words(text)
    ]
    return reduce(and_, parts) if parts else None


def search(*, queryset: QuerySet, text: str, named: Callable[[str, str], Q] | None = None) -> QuerySet:
    """Return the rows of queryset that match every word of text, best first; none when text has no word.

    With `named` (see `kinds.Kind`) each row has `named_so`: 0 when its name is the text, 1 when it begins with it,
    2 otherwise, and comes in this order. The queryset keeps its filters and prefetches, not its order.
    """
    query = build_query(text)
    if query is None:
        return queryset.none()
    found = _look_up(queryset, query)
    if named is None:
        return found
    name = " ".join(text.replace("\x00", " ").split())
    grade = Case(When(named("iexact", name), then=0), When(named("istartswith", name), then=1), default=2)
    return found.annotate(named_so=grade).order_by("named_so", *found.query.order_by)


def matching(*, queryset: QuerySet, text: str) -> QuerySet:
    """Return queryset narrowed to the rows that match, keeping its own filters, order and prefetches."""
    query = build_query(text)
    if query is None:
        return queryset.none()
    found = _look_up(queryset.model._default_manager.all(), query, order_by_relevance=False)
    return queryset.filter(pk__in=found.order_by().values("pk"))


def _look_up(queryset: QuerySet, query: SearchQuery, **options) -> QuerySet:
    """Return what the text index finds, as a queryset.

    `backend.search()` would allow filters on fields named in the index alone; the databases know them all.
    """
    backend = get_search_backend()
    compiler = backend.query_compiler_class(queryset, query, **options)
    return backend.results_class(backend, compiler).get_queryset()
