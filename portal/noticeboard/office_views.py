"""The office's notices: list, write, correct, end, withdraw."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.noticeboard.exceptions import NotNow
from portal.noticeboard.forms import NoticeForm
from portal.noticeboard.models import Notice
from portal.noticeboard.services import correct, discard, end_now, publish, withdraw, write_notice
from portal.residents.access import Scope, office_only, scope_of
from portal.residents.policies import communities_run_by

PER_PAGE = 30
State = Notice.State
PHASES = (
    ("", gettext_lazy("All")),
    ("pinned", gettext_lazy("Pinned now")),
    ("planned", gettext_lazy("Planned")),
    ("draft", gettext_lazy("Drafts")),
    ("past", gettext_lazy("Over")),
    ("withdrawn", gettext_lazy("Withdrawn")),
)


def in_phase(rows, phase: str):
    """Return the notices that are in this phase (see Notice.phase); all for any other word."""
    now = timezone.now()
    published = Q(state=State.PUBLISHED)
    phases = {
        "pinned": published & Q(shown_from__lte=now, shown_until__gt=now),
        "planned": published & Q(shown_from__gt=now),
        "past": published & Q(shown_until__lte=now),
        "draft": Q(state=State.DRAFT),
        "withdrawn": Q(state=State.WITHDRAWN),
    }
    return rows.filter(phases[phase]) if phase in phases else rows


@require_safe
@office_only
def notices(request: HttpRequest) -> HttpResponse:
    """List the notices of all compounds or one, the newest first."""
    scope = scope_of(request)
    rows = in_phase(Notice.objects.filter(community__in=scope.communities), request.GET.get("show", ""))
    rows = rows.select_related("community").prefetch_related("buildings").order_by("-shown_from", "-pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "noticeboard/office/notices.html", {"scope": scope, "phases": PHASES, "page_obj": page})


def own_notice(request: HttpRequest, pk: int) -> Notice:
    """Return a notice of a compound the reader's office looks after. Raises Http404."""
    mine = Notice.objects.filter(community__in=communities_run_by(request.user))
    return get_object_or_404(mine.select_related("community__office"), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@office_only
def write(request: HttpRequest) -> HttpResponse:
    """Take a new notice: do=draft keeps it, everything else posts it."""
    scope = scope_of(request)
    office = scope.chosen or scope.offices[0]
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = NoticeForm(*sent, community=office.community)
    if request.method == "POST" and form.is_valid():
        is_draft = request.POST.get("do") == "draft"
        found = write_notice(
            community=office.community,
            fields=form.fields_of_notice(),
            buildings=form.cleaned_data["buildings"],
            by=request.user,
            is_draft=is_draft,
        )
        said = _("Kept as a draft. Nobody sees it yet.") if is_draft else _("The notice is posted.")
        messages.success(request, said)
        return redirect("office_notices:change", found.pk) if is_draft else redirect(found.get_absolute_url())
    context = {"scope": Scope(scope.offices, office), "office": office, "form": form}
    return render(request, "noticeboard/office/write.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@office_only
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a notice to be corrected; of one that was withdrawn, what it said."""
    found = own_notice(request, pk)
    community = found.community
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = NoticeForm(*sent, community=community, notice=found)
    if request.method == "POST" and form.is_valid():
        return _corrected(request, found, form)
    context = {"notice": found, "office": community.office, "form": form}
    return render(request, "noticeboard/office/change.html", context, status=422 if form.errors else 200)


def _corrected(request: HttpRequest, found: Notice, form: NoticeForm) -> HttpResponse:
    data = {"fields": form.fields_of_notice(), "buildings": form.cleaned_data["buildings"]}

    def do() -> None:
        done = correct(notice=found, by=request.user, **data)
        if request.POST.get("do") == "publish" and done.state == State.DRAFT:
            publish(notice=done, by=request.user)

    return _done(request, found, do, _("Saved."))


def _done(request: HttpRequest, found: Notice, do, said: str) -> HttpResponse:
    """Do it and say so, or say that it has changed meanwhile."""
    try:
        do()
    except NotNow as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, said)
    return redirect("office_notices:change", found.pk)


@require_POST
@office_only
def post(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish a draft as it is."""
    found = own_notice(request, pk)
    return _done(request, found, lambda: publish(notice=found, by=request.user), _("The notice is posted."))


@require_POST
@office_only
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a notice end now."""
    found = own_notice(request, pk)
    return _done(request, found, lambda: end_now(notice=found, by=request.user), _("It is no longer pinned."))


@require_http_methods(["GET", "HEAD", "POST"])
@office_only
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whether it shall really be withdrawn, then do it."""
    found = own_notice(request, pk)
    if request.method != "POST":
        return render(request, "noticeboard/office/withdraw.html", {"notice": found})
    return _done(request, found, lambda: withdraw(notice=found, by=request.user), _("The notice is withdrawn."))


@require_POST
@office_only
def throw_away(request: HttpRequest, pk: int) -> HttpResponse:
    """Delete a draft."""
    found = own_notice(request, pk)
    try:
        discard(notice=found, by=request.user)
    except NotNow as error:
        messages.warning(request, str(error))
        return redirect("office_notices:change", pk)
    messages.success(request, _("The draft is deleted."))
    return redirect("office_notices:list")
