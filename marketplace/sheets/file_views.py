"""Goods as a file: take it away, send it back, see what it would change, let it be written."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from marketplace.producers.access import only_for
from marketplace.producers.goods import filtered, goods_of, keeps_goods, shops_of
from marketplace.sheets.columns import changes_of, read_shelves
from marketplace.sheets.exceptions import SheetUnreadable
from marketplace.sheets.forms import SheetForm
from marketplace.sheets.models import Sheet, SheetRow
from marketplace.sheets.services import confirm_sheet, read_sheet, try_sheet_again
from marketplace.sheets.writing import as_csv, as_xlsx
from portal.core.throttle import throttle

PER_PAGE = 40
LATEST = 10
WRITERS = {"csv": as_csv, "xlsx": as_xlsx}
goods_keepers_only = only_for(keeps_goods)


def _kept_by(user):
    """Return the files about the shops this person keeps."""
    return Sheet.objects.filter(producer__village__in=shops_of(user)).select_related("producer__village", "owner")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@goods_keepers_only
@throttle("sheets", limit=60, per_seconds=3600, by="user")
@transaction.non_atomic_requests
def files(request: HttpRequest) -> HttpResponse:
    """Offer the goods as a file, and take one back; the next page shows what it would change."""
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = SheetForm(*sent, user=request.user)
    if not form.villages:
        raise Http404
    if request.method == "POST" and form.is_valid():
        try:
            sheet = read_sheet(producer=form.producer, owner=request.user, file=form.cleaned_data["file"])
        except SheetUnreadable as error:
            form.add_error("file", str(error))
        else:
            return redirect("sheets:file", sheet.token)
    context = {"form": form, "sheets": list(_kept_by(request.user)[:LATEST]), "villages": form.villages}
    return render(request, "sheets/files.html", context, status=422 if form.errors else 200)


@never_cache
@require_safe
@goods_keepers_only
def download(request: HttpRequest, kind: str) -> HttpResponse:
    """Return the reader's own goods as CSV or XLSX; ?q=, ?village= and ?show= narrow them down as in the lists."""
    if kind not in WRITERS:
        raise Http404
    asked = request.GET
    village = next((one for one in shops_of(request.user) if one.slug == asked.get("village")), None)
    goods = filtered(goods_of(request.user), text=asked.get("q", "")[:100], village=village, show=asked.get("show", ""))
    rows = goods.prefetch_related(None).with_origin().prefetch_related("categories").iterator(chunk_size=500)
    return WRITERS[kind](rows, name=f"goods-{timezone.localdate():%Y-%m-%d}")


@never_cache
@require_safe
@goods_keepers_only
def file(request: HttpRequest, token: str) -> HttpResponse:
    """Show what a file would change, how far it is written, or what became of each row; ?show= keeps some rows."""
    sheet = get_object_or_404(_kept_by(request.user), token=token)
    chips = _chips(sheet)
    asked = request.GET.get("show", "")
    show = asked if any(value == asked for value, _label, _n in chips) else next((c[0] for c in chips if c[2]), "")
    rows = sheet.rows.filter(**_narrowed(sheet, show))
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    shelves = read_shelves()
    for row in page:
        row.said = changes_of(row, shelves)
    counts = {value: n for value, _label, n in chips}
    context = {"sheet": sheet, "chips": chips, "show": show, "page_obj": page, "wrong": counts.get("wrong", 0)}
    response = render(request, "sheets/file.html", context)
    if sheet.state == Sheet.State.UNDER_WAY and not sheet.has_failed:
        response["Refresh"] = "3"
    return response


def _chips(sheet: Sheet) -> list[tuple[str, str, int]]:
    """Return (value, label, number of rows): what would happen, or, once it is written, what did."""
    kinds, outcomes = {}, {}
    for kind, outcome in sheet.rows.order_by().values_list("kind", "outcome"):
        kinds[kind] = kinds.get(kind, 0) + 1
        outcomes[outcome] = outcomes.get(outcome, 0) + 1
    chips = [(value, label, kinds.get(value, 0)) for value, label in SheetRow.Kind.choices]
    if sheet.state == Sheet.State.DONE:
        done = [(value, label, outcomes.get(value, 0)) for value, label in SheetRow.Outcome.choices if value]
        chips = [*reversed(done), *(chip for chip in chips if chip[0] in ("wrong", "same"))]
    return chips


def _narrowed(sheet: Sheet, show: str) -> dict:
    return {"outcome": show} if show in SheetRow.Outcome.values else {"kind": show}


@require_POST
@goods_keepers_only
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Let the good rows be written; a second tap does nothing."""
    sheet = get_object_or_404(_kept_by(request.user), token=token)
    if confirm_sheet(sheet=sheet):
        messages.success(request, _("The rows are being written. You may go on working meanwhile."))
    return redirect("sheets:file", token)


@require_POST
@goods_keepers_only
def again(request: HttpRequest, token: str) -> HttpResponse:
    """Let the worker go on where it stopped."""
    try_sheet_again(sheet=get_object_or_404(_kept_by(request.user), token=token))
    return redirect("sheets:file", token)
