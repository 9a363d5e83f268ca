"""A resident's fees: what is open, paying it, what was paid, reminders."""

from decimal import Decimal, InvalidOperation

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.core.throttle import throttle
from portal.fees.exceptions import BeingPaid, FeeError
from portal.fees.models import Bill, Line, Payment, ReminderWish
from portal.fees.policies import bills_of
from portal.fees.services import begin, choose_reminders
from portal.fees.services.paying import ways
from portal.figures.readers import is_on_phone
from portal.payments.models import Attempt
from portal.payments.waiting import SeeOther, to_payment_page
from portal.residents.home_views import own_home
from portal.residents.join_views import community_named
from portal.residents.models import Residency
from portal.users.client import client_address

PER_PAGE = 24


@require_safe
@login_required
@never_cache
def mine(request: HttpRequest, slug: str) -> HttpResponse:
    """List what is open, to be chosen and paid, and below it what was."""
    home = own_home(request, community_named(slug))
    paid = Prefetch("lines", Line.objects.paid().select_related("payment__receipt"), to_attr="paid_lines")
    past = bills_of(home).exclude(state=Bill.State.OPEN).prefetch_related(paid).order_by("-due_on", "-pk")
    page = Paginator(past, PER_PAGE).get_page(request.GET.get("page"))
    bills = list(bills_of(home).open())
    context = {
        **_frame(home),
        "bills": bills,
        "total": _total(bills),
        "page_obj": page,
        "email": request.user.email,
        "is_reminded": ReminderWish.objects.filter(residency=home).exists(),
    }
    return render(request, "fees/mine.html", context)


def _frame(home: Residency) -> dict:
    return {"home": home, "community": home.community}


def _total(bills: list[Bill]) -> Decimal:
    return sum((bill.amount for bill in bills), Decimal(0))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
@transaction.non_atomic_requests
def pay(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the chosen bills (?bill=), their sum and the means of payment; a POST leads to the provider."""
    home = own_home(request, community_named(slug))
    asked = request.POST if request.method == "POST" else request.GET
    wanted = {int(pk) for pk in asked.getlist("bill") if pk.isdecimal() and len(pk) < 15}
    bills = list(bills_of(home).open().filter(pk__in=wanted))
    if request.method != "POST":
        if not bills:
            messages.info(request, _("Choose at least one bill."))
            return redirect("fees:mine", slug)
        return _show(request, home, bills)
    if len(bills) != len(wanted) or not bills:
        messages.warning(request, _("One of these bills has been paid or withdrawn meanwhile. Nothing was charged."))
        return SeeOther(_mine_path(slug))
    return _charge(request, home, bills)


def _mine_path(slug: str) -> str:
    return redirect("fees:mine", slug).url


def _show(request: HttpRequest, home: Residency, bills: list[Bill], **more) -> HttpResponse:
    offered = ways()
    chosen = request.POST.get("pay") or (offered[0].code if offered else "")
    context = {**_frame(home), "bills": bills, "total": _total(bills), "ways": offered, "chosen": chosen, **more}
    return render(request, "fees/pay.html", context, status=422 if more.get("error") else 200)


@throttle("fees-pay", limit=30, per_seconds=3600, by="user")
def _charge(request: HttpRequest, home: Residency, bills: list[Bill]) -> HttpResponse:
    try:
        payment = begin(
            home=home,
            bills=[bill.pk for bill in bills],
            provider=request.POST.get("pay", ""),
            seen_total=_read(request.POST.get("seen_total", "")),
            language=get_language(),
            origin=f"{request.scheme}://{request.get_host()}",
            request_ip=client_address(request),
            on_phone=is_on_phone(request),
            instead="instead" in request.POST,
        )
    except BeingPaid as error:
        return _show(request, home, bills, error=str(error), is_busy=True)
    except FeeError as error:
        return _show(request, home, bills, error=str(error))
    return _follow(request, payment)


def _read(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal(-1)


def _follow(request: HttpRequest, payment: Payment) -> HttpResponse:
    """Go on to the provider's page, to the page that waits, or back when the payment was declined."""
    if payment.attempt is None or payment.attempt.status == Attempt.Status.FAILED:
        messages.warning(request, _("The payment did not succeed. Nothing was charged."))
        return SeeOther(_mine_path(payment.community.slug))
    if payment.attempt.status == Attempt.Status.STARTED and payment.attempt.redirect_url:
        return to_payment_page(payment.attempt.redirect_url)
    return SeeOther(redirect("fees:wait", payment.attempt.number).url)


@require_POST
@login_required
def reminders(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep whether the reader agrees to be reminded by e-mail."""
    home = own_home(request, community_named(slug))
    choose_reminders(home=home, wanted=request.POST.get("wanted") == "yes")
    messages.success(request, _("Saved."))
    return redirect("fees:mine", slug)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def no_mail(request: HttpRequest, token: str) -> HttpResponse:
    """End reminders by the link of a letter, without signing in; asked first, since mail readers open links.

    A link that was used before, or of a wish taken back on the site, says the same.
    """
    wish = ReminderWish.objects.filter(token=token).select_related("residency__community").first()
    if request.method == "POST":
        if wish:
            choose_reminders(home=wish.residency, wanted=False)
        messages.success(request, _("You get no more reminders of fees by e-mail."))
        return redirect("fees:no-mail", token)
    return render(request, "fees/no_mail.html", {"wish": wish})
