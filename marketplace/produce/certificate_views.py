"""My shop's certificates: entered by the village, shown once an operator has checked them, gone when they run out."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from marketplace.produce.access import lot_keepers_only, own_certificate, own_lot
from marketplace.produce.forms import CertificateForm
from marketplace.produce.models import Certificate
from marketplace.produce.services.certificates import add_certificate, remove_certificate

PER_PAGE = 40


@require_safe
@lot_keepers_only
def index(request: HttpRequest) -> HttpResponse:
    """List the certificates of the reader's own villages, those that run out first on top."""
    rows = Certificate.objects.kept_by(request.user).select_related("producer__village", "product", "lot", "scan")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "produce/certificates.html", {"page_obj": page})


@require_http_methods(["GET", "HEAD", "POST"])
@lot_keepers_only
def new(request: HttpRequest) -> HttpResponse:
    """Enter a certificate; ?lot= makes it speak for one lot."""
    code = request.GET.get("lot", "")
    lot = own_lot(request.user, code[:20]) if code else None
    form = CertificateForm(request.POST or None, request.FILES or None, user=request.user, lot=lot)
    if request.method == "POST" and form.is_valid():
        add_certificate(by=request.user, **form.words())
        messages.success(request, _("Entered. Buyers see it once an operator has checked it."))
        return redirect("lots:show", code=lot.code) if lot else redirect("lots:certificates")
    return render(
        request, "produce/certificate_form.html", {"form": form, "lot": lot}, status=422 if form.errors else 200
    )


@require_POST
@lot_keepers_only
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a certificate away."""
    remove_certificate(certificate=own_certificate(request.user, pk))
    messages.success(request, _("The certificate is removed."))
    return redirect("lots:certificates")
