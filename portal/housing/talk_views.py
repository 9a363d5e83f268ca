"""My enquiries: the talks somebody has about homes, on either side."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.core.throttle import throttle
from portal.housing.exceptions import NotDone
from portal.housing.forms import AskForm, ReasonForm
from portal.housing.models import Thread
from portal.housing.policies import side_of
from portal.housing.services import end_talk, mark_read, report_talk, say, show_phone
from portal.residents.policies import communities_run_by
from portal.users.phones import readable_phone

PER_PAGE = 20
HOUR_SECONDS = 3600
RELATED = ("listing__community__office", "listing__village", "listing__building", "listing__owner", "asker")


@require_safe
@login_required
@never_cache
def talks(request: HttpRequest) -> HttpResponse:
    """List the reader's talks, the latest word first."""
    rows = Thread.objects.of(request.user, communities_run_by(request.user)).select_related(*RELATED)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    for thread in page.object_list:
        thread.is_asker = thread.asker_id == request.user.pk
        thread.is_unread = thread.unread_by_asker if thread.is_asker else thread.unread_by_owner
    return render(request, "housing/own/talks.html", {"page_obj": page})


def own_thread(request: HttpRequest, pk: int) -> Thread:
    """Return a talk the reader is one of the two of. Raises Http404."""
    thread = get_object_or_404(Thread.objects.select_related(*RELATED), pk=pk)
    if not side_of(request.user, thread):
        raise Http404
    return thread


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
@throttle("homes-say", limit=60, per_seconds=HOUR_SECONDS, by="user")
def thread(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a talk; take a word."""
    found = own_thread(request, pk)
    form = AskForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            say(thread=found, text=form.cleaned_data["text"], by=request.user)
        except NotDone as error:
            form.add_error(None, str(error))
        else:
            return redirect(found.get_absolute_url())
    return _page(request, found, form=form)


def _page(request: HttpRequest, found: Thread, *, form: AskForm, report_form: ReasonForm | None = None) -> HttpResponse:
    side = side_of(request.user, found)
    mark_read(thread=found, side=side)
    is_owner = side == "owner"
    context = {
        "thread": found,
        "home": found.listing,
        "said": found.messages.all(),
        "is_owner": is_owner,
        "form": form,
        "report_form": report_form or ReasonForm(auto_id="report_%s"),
        "shows_mine": found.owner_shows_phone if is_owner else found.asker_shows_phone,
        "my_phone": phone_of(found, is_owner=is_owner),
        "their_phone": "" if not _is_their_phone_shown(found, is_owner) else phone_of(found, is_owner=not is_owner),
    }
    wrong = form.errors or (report_form and report_form.errors)
    return render(request, "housing/own/thread.html", context, status=422 if wrong else 200)


def _is_their_phone_shown(found: Thread, is_owner: bool) -> bool:
    return found.asker_shows_phone if is_owner else found.owner_shows_phone


def phone_of(found: Thread, *, is_owner: bool) -> str:
    """Return the phone of one side as it is read; the office's for what an office offers."""
    if is_owner and found.listing.by_office:
        return found.listing.community.office.phone
    person = found.listing.owner if is_owner else found.asker
    return readable_phone(person.phone) if person and person.phone else ""


def _done(request: HttpRequest, found: Thread, do: Callable[[], object], said: str) -> HttpResponse:
    try:
        do()
    except NotDone as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, said)
    return redirect(found.get_absolute_url())


@require_POST
@login_required
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Close the talk, or block it: do=block."""
    found, block = own_thread(request, pk), request.POST.get("do") == "block"
    said = _("Blocked. This person cannot write to you here any more.") if block else _("The talk is closed.")
    return _done(request, found, lambda: end_talk(thread=found, by=request.user, block=block), said)


@require_POST
@login_required
def phone(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one's phone to the other one: show=on, or no longer."""
    found, shown = own_thread(request, pk), bool(request.POST.get("show"))
    said = _("The other one sees your phone now.") if shown else _("Your phone is shown no more.")
    return _done(request, found, lambda: show_phone(thread=found, by=request.user, shown=shown), said)


@require_POST
@login_required
@throttle("homes-report-talk", limit=10, per_seconds=HOUR_SECONDS, by="user")
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Let somebody read it, with what is wrong."""
    found = own_thread(request, pk)
    form = ReasonForm(request.POST, auto_id="report_%s")
    if not form.is_valid():
        return _page(request, found, form=AskForm(), report_form=form)
    said = _("Thank you. Somebody reads this talk and writes to you. Until then nobody can write in it.")
    reason = form.cleaned_data["reason"]
    return _done(request, found, lambda: report_talk(thread=found, by=request.user, text=reason), said)
