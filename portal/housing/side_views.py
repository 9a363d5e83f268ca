"""What a reader does beside a home: write, report it, stop letters."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from portal.core.throttle import throttle
from portal.housing.exceptions import NotDone
from portal.housing.forms import FalseForm, FirstWordForm
from portal.housing.models import Listing, SavedSearch
from portal.housing.policies import keeps
from portal.housing.services import ask, report_false, stop_mail

DAY_SECONDS = 86400
WRITES = ["GET", "HEAD", "POST"]


def shown_home(request: HttpRequest, pk: int) -> Listing:
    """Return a home that is shown and not the reader's own. Raises Http404."""
    rows = Listing.objects.shown().select_related("community", "village", "building")
    found = get_object_or_404(rows, pk=pk)
    if keeps(request.user, found):
        raise Http404
    return found


@require_http_methods(WRITES)
@login_required
@never_cache
@throttle("homes-write", limit=40, per_seconds=DAY_SECONDS, by="user")
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """Write to whoever offers it; who did before goes on in the same talk."""
    home = shown_home(request, pk)
    thread = home.threads.filter(asker=request.user).first()
    if thread:
        return redirect(thread.get_absolute_url())
    form = FirstWordForm(request.POST if request.method == "POST" else None)
    if not request.user.phone:
        del form.fields["show_phone"]
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            begun = ask(listing=home, text=data["text"], shows_phone=data.get("show_phone", False), by=request.user)
        except NotDone as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Sent. You get a letter when they answer."))
            return redirect(begun.get_absolute_url())
    context = {"home": home, "form": form, "title": _("Write to them"), "button": _("Send"), "is_writing": True}
    return render(request, "housing/beside.html", context, status=422 if form.errors else 200)


@require_http_methods(WRITES)
@login_required
@never_cache
@throttle("homes-false", limit=20, per_seconds=DAY_SECONDS, by="user")
def false(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what is wrong with a home."""
    home = shown_home(request, pk)
    form = FalseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            report_false(listing=home, by=request.user, **form.cleaned_data)
        except PermissionDenied:
            raise Http404 from None
        except NotDone as error:
            messages.warning(request, str(error))
        else:
            messages.success(request, _("Thank you. Somebody looks at it and writes to you."))
        return redirect("homes:list")
    context = {"home": home, "form": form, "title": _("Report this home"), "button": _("Report it")}
    return render(request, "housing/beside.html", context, status=422 if form.errors else 200)


@require_http_methods(WRITES)
@never_cache
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Ask once, then stop all letters about new homes to whoever this link was sent to; no account is needed."""
    get_object_or_404(SavedSearch, token=token)
    done = request.method == "POST" and stop_mail(token=token)
    return render(request, "housing/stop.html", {"done": done})
