"""Gift cards as the operator makes them: the list with the codes that wait, new ones, one withdrawn."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from marketplace.gifts.exceptions import CardGone
from marketplace.gifts.forms import CardsForm
from marketplace.gifts.models import Card
from marketplace.gifts.services import make_cards, void_card
from marketplace.gifts.work import may_make_cards, may_see_cards
from marketplace.producers.access import only_for

PER_PAGE = 50
operators_only = only_for(may_see_cards)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@operators_only
def cards(request: HttpRequest) -> HttpResponse:
    """List the cards, the newest first; POST makes new ones."""
    form = CardsForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        _refuse_who_may_not(request)
        if form.is_valid():
            made = make_cards(**form.cleaned_data, by=request.user)
            said = ngettext(
                "%(n)d card made. Its code is below.", "%(n)d cards made. Their codes are below.", len(made)
            )
            messages.success(request, said % {"n": len(made)})
            return redirect("gift_cards:list")
    context = {
        "form": form,
        "page_obj": Paginator(Card.objects.select_related("made_by"), PER_PAGE).get_page(request.GET.get("page")),
        "may_change": may_make_cards(request.user),
    }
    return render(request, "gifts/cards.html", context, status=422 if form.errors else 200)


@operators_only
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw a card that nobody has taken."""
    _refuse_who_may_not(request)
    try:
        void_card(card=get_object_or_404(Card, pk=pk))
        messages.success(request, _("Withdrawn. Its code is worth nothing now."))
    except CardGone as error:
        messages.warning(request, str(error))
    return redirect("gift_cards:list")


def _refuse_who_may_not(request: HttpRequest) -> None:
    if not may_make_cards(request.user):
        raise Http404
