"""The office's board of requests, one request, its photos, the list to print and the table."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from portal.core.given_files import private_file
from portal.repairs.board import board_of
from portal.repairs.kinds import UNSEEN, State
from portal.repairs.models import Photo, Repair
from portal.repairs.table import WRITERS
from portal.repairs.works import WORKS, Work
from portal.residents.access import office_only, scope_of
from portal.residents.policies import communities_run_by

PER_PAGE = 30
#: A list to carry around has no more lines.
MOST_PRINTED = 200


@require_safe
@office_only
def board(request: HttpRequest) -> HttpResponse:
    """List requests of all compounds or one, overdue ones first."""
    asked = board_of(request, scope_of(request))
    ours = Repair.objects.filter(community__in=asked.scope.communities)
    context = {
        "scope": asked.scope,
        "board": asked,
        "page_obj": Paginator(asked.rows, PER_PAGE).get_page(request.GET.get("page")),
        "late": ours.late().count(),
        "unseen": ours.unseen().count(),
    }
    return render(request, "repairs/office/board.html", context)


def own_repair(request: HttpRequest, pk: int) -> Repair:
    """Return a request of a compound the reader's office looks after. Raises Http404."""
    rows = Repair.objects.filter(community__in=communities_run_by(request.user)).for_list()
    rows = rows.select_related("community__office", "building", "flat__building", "residency__user", "merged_into")
    return get_object_or_404(rows.select_related("staff", "firm"), pk=pk)


@require_safe
@office_only
def repair(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one request with all its steps and what can be done next."""
    return show(request, own_repair(request, pk))


def show(request: HttpRequest, found: Repair, *, bound: dict | None = None) -> HttpResponse:
    """Show the page of a request; `bound` is a form with errors, by the name of its work."""
    forms = {work.name: work.form(repair=found) for work in WORKS if found.is_open} | (bound or {})
    context = {
        "repair": found,
        "office": found.community.office,
        "steps": found.steps.select_related("by").prefetch_related("photos"),
        "works": [_offered(found, work, forms[work.name], bound) for work in WORKS] if found.is_open else [],
        "may_take": found.is_open and (found.state in UNSEEN or found.staff_id is None) and found.firm_id is None,
        "duplicates": found.duplicates.all(),
    }
    return render(request, "repairs/office/repair.html", context, status=422 if bound else 200)


def _offered(found: Repair, work: Work, form, bound: dict | None) -> dict:
    """Return what the page shows of one work; the one with errors is open, and “done” after a planned visit."""
    is_next = work.name == "done" and found.state == State.PLANNED
    path = reverse(f"office_repairs:{work.name}", args=[found.pk])
    return {"work": work, "form": form, "path": path, "is_open": work.name in (bound or {}) or is_next}


@require_safe
@office_only
def photo(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a photo to the office of its compound."""
    mine = Photo.objects.filter(step__repair__community__in=communities_run_by(request.user))
    return private_file(get_object_or_404(mine, pk=pk).file)


@require_safe
@office_only
def print_list(request: HttpRequest) -> HttpResponse:
    """Show the requests of the board as a list to carry around."""
    asked = board_of(request, scope_of(request))
    rows = list(asked.rows.select_related("residency__user")[: MOST_PRINTED + 1])
    context = {
        "scope": asked.scope,
        "rows": rows[:MOST_PRINTED],
        "is_cut": len(rows) > MOST_PRINTED,
        "most": MOST_PRINTED,
        "now": timezone.now(),
    }
    return render(request, "repairs/office/print.html", context)


@require_safe
@office_only
def table(request: HttpRequest, kind: str) -> HttpResponse:
    """Return the requests of the board as a file, csv or xlsx."""
    if kind not in WRITERS:
        raise Http404
    asked = board_of(request, scope_of(request))
    return WRITERS[kind](asked.rows, name=f"repairs-{timezone.localdate()}")
