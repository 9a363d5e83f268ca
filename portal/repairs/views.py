"""A resident's pages: report in two steps, one's own requests, what neighbours have reported."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from portal.core.given_files import private_file
from portal.core.throttle import throttle
from portal.repairs.forms import AgainForm, RateForm, ReportForm, WordForm
from portal.repairs.kinds import Category
from portal.repairs.models import Photo, Repair
from portal.repairs.rules import is_own, is_seen_around, may_rate, may_say_again
from portal.repairs.services import report
from portal.repairs.times import all_terms
from portal.residents.home_views import own_home
from portal.residents.join_views import community_named
from portal.residents.models import Residency

PER_PAGE = 20
HOUR_SECONDS = 3600
MOST_BESIDE = 5


@require_safe
@login_required
@never_cache
def mine(request: HttpRequest, slug: str) -> HttpResponse:
    """List what the reader reported, first what is open."""
    home = own_home(request, community_named(slug))
    rows = Repair.objects.of_person(request.user).filter(community=home.community_id)
    page = Paginator(rows.for_list().first_due_first(), PER_PAGE).get_page(request.GET.get("page"))
    context = {"home": home, "community": home.community, "page_obj": page}
    return render(request, "repairs/mine.html", context)


@require_safe
@login_required
@never_cache
def around(request: HttpRequest, slug: str) -> HttpResponse:
    """List what is open in the common parts, without names, flats and photos."""
    home = own_home(request, community_named(slug))
    page = Paginator(known_around(home), PER_PAGE).get_page(request.GET.get("page"))
    context = {"home": home, "community": home.community, "page_obj": page}
    return render(request, "repairs/around.html", context)


def known_around(home: Residency):
    """Return the open requests about common parts of this home, the newest first; `mine_too` says who counts."""
    return Repair.objects.open().around(home).for_list().with_own(home).order_by("-made_at", "-pk")


@require_safe
@login_required
@never_cache
def choose(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask what kind it is."""
    home = own_home(request, community_named(slug))
    context = {"home": home, "community": home.community, "terms": all_terms(home.community).values()}
    return render(request, "repairs/choose.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
@throttle("repairs-report", limit=20, per_seconds=HOUR_SECONDS, by="user")
def new(request: HttpRequest, slug: str, category: str) -> HttpResponse:
    """Ask where it is and what is wrong, beside what neighbours have reported of the kind; take the report."""
    community = community_named(slug)
    home = own_home(request, community)
    if category not in Category.values:
        raise Http404
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = ReportForm(*sent, category=category)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        key = f"{home.pk}:{data.pop('key')}"
        return redirect(report(residency=home, category=category, key=key, **data).get_absolute_url())
    beside = known_around(home).filter(category=category).exclude(reported_by=request.user)
    context = {
        "home": home,
        "community": community,
        "office": community.office,
        "terms": all_terms(home.community)[category],
        "form": form,
        "beside": beside[:MOST_BESIDE],
        "lost": bool(request.FILES),
    }
    return render(request, "repairs/new.html", context, status=422 if form.errors else 200)


@require_safe
@login_required
@never_cache
def repair(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """Show a request: all of it to who reported it, what and where to neighbours with the same common part."""
    home, found = own_home(request, community_named(slug)), find(slug, code)
    if is_own(found, request.user):
        return show_own(request, found)
    if not is_seen_around(found, home):
        raise Http404
    row = Repair.objects.for_list().with_own(home).get(pk=found.pk)
    return render(request, "repairs/neighbour.html", {"home": home, "community": home.community, "repair": row})


def find(slug: str, code: str) -> Repair:
    """Return the request with this code in the community. Raises Http404."""
    rows = Repair.objects.for_list().select_related(
        "community__office", "building", "flat__building", "merged_into__building", "merged_into__community"
    )
    return get_object_or_404(rows, community__slug=slug, code=code)


def show_own(request: HttpRequest, found: Repair, **bound) -> HttpResponse:
    """Show the reporter's page; `bound` are forms with errors, by name."""
    context = {
        "repair": found,
        "community": found.community,
        "office": found.community.office,
        "steps": found.steps.prefetch_related("photos"),
        "word_form": WordForm(auto_id="word_%s") if found.is_open else None,
        "again_form": AgainForm(auto_id="again_%s") if may_say_again(found) else None,
        "rate_form": RateForm(auto_id="rate_%s") if may_rate(found) else None,
        **bound,
    }
    return render(request, "repairs/own.html", context, status=422 if bound else 200)


@require_safe
@login_required
@never_cache
def photo(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Show a photo to who reported the request."""
    own_home(request, community_named(slug))
    mine = Photo.objects.filter(step__repair__reported_by=request.user, step__repair__community__slug=slug)
    return private_file(get_object_or_404(mine, pk=pk).file)
