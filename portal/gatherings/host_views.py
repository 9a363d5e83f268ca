"""The host's desk: own events, who comes and came, one letter to all, calling off. Others find nothing (404)."""

from functools import wraps
from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.core.given_files import csv_file
from portal.gatherings.exceptions import NotDone
from portal.gatherings.forms import LetterForm, PhotosForm, WhyForm
from portal.gatherings.models import Gathering, Invitation, Photo, SignUp
from portal.gatherings.pages import attach_pages
from portal.gatherings.policies import hosted_by, hosts_anything, own_communities, own_villages, speaks_for_somebody
from portal.gatherings.services import call_off, tick_who_came, write_to_all

PER_PAGE, PHOTOS = 20, 60
WRITES = ["GET", "HEAD", "POST"]


def for_hosts(view):
    """Give the view the gathering the reader keeps, with its page; strangers sign in, others get 404."""

    @wraps(view)
    @never_cache
    @login_required
    def guarded(request: HttpRequest, key, **kwargs) -> HttpResponse:
        gathering = get_object_or_404(hosted_by(request.user).with_figures(), key=key)
        if not attach_pages([gathering], drafts=True):
            raise Http404
        return view(request, gathering, **kwargs)

    return guarded


@never_cache
@require_safe
@login_required
def desk(request: HttpRequest) -> HttpResponse:
    """List the reader's events, what is to come first, and how many invitations wait."""
    if not hosts_anything(request.user):
        raise Http404
    past = request.GET.get("when") == "past"
    rows, now = hosted_by(request.user).with_figures(), timezone.now()
    rows = (
        rows.filter(ends_at__lt=now).order_by("-starts_at", "pk")
        if past
        else rows.filter(ends_at__gte=now).order_by("starts_at", "pk")
    )
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    page.object_list = attach_pages(page.object_list, drafts=True)
    waiting = Invitation.objects.to_answer(own_villages(request.user), own_communities(request.user)).count()
    context = {"page_obj": page, "past": past, "invitations": waiting, "may_invite": speaks_for_somebody(request.user)}
    return render(request, "gatherings/desk.html", context)


@require_safe
@for_hosts
def guests(request: HttpRequest, gathering: Gathering) -> HttpResponse:
    """Show who comes and who waits, the photos, and what a host can do."""
    photos = gathering.photos.select_related("by").order_by("-state", "pk")[:PHOTOS]
    context = {
        **_lists(gathering),
        "letters": gathering.letters.all()[:10],
        "letter_form": LetterForm(initial={"key": uuid4().hex}),
        "photos": photos,
        "photos_form": PhotosForm(),
        "states": Photo.State,
    }
    return render(request, "gatherings/guests.html", context)


def _lists(gathering: Gathering) -> dict:
    rows = list(gathering.sign_ups.active().order_by("number", "made_at", "pk"))
    return {
        "gathering": gathering,
        "event": gathering.page,
        "placed": sorted((row for row in rows if row.is_placed), key=lambda row: (row.made_at, row.pk)),
        "waiting": [row for row in rows if row.is_waiting],
    }


@require_safe
@for_hosts
def print_list(request: HttpRequest, gathering: Gathering) -> HttpResponse:
    """Show the list as it is printed: a box to tick before each name."""
    return render(request, "gatherings/print.html", _lists(gathering))


@require_safe
@for_hosts
def table(request: HttpRequest, gathering: Gathering) -> HttpResponse:
    """Give who comes and who waits as a table."""
    headings = [_("Name"), _("Grown-ups"), _("Children"), _("Ages"), _("A word to the host"), _("State"), _("Came")]
    rows = gathering.sign_ups.active().order_by("-state", "number", "made_at", "pk")
    lines = ([*_facts(row), "" if row.came is None else _("yes") if row.came else _("no")] for row in rows)
    return csv_file([headings, *lines], name=f"guests-{timezone.localtime(gathering.starts_at):%Y-%m-%d}")


def _facts(row: SignUp) -> list:
    return [row.name, row.adults, row.children, row.ages, row.note, row.get_state_display()]


@require_POST
@for_hosts
def came(request: HttpRequest, gathering: Gathering) -> HttpResponse:
    """Write down who came."""
    ticked = {int(pk) for pk in request.POST.getlist("came") if pk.isascii() and pk.isdigit() and len(pk) < 12}
    people = tick_who_came(gathering=gathering, came=ticked, by=request.user)
    messages.success(
        request, ngettext("Saved: %(n)d person came.", "Saved: %(n)d people came.", people) % {"n": people}
    )
    return redirect("gatherings:guests", gathering.key)


@require_POST
@for_hosts
def letter(request: HttpRequest, gathering: Gathering) -> HttpResponse:
    """Send one letter to everybody who comes."""
    form = LetterForm(request.POST)
    if not form.is_valid():
        context = {**_lists(gathering), "letter_form": form, "photos_form": PhotosForm(), "states": Photo.State}
        return render(request, "gatherings/guests.html", context, status=422)
    sent = write_to_all(gathering=gathering, by=request.user, **form.cleaned_data)
    words = ngettext("Sent to %(n)d sign-up.", "Sent to %(n)d sign-ups.", sent.count)
    messages.success(request, words % {"n": sent.count})
    return redirect("gatherings:guests", gathering.key)


@require_http_methods(WRITES)
@for_hosts
def call_it_off(request: HttpRequest, gathering: Gathering) -> HttpResponse:
    """Ask once and for the reason, then call it off."""
    form = WhyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            call_off(gathering=gathering, by=request.user, why=form.cleaned_data["why"])
        except NotDone as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Called off. Everybody is written to."))
            return redirect("gatherings:guests", gathering.key)
    context = {"gathering": gathering, "event": gathering.page, "form": form}
    return render(request, "gatherings/call_off.html", context, status=422 if form.errors else 200)
