"""Choosing dates of a visit and putting them into the basket."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from marketplace.basket.services import BasketRefused
from marketplace.bookings.dates import in_month, month_bounds, next_dates, read_month
from marketplace.bookings.exceptions import BookingError
from marketplace.bookings.guest_forms import form_for
from marketplace.bookings.pages import page_for
from marketplace.bookings.rules import said_before
from marketplace.bookings.services import put_in_basket
from portal.figures.counting import note
from portal.figures.kinds import FILLED
from portal.tourism.models import Visit


@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest, visit_id: int) -> HttpResponse:
    """Show a month of a visit's dates; take a choice into the basket, or say why not with all that was typed."""
    visit = get_object_or_404(
        Visit.objects.with_live_page().select_related("village"), pk=visit_id, terms__isnull=False
    )
    form = form_for(visit, request.POST if request.method == "POST" else None, initial=request.GET.dict())
    if request.method == "POST" and form.is_valid() and _put(request, form):
        return redirect("basket:summary")
    return render(request, "bookings/choose.html", _context(request, visit, form), status=422 if form.errors else 200)


def _put(request: HttpRequest, form) -> bool:
    was_empty = not request.basket.num_lines
    try:
        put_in_basket(basket=request.basket, slots=form.slots(), quantity=form.cleaned_data["quantity"])
    except (BookingError, BasketRefused) as error:
        form.add_error(None, str(error))
        return False
    if was_empty:
        note(request, FILLED)
    messages.success(request, _("It is in your basket. The places are yours once you have paid."))
    return True


def _context(request: HttpRequest, visit: Visit, form) -> dict:
    soonest = next_dates(visit)[:1]
    default = soonest[0].starts_at.date() if soonest else None
    first = read_month(request.GET.get("month", ""), default=default)
    start, end = month_bounds(first)
    slots = in_month(visit, first)
    return {
        "visit": visit,
        "page": page_for(visit),
        "form": form,
        "slots": slots,
        "month": first,
        "before": (start - timedelta(days=1)).date(),
        "after": end.date(),
        "rules": said_before(slots[0]) if slots else [],
        "chosen": form["slot"].value() if "slot" in form.fields else None,
    }
