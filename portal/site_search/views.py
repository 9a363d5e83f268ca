"""The search page: every kind, the best three of each, or one kind in full."""

from collections.abc import Iterable, Mapping

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.cache import add_never_cache_headers
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from portal.core.freshness import content_version
from portal.core.memory import remembered
from portal.core.pictures import attach_renditions
from portal.site_search.freshness import words_version
from portal.site_search.kinds import Kind, all_kinds, own_kinds
from portal.site_search.services import build_query, search
from portal.site_search.signals import searched

BEST_OF_EACH = 3
PER_PAGE = 24
IS_THE_NAME = 0
#: Name of the kind, its best rows, whether the first bears exactly the name asked for.
Best = tuple[str, list[int], bool]


def found_of(kind: Kind, text: str) -> QuerySet:
    """Return all rows of a kind that match, best first."""
    return search(queryset=kind.rows(get_language()), text=text, named=kind.named)


def best_of(kinds: Iterable[Kind], text: str) -> list[Best]:
    """Return the best rows (one more than shown) of each of these kinds that has any."""
    best = [(kind.name, found_of(kind, text).values_list("pk", "named_so")[: BEST_OF_EACH + 1]) for kind in kinds]
    return [(name, [pk for pk, _so in rows], rows[0][1] == IS_THE_NAME) for name, rows in best if rows]


def best_of_all(text: str) -> list[Best]:
    """Return the best that everybody finds. Remembered until a page, a fact or the index changes."""
    facts = ("found", text, get_language(), content_version(), words_version())
    return remembered(lambda: best_of(all_kinds(), text), *facts, shared=True)


def best_groups(request: HttpRequest, text: str, own: Mapping[str, Kind]) -> list[dict]:
    """Return the best of each kind, printed, and whether there is more; kinds with a row of exactly this name first."""
    kinds = {kind.name: own.get(kind.name, kind) for kind in all_kinds()}
    best = {name: (pks, exact) for name, pks, exact in best_of_all(text) if name not in own}
    best |= {name: (pks, exact) for name, pks, exact in best_of(own.values(), text)}
    order = sorted((name for name in kinds if name in best), key=lambda name: not best[name][1])
    return [
        {"kind": kinds[name], "shown": show(request, kinds[name], pks[:BEST_OF_EACH]), "more": len(pks) > BEST_OF_EACH}
        for name, (pks, _exact) in ((name, best[name]) for name in order)
    ]


def one_kind(request: HttpRequest, kind: Kind, text: str) -> list[dict]:
    """Return one page of all rows of a kind, nothing when it has none."""
    found = found_of(kind, text).values_list("pk", flat=True)
    page_obj = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    pks = list(page_obj.object_list)
    return [{"kind": kind, "shown": show(request, kind, pks), "page_obj": page_obj}] if pks else []


def show(request: HttpRequest, kind: Kind, pks: list[int]) -> SafeString:
    """Return these rows of a kind as list items; pages are remembered until one is published or a fact changes."""
    if kind.show:
        return kind.show(pks)
    facts = ("found-pages", kind.name, pks, get_language(), content_version())
    return remembered(lambda: print_pages(request, kind, pks), *facts)


def print_pages(request: HttpRequest, kind: Kind, pks: list[int]) -> SafeString:
    """Print pages with their pictures in this order; one that was withdrawn is left out."""
    pages = {page.pk: page for page in kind.rows(get_language()).filter(pk__in=pks)}
    attach_renditions(pages.values())
    found = [pages[pk] for pk in pks if pk in pages]
    return render_to_string("site_search/_pages.html", {"pages": found, "kind": kind, "request": request})


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Show what matches ?q=, or only the kind named by ?kind=."""
    text = request.GET.get("q", "").replace("\x00", "").strip()[:200]
    own = own_kinds(request.user)
    wanted = next((own.get(kind.name, kind) for kind in all_kinds() if kind.name == request.GET.get("kind")), None)
    groups = []
    if build_query(text) is not None:
        groups = one_kind(request, wanted, text) if wanted else best_groups(request, text, own)
    if not wanted and build_query(text) is not None:
        searched.send(sender=find, request=request, text=text, found=bool(groups))
    response = render(request, "site_search/find.html", {"text": text, "groups": groups, "wanted": wanted})
    if own:
        add_never_cache_headers(response)
    return response
