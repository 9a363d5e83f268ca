"""My shop's lots: open one, say which is in use, close it, print its labels."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from marketplace.consignments.tracking import qr_code
from marketplace.produce.access import lot_keepers_only, own_lot
from marketplace.produce.exceptions import LotClosed
from marketplace.produce.forms import LotForm
from marketplace.produce.models import Certificate, Lot, PackedLot
from marketplace.produce.services import close_lot, open_lot, reopen_lot, use_lot
from marketplace.producers.goods import own_product
from portal.core.findable import absolute

PER_PAGE = 40
#: Labels of 70 x 37 mm: so many on a sheet of A4, and at most so many sheets at a time.
ON_A_SHEET, MOST_SHEETS = 24, 5


@require_safe
@lot_keepers_only
def index(request: HttpRequest) -> HttpResponse:
    """List the lots of the reader's own villages, the newest first; ?q= finds one by its number."""
    text = request.GET.get("q", "").replace("\x00", "").strip()[:20]
    lots = Lot.objects.kept_by(request.user).with_origin().with_use().filter(code__icontains=text)
    page = Paginator(lots, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "produce/lots.html", {"page_obj": page, "text": text})


@require_http_methods(["GET", "HEAD", "POST"])
@lot_keepers_only
def of_product(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the lots of one product, and open a new one."""
    product = own_product(request.user, pk)
    last = product.lots.first()
    known = {"plot": last.plot, "plot_en": last.plot_en, "grower": last.grower} if last else {}
    form = LotForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        lot = open_lot(product=product, **form.cleaned_data)
        messages.success(request, _("Lot %(code)s is open and in use.") % {"code": lot.code})
        return redirect("lots:of-product", pk=product.pk)
    page = Paginator(product.lots.with_use(), PER_PAGE).get_page(request.GET.get("page"))
    context = {"product": product, "form": form, "page_obj": page}
    return render(request, "produce/product_lots.html", context, status=422 if form.errors else 200)


@require_safe
@lot_keepers_only
def show(request: HttpRequest, code: str) -> HttpResponse:
    """Show one lot: where it went, what papers it has, what can be done with it."""
    lot = own_lot(request.user, code)
    context = {
        "lot": lot,
        "product": lot.product,
        "figures": PackedLot.objects.figures(lot),
        "certificates": list(Certificate.objects.about_lot(lot)),
        "address": label_address(lot),
        "qr": qr_code(label_address(lot)),
    }
    return render(request, "produce/lot.html", context)


@require_POST
@lot_keepers_only
def change(request: HttpRequest, code: str) -> HttpResponse:
    """Take the lot into use, close it or open it again, as the button says."""
    lot = own_lot(request.user, code)
    verbs = {"use": use_lot, "close": close_lot, "reopen": reopen_lot}
    said = {
        "use": _("Parcels are packed from lot %(code)s now."),
        "close": _("Lot %(code)s is closed."),
        "reopen": _("Lot %(code)s is open again."),
    }
    verb = request.POST.get("do", "")
    if verb in verbs:
        try:
            verbs[verb](lot=lot)
        except LotClosed as error:
            messages.warning(request, str(error))
        else:
            messages.success(request, said[verb] % {"code": lot.code})
    return redirect("lots:show", code=lot.code)


@require_safe
@lot_keepers_only
def labels(request: HttpRequest, code: str) -> HttpResponse:
    """Show sheets of labels to print; ?sheets= says how many."""
    lot = own_lot(request.user, code)
    wanted = request.GET.get("sheets", "1")
    sheets = min(max(int(wanted), 1), MOST_SHEETS) if wanted.isdecimal() and len(wanted) < 3 else 1
    context = {
        "lot": lot,
        "product": lot.product,
        "qr": qr_code(label_address(lot)),
        "address": label_address(lot).partition("://")[2],
        "sheets": sheets,
        "labels": range(sheets * ON_A_SHEET),
        "choices": range(1, MOST_SHEETS + 1),
    }
    return render(request, "produce/labels.html", context)


def label_address(lot: Lot) -> str:
    """Return the short address on a label, which leads to the passport in its reader's language."""
    return absolute(reverse("lot_label", args=[lot.code]))
