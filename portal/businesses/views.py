"""What neighbours see: the businesses of a community, one business, and the form to be listed."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.businesses import facts
from portal.businesses.exceptions import NotDone
from portal.businesses.forms import AskForm
from portal.businesses.models import Business, Offer, Voucher
from portal.businesses.places import community_at, page_of, way_to
from portal.businesses.services import ask_to_be_listed, take_voucher
from portal.communities.models import Community
from portal.core.listing import paged
from portal.core.throttle import throttle

HOUR_SECONDS, DAY_SECONDS = 3600, 86400


@require_safe
def listing(request: HttpRequest, community: str) -> HttpResponse:
    """List a community's businesses, open ones first; ?kind=, ?open=1 and ?q= narrow it."""
    here = community_at(community)
    kind = request.GET.get("kind", "")
    kind = kind if kind in Business.Kind.values else ""
    words = request.GET.get("q", "").replace("\0", "").strip()[:60]
    only_open = request.GET.get("open") == "1"
    rows = here.businesses.open_first()
    kinds = set(here.businesses.listed().order_by().values_list("kind", flat=True).distinct())
    shown = paged(request, narrowed(rows, kind=kind, words=words, only_open=only_open))
    page = page_of(here)
    context = {
        **shown,
        "community": here,
        "community_page": page,
        "kinds": [(value, label) for value, label in Business.Kind.choices if value in kinds],
        "kind": kind,
        "words": words,
        "only_open": only_open,
        "card": list_card(here),
        "facts": facts.list_nodes(shown["listed"], way=way_to(here, page)),
        "written_in": facts.written_in(here),
    }
    return render(request, "businesses/list.html", context)


def list_card(here: Community) -> dict[str, str]:
    """Return what a search engine and a messenger say of a community's businesses."""
    text = _("The businesses of %(community)s: what they do, when they are open, what they offer neighbours.")
    community = {"community": here.name}
    return {"title": _("Around the corner: %(community)s") % community, "text": text % community}


def narrowed(rows, *, kind: str, words: str, only_open: bool):
    """Return the rows of one kind, open now, whose name, sentence or place holds the words."""
    rows = rows.filter(kind=kind) if kind else rows
    rows = rows.filter(open_now=True) if only_open else rows
    if words:
        columns = (f"{name}_{code}" for name in ("name", "sentence", "place") for code in ("zh_hans", "en"))
        wanted = Q()
        for column in columns:
            wanted |= Q(**{f"{column}__icontains": words})
        rows = rows.filter(wanted)
    return rows


@require_safe
def show(request: HttpRequest, community: str, shop: str) -> HttpResponse:
    """Show a listed business with its hours and what it offers today; its owners see it before it is listed, too."""
    here = community_at(community)
    rows = Business.objects.filter(community=here, slug=shop).select_related("community", "picture").with_hours()
    business = get_object_or_404(rows)
    is_own = request.user.is_authenticated and business.owners.filter(pk=request.user.pk).exists()
    if not (business.is_listed or is_own):
        raise Http404
    offers = list(Offer.objects.standing().filter(business=business).with_left())
    own = {}
    if request.user.is_authenticated and offers:
        own = dict(Voucher.objects.filter(user=request.user, offer__in=offers).values_list("offer", "code"))
    for offer in offers:
        offer.own_code = own.get(offer.pk)
    page = page_of(here)
    context = {
        "shop": business,
        "community": here,
        "community_page": page,
        "offers": offers,
        "is_own": is_own,
        "card": facts.card(business),
        "written_in": facts.written_in(business),
        "facts": facts.nodes(business, way=[*way_to(here, page), (business.name, business.get_absolute_url())]),
    }
    return render(request, "businesses/show.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@throttle("list-my-business", limit=20, per_seconds=DAY_SECONDS, by="user")
def ask(request: HttpRequest, community: str) -> HttpResponse:
    """Take the wish to be listed from somebody signed in; back with the form when something is missing."""
    here = community_at(community)
    form = AskForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            business = ask_to_be_listed(community=here, facts=form.cleaned_data, by=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(
                request, _("The community has your request and writes to you. Fill in your hours meanwhile.")
            )
            return redirect("my_business:desk", business.pk)
    context = {"form": form, "community": here, "community_page": page_of(here)}
    return render(request, "businesses/ask.html", context, status=422 if form.errors else 200)


@never_cache
@require_POST
@login_required
@throttle("take-voucher", limit=30, per_seconds=HOUR_SECONDS, by="user")
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the reader a voucher and show it; or say why there is none."""
    offer = get_object_or_404(Offer.objects.select_related("business__community"), pk=pk, business__state="approved")
    try:
        voucher = take_voucher(offer=offer, by=request.user)
    except NotDone as error:
        messages.warning(request, str(error))
        return redirect(offer.business.get_absolute_url())
    return redirect("vouchers:show", voucher.code)
