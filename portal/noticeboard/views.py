"""Notices as residents and visitors read them. What is for residents never stands on a page others share."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.communities.models import Community
from portal.core.given_files import private_file
from portal.noticeboard.forms import MailForm
from portal.noticeboard.models import Notice, Subscription
from portal.noticeboard.services import count_reading, subscribe, unsubscribe
from portal.residents.home_views import own_home
from portal.residents.join_views import community_named
from portal.residents.policies import may_run, residency_of

PER_PAGE = 20
State = Notice.State


def _own_answer(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Let nobody keep what was shown to a person who is signed in."""
    if request.user.is_authenticated:
        add_never_cache_headers(response)
    return response


@require_safe
def board(request: HttpRequest, slug: str) -> HttpResponse:
    """List what has been published and this reader may read: urgent and pinned first, then the newest."""
    community = community_named(slug)
    home = residency_of(request.user, community)
    rows = Notice.objects.filter(community=community).begun().for_reader(home)
    page = Paginator(rows.prefetch_related("buildings").order_by("-shown_from", "-pk"), PER_PAGE)
    context = {
        "community": community,
        "home": home,
        "page_obj": page.get_page(request.GET.get("page")),
        "card": board_card(community),
    }
    for row in context["page_obj"]:
        row.community = community
    return _own_answer(request, render(request, "noticeboard/board.html", context))


def board_card(community: Community) -> dict[str, str]:
    """Return what a search engine and a messenger say of a community's notices."""
    text = _("What the property office of %(community)s tells everybody: works, water and power, dates, urgent news.")
    named = {"community": community.name}
    return {"title": _("Notices: %(community)s") % named, "text": text % named}


def notice_for(request: HttpRequest, community: Community, pk: int) -> Notice | None:
    """Return the notice if this reader may read it; the office reads its drafts too."""
    rows = Notice.objects.filter(community=community, pk=pk).prefetch_related("buildings")
    if not may_run(request.user, community):
        known = rows.begun() | rows.filter(state=State.WITHDRAWN)
        rows = known.for_reader(residency_of(request.user, community))
    found = rows.first()
    if found:
        found.community = community
    return found


@require_safe
def notice(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Show one notice and count a resident's first look.

    Whoever is not signed in is asked to, whether there is such a notice or not; a letter's link works so.
    """
    community = community_named(slug)
    found = notice_for(request, community, pk)
    if found is None:
        return _refused(request)
    home = residency_of(request.user, community)
    if home and request.method == "GET":
        count_reading(notice=found, user=request.user)
    context = {
        "notice": found,
        "community": community,
        "runs_it": may_run(request.user, community),
        "card": {} if found.state == State.WITHDRAWN else {"title": found.heading, "text": found.body[:120]},
        "written_in": found.written_in,
    }
    return _own_answer(request, render(request, "noticeboard/notice.html", context))


def _refused(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        raise Http404
    return redirect_to_login(request.get_full_path())


@require_safe
def picture(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Return the picture of a notice to whoever may read the notice."""
    return _file(request, slug, pk, "picture")


@require_safe
def document(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Return the document of a notice to whoever may read the notice."""
    return _file(request, slug, pk, "document")


def _file(request: HttpRequest, slug: str, pk: int, name: str) -> HttpResponse:
    found = notice_for(request, community_named(slug), pk)
    if found is None:
        return _refused(request)
    held = getattr(found, name)
    if not held or (found.state == State.WITHDRAWN):
        raise Http404
    return private_file(held)


@require_POST
@login_required
def mail(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep which notices the reader wants by mail."""
    home = own_home(request, community_named(slug))
    form = MailForm(request.POST)
    if form.is_valid():
        subscribe(residency=home, **form.cleaned_data)
        messages.success(request, _("Saved."))
    return redirect("residents:home", slug)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def no_mail(request: HttpRequest, token: str) -> HttpResponse:
    """End the letters, from the link in each of them; programs that open links end nothing."""
    rows = Subscription.objects.select_related("residency__community")
    subscription = get_object_or_404(rows, token=token)
    community = subscription.residency.community
    if request.method == "POST":
        unsubscribe(subscription=subscription)
        messages.success(request, _("Good: no more notices by e-mail."))
        return redirect("noticeboard:board", community.slug)
    return render(request, "noticeboard/no_mail.html", {"community": community, "token": token})
