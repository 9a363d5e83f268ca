"""A product's page."""

from django.http import Http404, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.translation import get_language, gettext
from oscar.apps.catalogue.views import ProductDetailView as CoreProductDetailView
from oscar.core.loading import get_class, get_model

from marketplace.catalogue.facts import product_card, product_facts, written_in
from marketplace.catalogue.promise import promise_of
from marketplace.producers.addresses import village_pages

Product = get_model("catalogue", "Product")
REVIEWS = 3
NEIGHBOURS = 4
CatalogueView = get_class("search.views", "CatalogueView")
ProductCategoryView = get_class("search.views", "ProductCategoryView")


class ProductDetailView(CoreProductDetailView):
    """One product with its origin, season and promise. Reading it writes nothing."""

    template_name = "oscar/catalogue/detail.html"
    queryset = Product.objects.with_origin()

    def get_object(self, queryset=None):
        """Return the product; 404 unless it is public (staff may look), before any redirect tells its name."""
        if not hasattr(self, "object"):
            if len(self.kwargs["pk"]) > 9:
                raise Http404
            product = super().get_object(queryset)
            if not self.is_viewable(product, self.request):
                raise Http404
            return product
        return self.object

    def redirect_if_necessary(self, current_path, product):
        """Lead an old address to the present one, keeping what follows the question mark."""
        response = super().redirect_if_necessary(current_path, product)
        query = self.request.META.get("QUERY_STRING")
        return HttpResponsePermanentRedirect(f"{response.url}?{query}") if response and query else response

    def get_context_data(self, **kwargs) -> dict:
        product, village = self.object, self.object.village
        reviews = product.reviews.approved().select_related("user").order_by("-date_created")
        neighbours = Product.objects.for_cards().filter(stockrecords__partner__producer__village=village)
        context = {
            **super(CoreProductDetailView, self).get_context_data(**kwargs),
            "category": product.categories.browsable().first(),
            "village": village,
            "village_page": village_pages([village]).get(village.pk) if village else None,
            "promise": promise_of(product),
            "reviews": list(reviews[:REVIEWS]),
            "written_in": written_in(product),
            "neighbours": list(neighbours.exclude(pk=product.pk)[:NEIGHBOURS]) if village else [],
            "language": get_language(),
            "card": product_card(product),
        }
        return {**context, "facts": product_facts(product, reviews=context["reviews"], way=self.way(context))}

    def way(self, context: dict) -> list[tuple[str, str]]:
        """Return the way from the market to the product as (name, path)."""
        category, product = context["category"], self.object
        way = [(gettext("Market"), reverse("catalogue:index"))]
        way += [(category.name, category.get_absolute_url())] if category else []
        return [*way, (product.get_title(), product.get_absolute_url())]

    def send_signal(self, request, response, product) -> None:
        """Count nothing: Oscar would write two rows for every look."""
