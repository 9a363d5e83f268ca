"""My business: what an owner keeps. Somebody else's business is not there."""

from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.businesses.forms import FACTS, BusinessForm, ClosedDaysForm
from portal.businesses.hours_form import HoursForm
from portal.businesses.models import Business, ClosedDays, Offer
from portal.businesses.offer_form import OfferForm
from portal.businesses.picture import PictureForm, show_picture
from portal.businesses.services import (
    change_facts,
    close_for_days,
    drop_closed_days,
    post_offer,
    set_hours,
    withdraw_offer,
)

PER_PAGE = 20
READS, WRITES = ["GET", "HEAD"], ["GET", "HEAD", "POST"]


def for_owners(view):
    """Give the view the reader's own business in place of its key; strangers sign in, others get 404."""

    @wraps(view)
    @never_cache
    @login_required
    def guarded(request: HttpRequest, pk: int, **kwargs) -> HttpResponse:
        business = get_object_or_404(Business.objects.kept_by(request.user).select_related("community"), pk=pk)
        return view(request, business, **kwargs)

    return guarded


@never_cache
@require_safe
@login_required
def index(request: HttpRequest) -> HttpResponse:
    """Lead to the reader's one business, or list them; without any, say how to get listed."""
    own = list(Business.objects.kept_by(request.user).select_related("community").with_hours())
    if len(own) == 1:
        return redirect("my_business:desk", own[0].pk)
    return render(request, "businesses/mine.html", {"shops": own})


@require_safe
@for_owners
def desk(request: HttpRequest, business: Business) -> HttpResponse:
    """Show where the business stands, and its offers with their figures, those that hold first."""
    offers = business.offers.with_left().order_by(F("withdrawn_at").asc(nulls_first=True), "-valid_until", "-pk")
    page = Paginator(offers, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "businesses/desk.html", {"shop": business, "page_obj": page, "today": timezone.localdate()})


@require_http_methods(WRITES)
@for_owners
def edit(request: HttpRequest, business: Business) -> HttpResponse:
    """Change the facts neighbours read."""
    # The form writes what was typed into its row; the service shall see the row as it was.
    form = BusinessForm(request.POST if request.method == "POST" else None, instance=business)
    if request.method == "POST" and form.is_valid():
        try:
            change_facts(business=business, facts={name: form.cleaned_data[name] for name in FACTS}, by=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return _saved(request, business, _("Saved. Your neighbours see it now."))
    context = {"shop": business, "form": form, "picture_form": PictureForm()}
    return render(request, "businesses/edit.html", context, status=422 if form.errors else 200)


@require_POST
@for_owners
def picture(request: HttpRequest, business: Business) -> HttpResponse:
    """Put a picture in place of the one there is."""
    form = PictureForm(request.POST, request.FILES)
    if form.is_valid():
        show_picture(business=business, file=form.cleaned_data["file"], by=request.user)
        return _saved(request, business, _("The picture stands on your page."))
    context = {"shop": business, "form": BusinessForm(instance=business), "picture_form": form}
    return render(request, "businesses/edit.html", context, status=422)


@require_http_methods(WRITES)
@for_owners
def hours(request: HttpRequest, business: Business) -> HttpResponse:
    """Change the opening times of the week."""
    form = HoursForm(request.POST if request.method == "POST" else None, business=business)
    if request.method == "POST" and form.is_valid():
        set_hours(business=business, hours=form.hours(), by=request.user)
        return _saved(request, business, _("Saved. Your neighbours see it now."))
    context = {"shop": business, "form": form, "closed_form": ClosedDaysForm(), "today": timezone.localdate()}
    return render(request, "businesses/hours.html", context, status=422 if form.errors else 200)


@require_POST
@for_owners
def close(request: HttpRequest, business: Business) -> HttpResponse:
    """Stay shut on some days."""
    form = ClosedDaysForm(request.POST)
    if form.is_valid():
        close_for_days(business=business, by=request.user, **form.cleaned_data)
        return _saved(request, business, _("Your page says that you are closed then."), "my_business:hours")
    context = {"shop": business, "form": HoursForm(business=business), "closed_form": form}
    return render(request, "businesses/hours.html", context, status=422)


@require_POST
@for_owners
def reopen(request: HttpRequest, business: Business, days: int) -> HttpResponse:
    """Be open on these days after all."""
    found = get_object_or_404(ClosedDays.objects.select_related("business"), pk=days, business=business)
    drop_closed_days(days=found, by=request.user)
    return _saved(request, business, _("You are open on these days after all."), "my_business:hours")


@require_http_methods(WRITES)
@for_owners
def offer(request: HttpRequest, business: Business) -> HttpResponse:
    """Post an offer."""
    form = OfferForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        days = {name: form.cleaned_data[name] for name in ("valid_from", "valid_until", "places")}
        try:
            post_offer(business=business, texts=form.texts(), by=request.user, **days)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return _saved(request, business, _("Your offer is posted."))
    return render(
        request, "businesses/offer.html", {"shop": business, "form": form}, status=422 if form.errors else 200
    )


@require_http_methods(WRITES)
@for_owners
def withdraw(request: HttpRequest, business: Business, offer: int) -> HttpResponse:
    """Ask once, then show the offer no more."""
    found = get_object_or_404(business.offers.with_left().select_related("business"), pk=offer)
    if request.method == "POST":
        withdraw_offer(offer=Offer.objects.select_related("business").get(pk=found.pk), by=request.user)
        return _saved(request, business, _("The offer is gone. Vouchers already taken still count."))
    return render(request, "businesses/withdraw.html", {"shop": business, "offer": found})


def _saved(request: HttpRequest, business: Business, words: str, to: str = "my_business:desk") -> HttpResponse:
    messages.success(request, words)
    return redirect(to, business.pk)
