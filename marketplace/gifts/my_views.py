"""A buyer's gift credit: what is left, a code to type, and what came and went."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from marketplace.gifts.exceptions import CardUnknown
from marketplace.gifts.forms import CodeForm
from marketplace.gifts.models import CreditMovement
from marketplace.gifts.queries import credit_of
from marketplace.gifts.services import take_card
from portal.core.templatetags.ui import cny
from portal.core.throttle import too_many
from portal.users.client import client_address
from portal.users.tries import Tries

PER_PAGE, HOUR_SECONDS = 20, 3600
#: Wrong codes of one account, and from one address; a right one is not counted.
BY_ACCOUNT = Tries("gift-code", 10, HOUR_SECONDS)
BY_ADDRESS = Tries("gift-code-address", 40, HOUR_SECONDS)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """Show the reader's credit; POST `code` adds a card to it."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _show(request, form)
    counted = ((BY_ACCOUNT, str(request.user.pk)), (BY_ADDRESS, client_address(request)))
    if any([tries.count(who) > tries.limit for tries, who in counted]):
        return too_many(request, per_seconds=HOUR_SECONDS)
    try:
        card = take_card(user=request.user, code=form.cleaned_data["code"])
    except CardUnknown as error:
        form.add_error("code", str(error))
        return _show(request, form)
    for tries, who in counted:
        tries.forgive(who, 1)
    messages.success(request, _("%(sum)s is in your gift credit.") % {"sum": cny(card.amount)})
    return redirect("gifts:mine")


def _show(request: HttpRequest, form: CodeForm) -> HttpResponse:
    rows = CreditMovement.objects.filter(credit__user=request.user).select_related("attempt")
    context = {
        "form": form,
        "left": credit_of(request.user),
        "page_obj": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
        "page_title": _("Gift credit"),
        "active_tab": "gifts",
    }
    return render(request, "gifts/mine.html", context, status=422 if form.errors else 200)
