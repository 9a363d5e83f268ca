"""Invitations at the desk: what waits, asking, answering, the event made of it. Other villages find nothing (404)."""

from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Case, IntegerField, Value, When
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.core.work_menu import to_page_admin
from portal.gatherings.exceptions import NotDone
from portal.gatherings.invitation_forms import AcceptForm, DeclineForm, InvitationForm
from portal.gatherings.models import Invitation
from portal.gatherings.policies import hosts_anything, invitations_of, speaks_for, speaks_for_somebody
from portal.gatherings.services import accept, decline, draft_event, invite, withdraw
from portal.gatherings.services.inviting import ANSWER_WITHIN, LAPSES_AFTER

PER_PAGE = 20
State = Invitation.State


def of_mine(view):
    """Give the view an invitation of the reader's side; strangers sign in, others get 404."""

    @wraps(view)
    @never_cache
    @login_required
    def guarded(request: HttpRequest, pk: int) -> HttpResponse:
        return view(request, get_object_or_404(invitations_of(request.user), pk=pk))

    return guarded


@never_cache
@require_safe
@login_required
def invitations(request: HttpRequest) -> HttpResponse:
    """List the invitations of the reader's villages and communities, open ones first."""
    if not hosts_anything(request.user):
        raise Http404
    first = Case(When(state=State.ASKED, then=Value(0)), default=Value(1), output_field=IntegerField())
    rows = invitations_of(request.user).order_by(first, "-asked_at", "-pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    for one in page.object_list:
        one.is_ours_to_answer = one.is_open and speaks_for(request.user, one.invited)
    context = {"page_obj": page, "may_invite": speaks_for_somebody(request.user)}
    return render(request, "gatherings/invitations.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Invite somebody."""
    if not speaks_for_somebody(request.user):
        raise Http404
    form = InvitationForm(request.POST if request.method == "POST" else None, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            made = invite(**form.asked(), by=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Sent. An answer is promised within three days."))
            return redirect("gatherings:invitation", made.pk)
    return render(request, "gatherings/invite.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
@of_mine
def invitation(request: HttpRequest, found: Invitation) -> HttpResponse:
    """Show an invitation and what its reader can do with it."""
    return _shown(request, found)


def _shown(request: HttpRequest, found: Invitation, **forms) -> HttpResponse:
    user, is_wrong = request.user, any(form.errors for form in forms.values())
    answers = found.is_open and speaks_for(user, found.invited)
    ours = speaks_for(user, found.inviting)
    context = {
        "invitation": found,
        "accept_form": forms.get("accept_form") or (AcceptForm(initial={"day": found.first}) if answers else None),
        "decline_form": forms.get("decline_form") or (DeclineForm() if answers else None),
        "answer_by": found.asked_at + ANSWER_WITHIN,
        "lapses_at": found.asked_at + LAPSES_AFTER,
        "may_withdraw": found.is_open and ours,
        "may_make": found.state == State.ACCEPTED and ours and to_page_admin(user),
        "host_side": ours,
    }
    return render(request, "gatherings/invitation.html", context, status=422 if is_wrong else 200)


@require_POST
@of_mine
def say_yes(request: HttpRequest, found: Invitation) -> HttpResponse:
    """Accept for a day."""
    _must_answer(request, found)
    form = AcceptForm(request.POST)
    if form.is_valid():
        try:
            accept(invitation=found, by=request.user, **form.cleaned_data)
        except NotDone as error:
            form.add_error("day", str(error))
        else:
            messages.success(request, _("Accepted. The host is told, and makes the event’s page."))
            return redirect("gatherings:invitation", found.pk)
    return _shown(request, found, accept_form=form)


@require_POST
@of_mine
def say_no(request: HttpRequest, found: Invitation) -> HttpResponse:
    """Decline with a reason."""
    _must_answer(request, found)
    form = DeclineForm(request.POST)
    if form.is_valid():
        try:
            decline(invitation=found, by=request.user, answer=form.cleaned_data["answer"])
        except NotDone as error:
            form.add_error("answer", str(error))
        else:
            messages.success(request, _("Declined. The host reads why."))
            return redirect("gatherings:invitation", found.pk)
    return _shown(request, found, decline_form=form)


def _must_answer(request: HttpRequest, found: Invitation) -> None:
    if not speaks_for(request.user, found.invited):
        raise Http404


@require_POST
@of_mine
def take_back(request: HttpRequest, found: Invitation) -> HttpResponse:
    """Take an unanswered invitation back."""
    if not speaks_for(request.user, found.inviting):
        raise Http404
    try:
        withdraw(invitation=found, by=request.user)
    except NotDone as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Taken back. The other side is told."))
    return redirect("gatherings:invitation", found.pk)


@require_POST
@of_mine
def make_page(request: HttpRequest, found: Invitation) -> HttpResponse:
    """Make the event's page as a draft, once, and lead to it."""
    if not speaks_for(request.user, found.inviting) or not to_page_admin(request.user):
        raise Http404
    try:
        page = draft_event(invitation=found, by=request.user)
    except NotDone as error:
        messages.error(request, str(error))
        return redirect("gatherings:invitation", found.pk)
    return redirect("wagtailadmin_pages:edit", page.pk)
