"""Recalling a lot: asked with figures, then done; and the list of those who have some of it."""

import csv

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from marketplace.produce.access import lot_keepers_only, own_lot
from marketplace.produce.forms import RecallForm
from marketplace.produce.models import Lot
from marketplace.produce.services import recall_lot
from marketplace.produce.services.recall import Holder, reach_of
from portal.core.cells import defused

#: What is printed is whole: a lot reaches hundreds, seldom more.
PER_PAGE = 500


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@lot_keepers_only
def recall(request: HttpRequest, code: str) -> HttpResponse:
    """Ask why, show whom it concerns, and recall the lot."""
    lot = own_lot(request.user, code)
    if lot.is_recalled:
        return redirect("lots:recalled", code=code)
    form = RecallForm(request.POST or None)
    reach = reach_of(lot=lot)
    context = {"form": form, "lot": lot, "product": lot.product, "reach": reach}
    if request.method != "POST" or not form.is_valid():
        return render(request, "produce/recall.html", context, status=422 if form.errors else 200)
    if "sure" not in request.POST:
        draft = Lot(reason=form.cleaned_data["reason"], advice=form.cleaned_data["advice"])
        return render(request, "produce/recall_sure.html", {**context, "draft": draft})
    recall_lot(lot=lot, by=request.user, **form.cleaned_data)
    said = ngettext(
        "Lot %(code)s is recalled, and %(n)d letter is on its way.",
        "Lot %(code)s is recalled, and %(n)d letters are on their way.",
        reach.letters,
    )
    messages.success(request, said % {"code": code, "n": reach.letters})
    return redirect("lots:recalled", code=code)


def _recalled(request: HttpRequest, code: str) -> Lot:
    lot = own_lot(request.user, code)
    if not lot.is_recalled:
        raise Http404
    return lot


@never_cache
@require_safe
@lot_keepers_only
def recalled(request: HttpRequest, code: str) -> HttpResponse:
    """List the parcels that hold some of a recalled lot, with whom to call."""
    lot = _recalled(request, code)
    reach = reach_of(lot=lot)
    page = Paginator(reach.holders, PER_PAGE).get_page(request.GET.get("page"))
    context = {"lot": lot, "product": lot.product, "reach": reach, "page_obj": page}
    return render(request, "produce/recalled.html", context)


@never_cache
@require_safe
@lot_keepers_only
def recalled_csv(request: HttpRequest, code: str) -> HttpResponse:
    """Return the same list as a table whose cells no spreadsheet calculates."""
    lot = _recalled(request, code)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="recall-{lot.code}.csv"'
    response.write("\ufeff")
    writer = csv.writer(response)
    writer.writerow(
        [
            _("Parcel"),
            _("Buyer"),
            _("Phone"),
            _("Quantity"),
            pgettext("parcel", "State"),
            _("Pickup point"),
            _("Told by"),
        ]
    )
    for holder in reach_of(lot=lot).holders:
        writer.writerow([defused(cell) for cell in _cells(holder)])
    return response


def _cells(holder: Holder) -> list:
    delivery = holder.parcel.order.delivery
    return [
        holder.parcel.number,
        delivery.name,
        delivery.phone,
        holder.quantity,
        holder.parcel.get_status_display(),
        delivery.point.name if delivery.point else "",
        _("letter") if holder.address else _("nobody yet: please call"),
    ]
