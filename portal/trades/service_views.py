"""What an owner offers: the services of one business, and how many appointments it takes at one time."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from portal.businesses.desk_views import WRITES, for_owners
from portal.businesses.models import Business
from portal.trades.models import Book, Service
from portal.trades.service_form import BookForm, ServiceForm
from portal.trades.services import change_service, offer_again, offer_service, take_at_once, withdraw_service

PER_PAGE = 20


def own(business: Business, pk: int) -> Service:
    """Return a service of this business. Raises Http404."""
    return get_object_or_404(Service.objects.select_related("business"), business=business, pk=pk)


@require_http_methods(WRITES)
@for_owners
def services(request: HttpRequest, business: Business) -> HttpResponse:
    """List the services, those offered first, and take how many appointments there are at one time."""
    book = Book.objects.filter(business=business).first()
    form = BookForm(request.POST if request.method == "POST" else None, book=book)
    if request.method == "POST" and form.is_valid():
        take_at_once(business=business, by=request.user, **form.cleaned_data)
        return _saved(request, business, _("Saved. What is agreed already stays."))
    rows = business.services.with_ratings().order_by(F("withdrawn_at").asc(nulls_first=True), "kind", "pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {"shop": business, "page_obj": page, "form": form}
    return render(request, "trades/desk/services.html", context, status=422 if form.errors else 200)


@require_http_methods(WRITES)
@for_owners
def new(request: HttpRequest, business: Business) -> HttpResponse:
    """Offer a service."""
    form = ServiceForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            offer_service(business=business, facts=form.facts(), by=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return _saved(request, business, _("Your service is entered."))
    return _form_page(request, business, form, None)


@require_http_methods(WRITES)
@for_owners
def edit(request: HttpRequest, business: Business, service: int) -> HttpResponse:
    """Change a service."""
    found = own(business, service)
    form = ServiceForm(request.POST if request.method == "POST" else None, instance=found)
    if request.method == "POST" and form.is_valid():
        try:
            change_service(service=own(business, service), facts=form.facts(), by=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return _saved(request, business, _("Saved. Your neighbours see it now."))
    return _form_page(request, business, form, found)


def _form_page(request: HttpRequest, business: Business, form: ServiceForm, service: Service | None) -> HttpResponse:
    context = {"shop": business, "form": form, "service": service}
    return render(request, "trades/desk/service.html", context, status=422 if form.errors else 200)


@require_POST
@for_owners
def withdraw(request: HttpRequest, business: Business, service: int) -> HttpResponse:
    """Offer a service no more; the same page offers it again."""
    withdraw_service(service=own(business, service), by=request.user)
    return _saved(request, business, _("The service is found no more. Requests that run go on."))


@require_POST
@for_owners
def again(request: HttpRequest, business: Business, service: int) -> HttpResponse:
    """Offer a withdrawn service again."""
    offer_again(service=own(business, service), by=request.user)
    return _saved(request, business, _("The service is offered again."))


def _saved(request: HttpRequest, business: Business, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect("trade_desk:services", business.pk)
