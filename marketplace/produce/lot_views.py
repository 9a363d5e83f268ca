"""My shop's lots: open one, say which is in use, close it, print its labels."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from marketplace.produce.access import lot_keepers_only, own_lot
from marketplace.produce.exceptions import LotClosed
from marketplace.produce.forms import LotForm
from marketplace.produce.lot_papers import LOT_LABELS, label_of
from marketplace.produce.models import Certificate, Lot, PackedLot
from marketplace.produce.passport import label_address
from marketplace.produce.services import close_lot, open_lot, reopen_lot, use_lot
from marketplace.producers.goods import own_simple
from portal.papers.labels import STOCKS, qr_code
from portal.papers.printing import Wish, answer, language_asked

PER_PAGE = 40
#: At most so many sheets of labels at a time.
MOST_SHEETS = 5


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
    product = own_simple(request.user, pk)
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
    """Show one label and offer sheets of them as PDF."""
    lot = own_lot(request.user, code)
    context = {
        "lot": lot,
        "label": label_of(lot),
        "stocks": STOCKS.values(),
        "choices": range(1, MOST_SHEETS + 1),
        "languages": settings.LANGUAGES,
    }
    return render(request, "produce/labels.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@lot_keepers_only
def print_labels(request: HttpRequest, code: str) -> HttpResponse:
    """Print labels of a lot: ?stock= says on what, ?sheets= how many, ?language= in which language."""
    lot = own_lot(request.user, code)
    stock = STOCKS.get(request.GET.get("stock", ""), STOCKS["a4x24"])
    sheets = min(max(_number(request.GET.get("sheets", "1")), 1), MOST_SHEETS)
    wish = Wish(
        LOT_LABELS,
        range(sheets * stock.each),
        title=_("Labels of lot %(code)s") % {"code": lot.code},
        back=reverse("lots:labels", args=[lot.code]),
        words={"lot": lot.code, "stock": stock.name},
        language=language_asked(request),
    )
    return answer(request, wish)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 3 else 1
