"""My shop's harvests: when what grows here is ripe, usually and this year. Everything of others is 404."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from marketplace.catalogue.boxes import BOX
from marketplace.harvest.crops import VILLAGE, crops_of
from marketplace.harvest.forms import HarvestForm
from marketplace.harvest.services import set_harvest
from marketplace.producers.goods import goods_of, own_simple
from marketplace.producers.views import shop_keepers_only

PER_PAGE = 40


@require_safe
@shop_keepers_only
def index(request: HttpRequest) -> HttpResponse:
    """Show the year of everything the reader's villages sell, hidden things too."""
    goods = (
        goods_of(request.user)
        .prefetch_related(None)
        .exclude(product_class__slug=BOX)
        .order_by(VILLAGE, "season_months", "pk")
    )
    page = Paginator(goods, PER_PAGE).get_page(request.GET.get("page"))
    page.object_list = crops_of(page.object_list)
    return render(request, "harvest/mine.html", {"page_obj": page, "crops": page.object_list})


@require_http_methods(["GET", "HEAD", "POST"])
@shop_keepers_only
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Show and save when one product is harvested."""
    product = own_simple(request.user, pk)
    said = {"months": product.months, "first": product.harvest_from, "last": product.harvest_until}
    form = HarvestForm(request.POST or None, initial=said)
    if request.method == "POST" and form.is_valid():
        set_harvest(product=product, **form.words())
        messages.success(request, _("Saved: %(product)s.") % {"product": product.get_title()})
        return redirect("harvest:index")
    context = {"form": form, "product": product}
    return render(request, "harvest/edit.html", context, status=422 if form.errors else 200)
