"""An owner's desk: what was asked of the business, what waits for an answer first. Others get 404."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from portal.businesses.desk_views import for_owners
from portal.businesses.models import Business
from portal.core.findable import absolute
from portal.core.given_files import private_file
from portal.trades.acting import act_on
from portal.trades.acts import OF_OWNER, shown
from portal.trades.calendars import appointment
from portal.trades.kinds import KNOWN, Place, State
from portal.trades.models import Errand

PER_PAGE = 20
SHOWS = {"waiting": (State.ASKED, State.PROPOSED), "agreed": (State.AGREED,), "over": None}


def own(business: Business, pk: int) -> Errand:
    """Return a request to this business. Raises Http404."""
    return get_object_or_404(Errand.objects.of_business(business).for_list().select_related("user"), pk=pk)


@require_safe
@for_owners
def errands(request: HttpRequest, business: Business) -> HttpResponse:
    """List what was asked: what waits for an answer first, then the appointments by day; ?show= narrows it."""
    show = request.GET.get("show", "")
    show = show if show in SHOWS else ""
    rows = Errand.objects.of_business(business)
    if show == "over":
        rows = rows.exclude(pk__in=rows.open().values("pk"))
    elif show:
        rows = rows.filter(state__in=SHOWS[show])
    rows = rows.for_list().select_related("user").waiting_first()
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "trades/desk/errands.html", {"shop": business, "page_obj": page, "show": show})


@require_safe
@for_owners
def errand(request: HttpRequest, business: Business, errand: int) -> HttpResponse:
    """Show one request with what the owner can do now; who asked is told once a time is agreed."""
    return _page(request, own(business, errand), {})


def _page(request: HttpRequest, found: Errand, bound: dict) -> HttpResponse:
    business = found.service.business
    context = {
        "shop": business,
        "errand": found,
        "service": found.service,
        "steps": found.steps.all(),
        "photos": [_to(found, "photo", one.pk) for one in found.photos.all()],
        "who": found.user if found.state in KNOWN else None,
        "acts": shown(OF_OWNER, found, lambda name: _to(found, "act", name), bound),
    }
    return render(request, "trades/desk/errand.html", context, status=422 if bound else 200)


def _to(found: Errand, name: str, *more: str | int) -> str:
    return reverse(f"trade_desk:{name}", args=[found.service.business_id, found.pk, *more])


@require_POST
@for_owners
def act(request: HttpRequest, business: Business, errand: int, step: str) -> HttpResponse:
    """Propose, refuse, cancel, say that it is done, answer a rating."""
    found = own(business, errand)
    return act_on(request, found, OF_OWNER, step, show=_page, to=_to(found, "errand"))


@require_safe
@for_owners
def calendar(request: HttpRequest, business: Business, errand: int) -> HttpResponse:
    """Give the agreed time for the owner's own calendar."""
    found = own(business, errand)
    place = business.place if found.place == Place.SHOP else found.address
    return appointment(found, place=place, address=absolute(_to(found, "errand")))


@require_safe
@for_owners
def photo(request: HttpRequest, business: Business, errand: int, photo: int) -> HttpResponse:
    """Show a photo of a request to this business."""
    return private_file(get_object_or_404(own(business, errand).photos, pk=photo).file)
