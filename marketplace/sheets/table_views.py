"""All goods of a village as one table, saved with one tap. What others sell is not there."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from marketplace.producers.access import only_for
from marketplace.producers.goods import SHOWS, SORTS, filtered, goods_of, keeps_goods, shops_of, sorted_by
from marketplace.sheets.services import write_changes
from marketplace.sheets.table_forms import RowForm

PER_PAGE = 50
LONGEST_ID = 9
goods_keepers_only = only_for(keeps_goods)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@goods_keepers_only
def table(request: HttpRequest) -> HttpResponse:
    """Show the table, narrowed and sorted by ?q=, ?village=, ?show= and ?sort=; write all rows that were changed.

    What can be written is written, in one transaction; a row that cannot keeps what was typed and says why.
    """
    if request.method == "POST":
        return _save(request)
    page = _page(request)
    return _show(request, page, [RowForm(product=product) for product in page])


def _page(request: HttpRequest):
    asked = request.GET
    village = next((one for one in shops_of(request.user) if one.slug == asked.get("village")), None)
    goods = filtered(goods_of(request.user), text=asked.get("q", "")[:100], village=village, show=asked.get("show", ""))
    return Paginator(sorted_by(goods, asked.get("sort", "")), PER_PAGE).get_page(asked.get("page"))


def _show(request: HttpRequest, page, rows: list[RowForm], *, status: int = 200) -> HttpResponse:
    sort = request.GET.get("sort", "")
    context = {
        "page_obj": page,
        "rows": rows,
        "wrong": [row for row in rows if row.errors],
        "villages": list(shops_of(request.user)),
        "village": request.GET.get("village", ""),
        "text": request.GET.get("q", "")[:100],
        "show": request.GET.get("show", ""),
        "shows": SHOWS,
        "sort": sort if sort in SORTS else "",
        "sorts": [(name, label) for name, (label, _order) in SORTS.items()],
    }
    return render(request, "sheets/table.html", context, status=status)


def _save(request: HttpRequest) -> HttpResponse:
    products = _posted(request)
    forms = [RowForm(request.POST, product=product) for product in products]
    good = [form for form in forms if form.is_valid()]
    changes = [change for form in good if (change := form.change())]
    refused = write_changes(changes=changes)
    written = len(changes) - len(refused)
    if written:
        said = ngettext("%(n)d product saved.", "%(n)d products saved.", written)
        messages.success(request, said % {"n": written})
    if len(good) == len(forms) and not refused:
        if not written:
            messages.info(request, _("Nothing was changed."))
        return redirect(request.get_full_path())
    return _show(request, _page(request), _rows_again(request, forms, refused), status=422)


def _posted(request: HttpRequest) -> list:
    """Return the reader's own products of the rows posted, in their order. Raises Http404 when one is not theirs."""
    pks = request.POST.getlist("row")[:PER_PAGE]
    if not all(pk.isdecimal() and len(pk) <= LONGEST_ID for pk in pks):
        raise Http404
    found = {str(product.pk): product for product in goods_of(request.user).filter(pk__in=pks)}
    if set(pks) - set(found):
        raise Http404
    return [found[pk] for pk in dict.fromkeys(pks)]


def _rows_again(request: HttpRequest, forms: list[RowForm], refused: dict[int, dict[str, str]]) -> list[RowForm]:
    """Return the rows as they stand now; those that could not be written as they were typed."""
    now = {product.pk: product for product in goods_of(request.user).filter(pk__in=[form.product.pk for form in forms])}
    rows = []
    for form in forms:
        form.product = now[form.product.pk]
        if reasons := refused.get(form.product.pk):
            rows.append(form.with_reasons(reasons))
        else:
            rows.append(RowForm(product=form.product) if form.is_valid() else form)
    return rows
