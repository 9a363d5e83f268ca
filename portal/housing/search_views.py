"""My searches: filters that are kept, with letters about what is new."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from portal.housing.exceptions import NotDone
from portal.housing.forms import NameForm
from portal.housing.models import SavedSearch
from portal.housing.services import forget_search, save_search, set_mail
from portal.housing.wanted import Wanted


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def searches(request: HttpRequest) -> HttpResponse:
    """List the reader's searches; a post keeps the filters in `query` under a name."""
    form = NameForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        wanted = Wanted.read(request.POST.get("query", ""))
        try:
            save_search(wanted=wanted, name=form.cleaned_data["name"], by=request.user)
        except NotDone as error:
            messages.warning(request, str(error))
        else:
            messages.success(request, _("Kept. You get a letter when something new matches, once a day at most."))
        return redirect("my_homes:searches")
    page = Paginator(SavedSearch.objects.filter(user=request.user), 20).get_page(request.GET.get("page"))
    return render(request, "housing/own/searches.html", {"page_obj": page}, status=422 if form.errors else 200)


def own_search(request: HttpRequest, pk: int) -> SavedSearch:
    """Return one of the reader's searches. Raises Http404."""
    return get_object_or_404(SavedSearch, pk=pk, user=request.user)


@require_POST
@login_required
def mail(request: HttpRequest, pk: int) -> HttpResponse:
    """Send letters about what is new: mail=on, or no longer."""
    by_mail = bool(request.POST.get("mail"))
    set_mail(search=own_search(request, pk), by_mail=by_mail)
    messages.success(request, _("You get letters again.") if by_mail else _("You get no more letters."))
    return redirect("my_homes:searches")


@require_POST
@login_required
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep it no longer."""
    forget_search(search=own_search(request, pk))
    messages.success(request, _("Deleted."))
    return redirect("my_homes:searches")
