"""The search page: every kind, the best three of each, or one kind in full."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from portal.site_search.kinds import Kind, all_kinds
from portal.site_search.services import build_query, search

BEST_OF_EACH = 3
PER_PAGE = 24


def best_of(kind: Kind, text: str) -> dict:
    """Return a kind's best rows; one more than shown is read to know whether there is more."""
    rows = list(search(queryset=kind.rows(get_language()), text=text)[: BEST_OF_EACH + 1])
    return {"kind": kind, "rows": kind.decorate(rows[:BEST_OF_EACH]), "more": len(rows) > BEST_OF_EACH}


def one_kind(kind: Kind, text: str, page: str | None) -> dict:
    """Return one page of all rows of a kind."""
    page_obj = Paginator(search(queryset=kind.rows(get_language()), text=text), PER_PAGE).get_page(page)
    return {"kind": kind, "rows": kind.decorate(list(page_obj.object_list)), "page_obj": page_obj}


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Show what matches ?q=, or only the kind named by ?kind=."""
    text = request.GET.get("q", "").replace("\x00", "").strip()[:200]
    wanted = next((kind for kind in all_kinds() if kind.name == request.GET.get("kind")), None)
    groups = []
    if build_query(text) is not None:
        if wanted:
            groups = [one_kind(wanted, text, request.GET.get("page"))]
        else:
            groups = [best_of(kind, text) for kind in all_kinds()]
    groups = [group for group in groups if group["rows"]]
    return render(request, "site_search/find.html", {"text": text, "groups": groups, "wanted": wanted})
