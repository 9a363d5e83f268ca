"""My shop's preorders: open one, follow it, move its days, call it off. Everything of others is 404."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from marketplace.harvest.models import Preorder
from marketplace.preorders.exceptions import PreorderRefused
from marketplace.preorders.forms import ChangeForm, FailForm, MoveForm, OpenForm
from marketplace.preorders.services import (
    change_preorder,
    close_preorder,
    fail_preorder,
    move_preorder,
    open_preorder,
)
from marketplace.preorders.waiting import ordered, preorders_of, worth
from marketplace.producers.exceptions import StockRefused
from marketplace.producers.goods import own_simple
from marketplace.producers.views import shop_keepers_only

PER_PAGE = 30


def _own(request: HttpRequest, pk: int) -> Preorder:
    return get_object_or_404(preorders_of(request.user), pk=pk)


@require_safe
@shop_keepers_only
def index(request: HttpRequest) -> HttpResponse:
    """List the preorders of the reader's own villages, the newest first."""
    page = Paginator(preorders_of(request.user), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "preorders/list.html", {"page_obj": page})


@require_http_methods(["GET", "HEAD", "POST"])
@shop_keepers_only
def new(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a preorder of one product; one that is open already is shown instead."""
    product = own_simple(request.user, pk)
    found = product.preorders.filter(status=Preorder.Status.OPEN).first()
    if found:
        return redirect("preorders:show", pk=found.pk)
    form = OpenForm(request.POST or None, initial={"price": product.price})
    if request.method == "POST" and form.is_valid():
        try:
            made = open_preorder(crop=product, **form.cleaned_data)
        except PreorderRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("The preorder is open. Buyers see it on the product’s page."))
            return redirect("preorders:show", pk=made.pk)
    context = {"form": form, "product": product}
    return render(request, "preorders/open.html", context, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@shop_keepers_only
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how far a preorder has come, and write how many may still be ordered."""
    preorder = _own(request, pk)
    form = ChangeForm(request.POST or None, preorder=preorder)
    if request.method == "POST" and form.is_valid():
        try:
            change_preorder(preorder=preorder, **form.words())
        except (PreorderRefused, StockRefused) as refused:
            form.add_error("cap", str(refused))
        else:
            messages.success(request, _("Saved."))
            return redirect("preorders:show", pk=pk)
    context = {"preorder": preorder, "form": form, "ordered": ordered(preorder), "moves": list(preorder.moves.all())}
    return render(request, "preorders/show.html", context, status=422 if form.errors else 200)


@require_POST
@shop_keepers_only
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Take no more orders."""
    close_preorder(preorder=_own(request, pk))
    messages.success(request, _("No more orders are taken. Those that are there stand."))
    return redirect("preorders:show", pk=pk)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@shop_keepers_only
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Say who is told of other days, then promise them."""
    preorder = _own(request, pk)
    said = {"arrives_from": preorder.arrives_from, "arrives_until": preorder.arrives_until}
    form = MoveForm(request.POST or None, initial=said)
    if request.method == "POST" and form.is_valid():
        try:
            moved = move_preorder(preorder=preorder, by=request.user, **form.cleaned_data)
        except PreorderRefused as refused:
            form.add_error("arrives_from", str(refused))
        else:
            messages.success(request, _("Promised now: %(promise)s.") % {"promise": moved.promise})
            return redirect("preorders:show", pk=pk)
    context = {"preorder": preorder, "form": form}
    return render(request, "preorders/move.html", context, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@transaction.non_atomic_requests
@shop_keepers_only
def fail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what a failed harvest gives back, then do it."""
    preorder = _own(request, pk)
    if preorder.status == Preorder.Status.FAILED:
        messages.warning(request, _("It is called off already."))
        return redirect("preorders:show", pk=pk)
    form = FailForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        fail_preorder(preorder=preorder, by=request.user, **form.cleaned_data)
        said = ngettext(
            "Called off. %(n)d buyer gets everything back.",
            "Called off. %(n)d buyers get everything back.",
            preorder.parcels,
        )
        messages.success(request, said % {"n": preorder.parcels})
        return redirect("preorders:show", pk=pk)
    context = {"preorder": preorder, "form": form, "back": worth(preorder)}
    return render(request, "preorders/fail.html", context, status=422 if form.errors else 200)
