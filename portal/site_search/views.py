"""The search page: every kind, the best three of each, or one kind in full."""

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from wagtail.models import Page

from portal.core.pictures import attach_renditions
from portal.site_search.kinds import Kind, all_kinds
from portal.site_search.services import build_query, search
from portal.site_search.signals import searched

BEST_OF_EACH = 3
PER_PAGE = 24
IS_THE_NAME = 0


def found_of(kind: Kind, text: str) -> QuerySet:
    """Return all rows of a kind that match, best first."""
    return search(queryset=kind.rows(get_language()), text=text, named=kind.named)


def best_of(kind: Kind, text: str) -> dict:
    """Return a kind's best rows; one more than shown is read to know whether there is more."""
    rows = list(found_of(kind, text)[: BEST_OF_EACH + 1])
    return {"kind": kind, "rows": rows[:BEST_OF_EACH], "more": len(rows) > BEST_OF_EACH}


def one_kind(kind: Kind, text: str, page: str | None) -> dict:
    """Return one page of all rows of a kind."""
    page_obj = Paginator(found_of(kind, text), PER_PAGE).get_page(page)
    return {"kind": kind, "rows": list(page_obj.object_list), "page_obj": page_obj}


def arranged(groups: list[dict]) -> list[dict]:
    """Return the groups that hold something, those with a row of exactly this name first, with their pictures."""
    groups = [group for group in groups if group["rows"]]
    attach_renditions(row for group in groups for row in group["rows"] if isinstance(row, Page))
    return sorted(groups, key=lambda group: group["rows"][0].named_so != IS_THE_NAME)


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
    groups = arranged(groups)
    if not wanted and build_query(text) is not None:
        searched.send(sender=find, request=request, text=text, found=bool(groups))
    context = {"text": text, "groups": groups, "wanted": wanted}
    return render(request, "site_search/find.html", context)
