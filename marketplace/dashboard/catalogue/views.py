"""The operator's list of products, and stock that runs low. Forms of single products are in My shop."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import ListView
from oscar.apps.dashboard.catalogue import views as core
from oscar.core.loading import get_model

from marketplace.dashboard.catalogue.finding import ProductSearchForm
from marketplace.dashboard.catalogue.forms import StockAlertSearchForm
from marketplace.dashboard.catalogue.types import *  # noqa: F403
from marketplace.dashboard.cells import SafeCSVWriter
from marketplace.producers.services import set_public

Product = get_model("catalogue", "Product")
Range = get_model("offer", "Range")
PER_PAGE = 50


class ProductListView(ListView):
    """All products of all villages: found, put on sale or taken off it together, put into a range, downloaded."""

    template_name = "oscar/dashboard/catalogue/product_list.html"
    context_object_name = "products"
    paginate_by = PER_PAGE
    http_method_names = ["get", "head", "post", "options"]

    def get_queryset(self):
        self.form = ProductSearchForm(self.request.GET)
        return self.form.found().prefetch_related("categories")

    def get_context_data(self, **kwargs):
        user = self.request.user
        return {
            **super().get_context_data(**kwargs),
            "form": self.form,
            "range": self._range(),
            "can_change": user.has_perm("catalogue.change_product"),
            "can_fill": user.has_perm("offer.change_range"),
        }

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Show the list, or give it as a file with ?format=csv."""
        if request.GET.get("format") == "csv":
            return _as_file(self.get_queryset())
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Do one thing to the products chosen and return to the list as it was filtered."""
        chosen = request.POST.getlist("chosen")
        if not all(pk.isdecimal() and len(pk) < 10 for pk in chosen):
            raise Http404
        products = list(Product.objects.filter(pk__in=chosen, structure=Product.STANDALONE))
        actions = {"publish": self._publish, "hide": self._hide, "fill": self._fill}
        name = request.POST.get("action", "")
        right = "offer.change_range" if name == "fill" else "catalogue.change_product"
        if name not in actions or not request.user.has_perm(right):
            raise Http404
        if not products:
            messages.warning(request, _("Choose products first."))
        else:
            actions[name](products)
        return redirect(request.get_full_path())

    def _publish(self, products: list) -> None:
        n = set_public(products=products, is_public=True)
        words = ngettext("%(n)s product put on sale.", "%(n)s products put on sale.", n)
        messages.success(self.request, words % {"n": n})

    def _hide(self, products: list) -> None:
        n = set_public(products=products, is_public=False)
        words = ngettext("%(n)s product taken off sale.", "%(n)s products taken off sale.", n)
        messages.success(self.request, words % {"n": n})

    def _fill(self, products: list) -> None:
        found = self._range()
        if found is None:
            raise Http404
        for product in products:
            found.add_product(product)
        n = len(products)
        words = ngettext("%(n)s product is in %(range)s now.", "%(n)s products are in %(range)s now.", n)
        messages.success(self.request, words % {"n": n, "range": found.name})

    def _range(self):
        """Return the range that products are chosen for, if the address names one that can be filled."""
        pk = self.request.GET.get("range", "")
        fits = pk.isdecimal() and len(pk) < 10
        return Range.objects.filter(pk=pk, includes_all_products=False).first() if fits else None


def _as_file(products) -> HttpResponse:
    """Return all products found as CSV."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="products-{timezone.localdate():%Y-%m-%d}.csv"'
    writer = SafeCSVWriter(open_file=response)
    titles = (_("Chinese name"), _("English name"))
    counts = (_("Price (CNY)"), _("Stock"), _("Reserved"), _("On sale"))
    writer.writerow([_("Number"), *titles, _("Village"), _("Category"), *counts])
    for product in products.iterator(chunk_size=200):
        record = product.stockrecord
        shelves = ", ".join(category.name for category in product.categories.all())
        stock = (record.price, record.num_in_stock, record.num_allocated or 0) if record else ("", "", "")
        is_public = _("yes") if product.is_public else _("no")
        village = product.village.name if product.village else ""
        number = record.partner_sku if record else ""
        writer.writerow([number, product.title_zh_hans, product.title_en, village, shelves, *stock, is_public])
    return response


class StockAlertListView(core.StockAlertListView):
    """What runs low, at a fixed number of queries; a status nobody knows shows all."""

    def get_queryset(self):
        self.form, self.description = StockAlertSearchForm(self.request.GET), ""
        status = self.form.cleaned_data["status"] if self.form.is_valid() else ""
        alerts = self.model.objects.select_related("stockrecord__product", "stockrecord__partner__producer__village")
        return (alerts.filter(status=status) if status else alerts).order_by("-date_created", "-pk")
