"""A neighbour's vouchers: all of them, and one with its code to be shown at the counter."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.core.paginator import Paginator
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import get_language_from_request
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.businesses.models import Voucher
from portal.core.findable import absolute
from portal.papers.labels import qr_code

PER_PAGE = 20


@never_cache
@require_safe
@login_required
def vouchers(request: HttpRequest) -> HttpResponse:
    """List the reader's vouchers, those that can still be used first."""
    mine = Voucher.objects.filter(user=request.user).select_related("offer__business__community")
    rows = mine.order_by(F("used_at").asc(nulls_first=True), "-taken_at", "-pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    today = timezone.localdate()
    for voucher in page.object_list:
        voucher.is_over = voucher.offer.valid_until < today
    return render(request, "businesses/vouchers.html", {"page_obj": page, "active_tab": "vouchers"})


@never_cache
@require_safe
@login_required
def voucher(request: HttpRequest, code: str) -> HttpResponse:
    """Show one of the reader's vouchers: its code large, and as a drawing to be scanned."""
    mine = Voucher.objects.filter(user=request.user).select_related("offer__business__community")
    found = get_object_or_404(mine, code=code)
    context = {
        "voucher": found,
        "offer": found.offer,
        "shop": found.offer.business,
        "is_over": found.offer.valid_until < timezone.localdate(),
        "qr": qr_code(absolute(reverse("voucher_scan", args=[found.code]))),
        "active_tab": "vouchers",
    }
    return render(request, "businesses/voucher.html", context)


@never_cache
@require_safe
def scan(request: HttpRequest, code: str) -> HttpResponse:
    """Lead who keeps the shop to its counter with the code filled in, and the neighbour to the voucher.

    Nothing is counted here: a camera only looks. To everybody else there is no such voucher.
    """
    with translation.override(_language(request)):
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path(), reverse("account_login"))
        found = Voucher.objects.filter(code=code).select_related("offer").first()
        if found and found.offer.business.owners.filter(pk=request.user.pk).exists():
            response = redirect("my_business:counter", found.offer.business_id)
            response["Location"] += f"?code={found.code}"
            return response
        if found and found.user_id == request.user.pk:
            return redirect("vouchers:show", found.code)
    raise Http404


def _language(request: HttpRequest) -> str:
    language = get_language_from_request(request)
    return language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
