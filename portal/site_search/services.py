"""The one way to search: guards what was typed, understands Chinese, English and pinyin."""

from functools import reduce
from operator import and_

from django.db.models import QuerySet
from modelsearch.query import Phrase, PlainText, SearchQuery
from wagtail.search.backends import get_search_backend

from portal.core.words import query_words


def build_query(text: str) -> SearchQuery | None:
    """Return the query for what somebody typed, or None when it holds no word at all."""
    parts: list[SearchQuery] = [
        PlainText(word[0]) if len(word) == 1 else Phrase(" ".join(word)) for word in query_words(text)
    ]
    return reduce(and_, parts) if parts else None


def search(*, queryset: QuerySet, text: str) -> QuerySet:
    """Return the rows of queryset that match every word of text, best first; none when text has no word.

    The queryset's filters may use only fields its model names as FilterField. To keep other filters, prefetches or
    an order of your own, use `matching`.
    """
    query = build_query(text)
    if query is None:
        return queryset.none()
    return get_search_backend().search(query, queryset).get_queryset()


def matching(*, queryset: QuerySet, text: str) -> QuerySet:
    """Return queryset narrowed to the rows that match, keeping its own filters, order and prefetches."""
    query = build_query(text)
    if query is None:
        return queryset.none()
    found = get_search_backend().search(query, queryset.model._default_manager.all(), order_by_relevance=False)
    return queryset.filter(pk__in=found.get_queryset().order_by().values("pk"))
