"""My requests: what somebody asked services for. Somebody else's request is not there."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from portal.core.findable import absolute
from portal.core.given_files import private_file
from portal.trades.acting import act_on
from portal.trades.acts import OF_ASKER, shown
from portal.trades.calendars import appointment
from portal.trades.kinds import Place
from portal.trades.models import Errand

PER_PAGE = 20


def own(request: HttpRequest, pk: int) -> Errand:
    """Return the reader's own request. Raises Http404."""
    return get_object_or_404(Errand.objects.of_person(request.user).for_list(), pk=pk)


@never_cache
@require_safe
@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """List the reader's requests, those on which something happened last first."""
    rows = Errand.objects.of_person(request.user).for_list().order_by("-moved_at", "-pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "trades/mine.html", {"page_obj": page, "active_tab": "errands"})


@never_cache
@require_safe
@login_required
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one of the reader's requests, with what they can do now."""
    return _page(request, own(request, pk), {})


def _page(request: HttpRequest, errand: Errand, bound: dict) -> HttpResponse:
    context = {
        "errand": errand,
        "service": errand.service,
        "shop": errand.service.business,
        "steps": errand.steps.all(),
        "photos": [(reverse("errands:photo", args=[errand.pk, one.pk])) for one in errand.photos.all()],
        "acts": shown(OF_ASKER, errand, lambda name: reverse("errands:act", args=[errand.pk, name]), bound),
        "active_tab": "errands",
    }
    return render(request, "trades/errand.html", context, status=422 if bound else 200)


@never_cache
@require_POST
@login_required
def act(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Accept, decline, withdraw, cancel, say that it is done, rate."""
    errand = own(request, pk)
    return act_on(request, errand, OF_ASKER, step, show=_page, to=errand.get_absolute_url())


@never_cache
@require_safe
@login_required
def calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the agreed time for the reader's own calendar."""
    errand = own(request, pk)
    place = errand.service.business.place if errand.place == Place.SHOP else errand.address
    return appointment(errand, place=place, address=absolute(errand.get_absolute_url()))


@never_cache
@require_safe
@login_required
def photo(request: HttpRequest, pk: int, photo: int) -> HttpResponse:
    """Show one of the reader's own photos."""
    return private_file(get_object_or_404(own(request, pk).photos, pk=photo).file)
