"""Photos afterwards: given, added, shown, taken down."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.core.given_files import private_file
from portal.core.throttle import throttle
from portal.gatherings.exceptions import NotDone
from portal.gatherings.forms import PhotosForm, TakeDownForm
from portal.gatherings.models import Photo
from portal.gatherings.pages import page_for
from portal.gatherings.policies import hosted_by, hosts
from portal.gatherings.services import add_photos, show_photo, take_down
from portal.gatherings.services.photos import was_there
from portal.gatherings.views import public_gathering

WRITES = ["GET", "HEAD", "POST"]
MINUTES = 5
State = Photo.State


def seen_photo(request: HttpRequest, pk: int) -> Photo:
    """Return a photo this reader may see. Raises Http404.

    Everybody sees what is shown on a page everybody may read; who took it what still waits; the host all.
    """
    photo = get_object_or_404(Photo.objects.select_related("gathering__village", "gathering__community"), pk=pk)
    if hosts(request.user, photo.gathering):
        return photo
    own = request.user.is_authenticated and photo.by_id == request.user.pk and photo.state == State.WAITING
    if not own and (photo.state != State.SHOWN or page_for(photo.gathering, drafts=False) is None):
        raise Http404
    return photo


@require_safe
def photo(request: HttpRequest, pk: int, size: str) -> HttpResponse:
    """Give one photo, small or large. Browsers keep a shown one for minutes: taken down, it is soon gone there too."""
    if size not in ("small", "large"):
        raise Http404
    found = seen_photo(request, pk)
    response = private_file(getattr(found, size))
    if found.state == State.SHOWN:
        response["Cache-Control"] = f"private, max-age={MINUTES * 60}"
    return response


@never_cache
@require_http_methods(WRITES)
@login_required
@throttle("gatherings.photos", 20, 3600, by="user")
def add(request: HttpRequest, key) -> HttpResponse:
    """Add photos: who came, and the host."""
    gathering = public_gathering(key)
    is_host = hosts(request.user, gathering)
    if not is_host and not was_there(request.user, gathering):
        raise Http404
    form = PhotosForm(request.POST, request.FILES) if request.method == "POST" else PhotosForm()
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            add_photos(gathering=gathering, by=request.user, photos=data["files"], caption=data["caption"])
        except NotDone as error:
            form.add_error("files", str(error))
        else:
            said = _("They stand on the page.") if is_host else _("Thank you. The host looks at them first.")
            messages.success(request, said)
            return redirect("gatherings:guests", key) if is_host else redirect("gatherings:photos", key)
    own = gathering.photos.filter(by=request.user).exclude(state=State.HIDDEN)
    context = {"gathering": gathering, "event": gathering.page, "form": form, "photos": own}
    return render(request, "gatherings/photos.html", context, status=422 if form.errors else 200)


@require_POST
@never_cache
@login_required
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a photo on the event's page."""
    found = get_object_or_404(Photo.objects.filter(gathering__in=hosted_by(request.user)), pk=pk)
    show_photo(photo=found, by=request.user)
    messages.success(request, _("It stands on the page."))
    return redirect("gatherings:guests", found.gathering.key)


@never_cache
@require_http_methods(WRITES)
@throttle("gatherings.down", 20, 3600)
def down(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a photo down at once, whoever asks: nobody needs an account to be left out of a picture."""
    found = seen_photo(request, pk)
    by = request.user if request.user.is_authenticated else None
    at_once = by is not None and (found.by_id == by.pk or hosts(by, found.gathering))
    form = TakeDownForm(request.POST if request.method == "POST" else None)
    form.fields["why"].required = not at_once
    if request.method == "POST" and form.is_valid():
        take_down(photo=found, why=form.cleaned_data["why"], by=by)
        messages.success(request, _("It is taken down. Nobody sees it any more."))
        if at_once and hosts(by, found.gathering):
            return redirect("gatherings:guests", found.gathering.key)
        return redirect(page_for(found.gathering, drafts=False).get_url(request))
    context = {"photo": found, "event": page_for(found.gathering), "form": form}
    return render(request, "gatherings/down.html", context, status=422 if form.errors else 200)
