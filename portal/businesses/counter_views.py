"""The counter: a code is typed or scanned, counts once, and can be taken back for five minutes."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from portal.businesses.desk_views import WRITES, for_owners
from portal.businesses.exceptions import NoSuchVoucher, NotDone
from portal.businesses.forms import CounterForm
from portal.businesses.models import Business, Voucher
from portal.businesses.services import undo_use, use_voucher
from portal.businesses.services.vouchers import UNDO_FOR
from portal.core.throttle import too_many
from portal.users.tries import Tries

#: An owner mistypes, and does not try out all codes. What was found is not counted.
MISSED = Tries("voucher-code-missed", 20, 600)
SHOWN = 10


@require_http_methods(WRITES)
@for_owners
def counter(request: HttpRequest, business: Business) -> HttpResponse:
    """Take a code. A scanned one comes in ?code= and is only shown: the tap counts it.

    A code of another business is answered like one that nobody has: 404, with the form to try again.
    """
    if request.method != "POST":
        return _page(request, business, CounterForm(initial={"code": request.GET.get("code", "")[:20]}))
    form = CounterForm(request.POST)
    if not form.is_valid():
        return _page(request, business, form, status=422)
    who = str(request.user.pk)
    if MISSED.count(who) > MISSED.limit:
        return too_many(request, per_seconds=MISSED.per_seconds)
    try:
        used = use_voucher(business=business, code=form.cleaned_data["code"], by=request.user)
    except NotDone as error:
        form.add_error("code", str(error))
        is_missing = isinstance(error, NoSuchVoucher)
        MISSED.forgive(who, 0 if is_missing else 1)
        return _page(request, business, form, status=404 if is_missing else 422)
    MISSED.forgive(who, 1)
    messages.success(request, _("Counted: %(offer)s") % {"offer": used.offer.title})
    return redirect("my_business:counter", business.pk)


def _page(request: HttpRequest, business: Business, form: CounterForm, status: int = 200) -> HttpResponse:
    """Show the form, what waits to be counted if the code is known, and what was counted last."""
    code = "".join(str(form["code"].value() or "").split())
    mine = Voucher.objects.filter(offer__business=business).select_related("offer")
    young = timezone.now() - UNDO_FOR
    latest = list(mine.filter(used_at__isnull=False).order_by("-used_at")[:SHOWN])
    for voucher in latest:
        voucher.can_be_undone = voucher.used_at >= young
    shown = mine.filter(code=code, used_at=None).first() if code and status == 200 else None
    context = {"shop": business, "form": form, "latest": latest, "shown": shown}
    return render(request, "businesses/counter.html", context, status=status)


@require_POST
@for_owners
def undo(request: HttpRequest, business: Business, code: str) -> HttpResponse:
    """Take back a use of the last five minutes."""
    try:
        undo_use(business=business, code=code, by=request.user)
    except NoSuchVoucher:
        raise Http404 from None
    except NotDone as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, _("Taken back: the voucher can be used again."))
    return redirect("my_business:counter", business.pk)
