"""My shop: what a shop manager sells, with price and stock at hand. Everything else of others is 404."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from marketplace.producers.access import only_for
from marketplace.producers.exceptions import ShelfRefused
from marketplace.producers.forms import GoodsForm, QuickForm
from marketplace.producers.goods import (
    SHOWS,
    Product,
    filtered,
    goods_of,
    keeps_goods,
    own_product,
    own_simple,
    shops_of,
)
from marketplace.producers.services import copy_product, save_product, set_price, set_stock

PER_PAGE = 24
shop_keepers_only = only_for(keeps_goods)


@require_safe
@shop_keepers_only
def index(request: HttpRequest) -> HttpResponse:
    """List the products of the reader's own villages; ?q=, ?village= and ?show= narrow it down."""
    return _show_list(request)


def _show_list(request: HttpRequest, bound: QuickForm | None = None, pk: int | None = None) -> HttpResponse:
    villages = list(shops_of(request.user))
    chosen = next((village for village in villages if village.slug == request.GET.get("village")), None)
    show, text = request.GET.get("show", ""), request.GET.get("q", "")[:100]
    goods = filtered(goods_of(request.user), text=text, village=chosen, show=show)
    page = Paginator(goods, PER_PAGE).get_page(request.GET.get("page"))
    for product in page:
        product.quick = bound if product.pk == pk else QuickForm(product=product)
    context = {
        "page_obj": page,
        "villages": villages,
        "chosen": chosen,
        "show": show,
        "text": text,
        "shows": SHOWS,
    }
    return render(request, "producers/my_shop.html", context, status=422 if bound else 200)


@require_POST
@shop_keepers_only
def quick(request: HttpRequest, pk: int) -> HttpResponse:
    """Write price and stock of one product; what was typed stays there when it is refused."""
    product = own_product(request.user, pk)
    form = QuickForm(request.POST, product=product)
    if form.is_valid():
        data = form.cleaned_data
        try:
            if "stock" in data:
                set_stock(product=product, stock=data["stock"], seen=data["seen"])
            set_price(product=product, price=data["price"])
        except ShelfRefused as refused:
            form.add_error(refused.field, str(refused))
        else:
            messages.success(request, _("Saved: %(product)s.") % {"product": product.get_title()})
            return _to_list(request)
    return _show_list(request, bound=form, pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@shop_keepers_only
def edit(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Show and save the form of a product, or of a new one without `pk`."""
    product = own_product(request.user, pk) if pk else None
    if product and product.is_box:
        return redirect("boxes:edit", pk=pk)
    form = GoodsForm(request.POST or None, request.FILES or None, instance=product, user=request.user)
    if not form.villages:
        raise Http404
    if request.method == "POST" and form.is_valid():
        try:
            saved = save_product(product=product, **form.words())
        except ShelfRefused as refused:
            form.add_error(refused.field, str(refused))
        else:
            messages.success(request, _("Saved: %(product)s.") % {"product": saved.get_title()})
            return redirect("my_shop:index")
    status = 422 if form.is_bound else 200
    # The form has written into its own instance what was typed; headings show what is stored.
    stored = Product.objects.get(pk=pk) if pk else None
    context = {"form": form, "product": stored, "in_boxes": stored.in_boxes.select_related("box") if stored else ()}
    return render(request, "producers/goods_form.html", context, status=status)


@require_POST
@shop_keepers_only
def copy(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a hidden copy and open it."""
    made = copy_product(product=own_simple(request.user, pk))
    messages.success(request, _("This is a copy, not on sale yet."))
    return redirect("my_shop:edit", pk=made.pk)


def _to_list(request: HttpRequest) -> HttpResponse:
    """Return to the list as it was filtered."""
    response = redirect("my_shop:index")
    query = request.GET.urlencode()
    response["Location"] += f"?{query}" if query else ""
    return response
