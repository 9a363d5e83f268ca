"""What everybody sees: the services near a community, one service with its ratings, and the form to ask."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portal.businesses.facts import written_in
from portal.businesses.places import community_at, page_of
from portal.communities.models import Community, CommunityPage
from portal.core.throttle import throttle
from portal.residents.models import Residency
from portal.residents.policies import homes_of
from portal.trades import facts
from portal.trades.exceptions import NotDone
from portal.trades.forms import AskForm
from portal.trades.kinds import Kind
from portal.trades.models import Service
from portal.trades.services import ask

PER_PAGE, RATINGS = 24, 10
HOUR_SECONDS = 3600


@require_safe
def listing(request: HttpRequest, community: str) -> HttpResponse:
    """List the services near a community, the nearest first; ?kind=, ?comes=1 and ?sort=rating change it."""
    here = community_at(community)
    kind = request.GET.get("kind", "")
    kind = kind if kind in Kind.values else ""
    comes, by_rating = request.GET.get("comes") == "1", request.GET.get("sort") == "rating"
    rows = Service.objects.around(here)
    rows = rows.filter(kind=kind) if kind else rows
    rows = (rows.coming() if comes else rows).for_cards()
    if by_rating:
        rows = rows.order_by(F("stars").desc(nulls_last=True), "-ratings", "km", "pk")
    page_obj, page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page")), page_of(here)
    context = {
        "page_obj": page_obj,
        "community": here,
        "community_page": page,
        "kinds": Kind.choices,
        "kind": kind,
        "comes": comes,
        "by_rating": by_rating,
        "card": list_card(here),
        "facts": facts.list_nodes(page_obj.object_list, way=way_to(here, page)),
        "written_in": written_in(here),
    }
    return render(request, "trades/list.html", context)


def list_card(here: Community) -> dict[str, str]:
    """Return what a search engine and a messenger say of the services near a community."""
    words = {"community": here.name}
    text = _(
        "Services near %(community)s: repair, cleaning, care, tutoring, clinic and delivery, by distance and rating."
    )
    return {"title": _("Services near %(community)s") % words, "text": text % words}


def way_to(here: Community, page: CommunityPage | None) -> list[tuple[str, str]]:
    """Return the way to the list, for machines."""
    before = [(page.title, page.get_url())] if page else []
    return [*before, (_("Services nearby"), reverse("trades:list", args=[here.slug]))]


def service_at(community: str, pk: int) -> Service:
    """Return a service everybody may find, of a business of this community. Raises Http404."""
    rows = Service.objects.shown().for_cards().select_related("business__community")
    return get_object_or_404(rows, pk=pk, business__community__slug=community)


@require_safe
def show(request: HttpRequest, community: str, pk: int) -> HttpResponse:
    """Show a service, its business and what people say of it."""
    here = community_at(community)
    service = service_at(community, pk)
    rated = service.errands.rated().select_related("user", "community")
    page = page_of(here)
    context = {
        "service": service,
        "shop": service.business,
        "community": here,
        "community_page": page,
        "page_obj": Paginator(rated, RATINGS).get_page(request.GET.get("page")),
        "card": facts.card(service),
        "written_in": written_in(service),
        "facts": facts.nodes(service, way=[*way_to(here, page), (service.name, service.get_absolute_url())]),
    }
    return render(request, "trades/show.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@throttle("trades-ask", limit=20, per_seconds=HOUR_SECONDS, by="user")
def ask_for(request: HttpRequest, community: str, pk: int) -> HttpResponse:
    """Take a request from somebody signed in; back with the form when something is missing."""
    here = community_at(community)
    service = service_at(community, pk)
    home = next((home for home in homes_of(request.user) if home.state == Residency.State.ACTIVE), None)
    address = f"{home.community.name}, {home.flat}" if home else ""
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = AskForm(*sent, service=service, address=address)
    if request.method == "POST" and form.is_valid():
        facts_ = {**form.facts(), "key": f"{request.user.pk}:{form.cleaned_data['key']}"}
        try:
            errand = ask(service=service, community=home.community if home else here, by=request.user, **facts_)
        except NotDone as error:
            form.add_error(None, str(error))
        else:
            words = {"business": service.business.name}
            messages.success(request, _("%(business)s has your request and answers here. You get a letter.") % words)
            return redirect(errand.get_absolute_url())
    context = {"form": form, "service": service, "community": here, "community_page": page_of(here)}
    context["lost"] = bool(request.FILES)
    return render(request, "trades/ask.html", context, status=422 if form.errors else 200)
