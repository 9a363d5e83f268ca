"""What a signed-in reader waits for: one page in the account, from which each wish can be taken back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from marketplace.notices.models import Wish
from marketplace.notices.services import forget_wish

PER_PAGE = 20


def wishes_of(user) -> QuerySet:
    """Return what this person waits for: by the account, or by its proven address; the newest first."""
    mine = Q(user=user)
    if user.email and user.emailaddress_set.filter(email__iexact=user.email, verified=True).exists():
        mine |= Q(user=None, email__iexact=user.email, confirmed_at__isnull=False)
    return Wish.objects.filter(mine, told_at=None).order_by("-made_at", "-pk")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """List the reader's wishes; POST `wish` takes one back."""
    if request.method == "POST":
        return _taken_back(request)
    found = (
        wishes_of(request.user)
        .select_related("product")
        .prefetch_related("product__stockrecords__partner__producer__village")
    )
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page_obj": page, "page_title": _("What I wait for"), "active_tab": "wishes"}
    return render(request, "notices/mine.html", context)


def _taken_back(request: HttpRequest) -> HttpResponse:
    asked = request.POST.get("wish", "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 12 else 0
    wish = get_object_or_404(wishes_of(request.user), pk=number)
    forget_wish(wish=wish)
    messages.success(request, _("Good: we do not write about it."))
    return redirect("notices:mine")
