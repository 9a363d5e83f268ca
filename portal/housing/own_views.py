"""My homes: offer one, keep it, its photos."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal.communities.models import Community
from portal.core.pictures import attach_pictures, load_renditions
from portal.core.throttle import throttle
from portal.housing.exceptions import NotDone
from portal.housing.forms import FactsForm, OfferForm, PhotosForm
from portal.housing.kinds import State
from portal.housing.models import MOST_PHOTOS, Listing, Photo
from portal.housing.policies import may_offer
from portal.housing.services import add_photos, change_facts, drop_photo, end, offer, pause, renew
from portal.residents.models import Residency
from portal.residents.policies import communities_run_by, homes_of
from portal.villages.models import Membership, Village
from portal.villages.policies import villages_kept_by

PER_PAGE = 20
DAY_SECONDS = 86400
WRITES = ["GET", "HEAD", "POST"]


def places_of(user) -> list[tuple[str, Community | Village]]:
    """Return where this person may offer homes, each once, with the word for it in addresses."""
    living = [home.community for home in homes_of(user) if home.state == Residency.State.ACTIVE]
    compounds = {place.pk: place for place in [*communities_run_by(user), *living]}
    villages = villages_kept_by(user, Membership.Role.COORDINATOR)
    return [*(("community", place) for place in compounds.values()), *(("village", place) for place in villages)]


def own_listing(request: HttpRequest, pk: int) -> Listing:
    """Return a listing the reader keeps. Raises Http404."""
    mine = Listing.objects.kept_by(request.user, communities_run_by(request.user))
    return get_object_or_404(mine.select_related("community", "village", "building", "owner"), pk=pk)


@require_safe
@login_required
@never_cache
def mine(request: HttpRequest) -> HttpResponse:
    """List what the reader offers, the newest first."""
    rows = Listing.objects.kept_by(request.user, communities_run_by(request.user)).for_cards()
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    page.object_list = attach_pictures(page.object_list)
    return render(request, "housing/own/mine.html", {"page_obj": page, "may_offer": bool(places_of(request.user))})


@require_safe
@login_required
@never_cache
def choose(request: HttpRequest) -> HttpResponse:
    """Ask where it is; whoever has one place only goes on at once."""
    places = places_of(request.user)
    if len(places) == 1:
        where, place = places[0]
        return redirect("my_homes:new", where, place.slug)
    return render(request, "housing/own/choose.html", {"places": places})


@require_http_methods(WRITES)
@login_required
@never_cache
@throttle("homes-offer", limit=20, per_seconds=DAY_SECONDS, by="user")
def new(request: HttpRequest, where: str, slug: str) -> HttpResponse:
    """Take what is offered; what was typed stays when something is missing."""
    model = {"community": Community, "village": Village}.get(where)
    place = get_object_or_404(model, slug=slug) if model else None
    if place is None or not may_offer(request.user, place):
        raise Http404
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = OfferForm(*sent, place=place)
    if request.method == "POST" and form.is_valid():
        try:
            made = offer(place=place, facts=form.facts(), photos=form.cleaned_data["photos"], by=request.user)
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            is_shown = made.state == State.SHOWN
            said = _("Everybody sees it now.") if is_shown else _("Sent. You get a letter as soon as it is shown.")
            messages.success(request, said)
            return redirect("my_homes:listing", made.pk)
    context = {"place": place, "form": form, "lost": bool(request.FILES)}
    return render(request, "housing/own/new.html", context, status=422 if form.errors else 200)


@require_safe
@login_required
@never_cache
def listing(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the reader's own listing with what can be done with it."""
    return _page(request, own_listing(request, pk))


def _page(request: HttpRequest, home: Listing, form: PhotosForm | None = None) -> HttpResponse:
    photos = list(home.photos.select_related("image"))
    load_renditions(photo.image for photo in photos)
    more = form or (PhotosForm() if len(photos) < MOST_PHOTOS and not home.is_over else None)
    context = {"home": home, "photos": photos, "form": more, "talks": home.threads.count()}
    return render(request, "housing/own/listing.html", context, status=422 if form else 200)


@require_http_methods(WRITES)
@login_required
@never_cache
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what it says."""
    home = own_listing(request, pk)
    form = FactsForm(request.POST if request.method == "POST" else None, instance=home, place=home.place)
    if request.method == "POST" and form.is_valid():
        try:
            change_facts(listing=home, facts=form.facts(), by=request.user)
        except ValidationError as error:
            form.add_error(None, error.messages)
        except NotDone as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Saved. Readers see it now."))
            return redirect("my_homes:listing", home.pk)
    return render(request, "housing/own/change.html", {"home": home, "form": form}, status=422 if form.errors else 200)


@require_POST
@login_required
@throttle("homes-photos", limit=40, per_seconds=DAY_SECONDS, by="user")
def photos(request: HttpRequest, pk: int) -> HttpResponse:
    """Add photos."""
    home = own_listing(request, pk)
    form = PhotosForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            add_photos(listing=home, photos=form.cleaned_data["photos"], by=request.user)
        except NotDone as error:
            form.add_error("photos", str(error))
        else:
            messages.success(request, _("Added."))
            return redirect("my_homes:listing", home.pk)
    return _page(request, home, form)


@require_POST
@login_required
def remove_photo(request: HttpRequest, pk: int, photo: int) -> HttpResponse:
    """Take a photo away."""
    home = own_listing(request, pk)
    found = get_object_or_404(Photo.objects.select_related("image"), pk=photo, listing=home)
    drop_photo(photo=found, by=request.user)
    messages.success(request, _("The photo is gone."))
    return redirect("my_homes:listing", home.pk)


STEPS = {
    "renew": lambda home, user: renew(listing=home, by=user),
    "pause": lambda home, user: pause(listing=home, by=user),
    "done": lambda home, user: end(listing=home, by=user, done=True),
    "withdraw": lambda home, user: end(listing=home, by=user, done=False),
}


@require_http_methods(WRITES)
@login_required
@never_cache
def step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Take a step; those that cannot be taken back ask once."""
    home = own_listing(request, pk)
    if step not in STEPS:
        raise Http404
    if request.method != "POST":
        return render(request, "housing/own/sure.html", {"home": home, "step": step})
    said = {
        "renew": _("Shown for another 30 days."),
        "pause": _("Nobody sees it until you show it again."),
        "done": _("Congratulations. It is in no list any more."),
        "withdraw": _("Withdrawn. It is in no list any more."),
    }
    try:
        STEPS[step](home, request.user)
    except PermissionDenied:
        messages.warning(request, _("You do not live there any more, so it cannot be shown again."))
    except NotDone as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, said[step])
    return redirect("my_homes:listing", home.pk)
