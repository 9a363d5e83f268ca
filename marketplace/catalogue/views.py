"""A product's page."""

from functools import partial

from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject, cached_property
from django.utils.translation import get_language, gettext
from oscar.apps.catalogue.views import ProductDetailView as CoreProductDetailView
from oscar.core.loading import get_class, get_model

from marketplace.catalogue.elsewhere import elsewhere
from marketplace.catalogue.facts import product_card, product_nodes, with_reviews, written_in
from marketplace.catalogue.glance import Glance, glance, is_variant
from marketplace.catalogue.promise import promise_of
from marketplace.producers.addresses import village_pages
from portal.core.freshness import content_version
from portal.core.memory import remembered

Product = get_model("catalogue", "Product")
REVIEWS = 3
LONGEST_ID = 9
CatalogueView = get_class("search.views", "CatalogueView")
ProductCategoryView = get_class("search.views", "ProductCategoryView")


class ProductDetailView(CoreProductDetailView):
    """One product with its origin, season and promise. Reading it writes nothing.

    A glance tells whether the parts of the page are remembered; only where they are not is the product loaded.
    """

    template_name = "oscar/catalogue/detail.html"

    def get(self, request, *args, **kwargs) -> HttpResponse:
        """Show the product; 404 unless it is public (staff may look), before any redirect tells its name."""
        seen = glance(int(kwargs["pk"])) if len(kwargs["pk"]) <= LONGEST_ID else None
        if seen is None or not (seen.is_public or request.user.is_staff):
            raise Http404
        if (is_variant(seen.facts) or seen.card.price is None) and (path := elsewhere(seen.card.pk)):
            return HttpResponseRedirect(path)
        here = reverse("catalogue:detail", kwargs={"product_slug": seen.card.slug, "pk": seen.card.pk})
        if here != request.path:
            query = request.META.get("QUERY_STRING")
            return HttpResponsePermanentRedirect(f"{here}?{query}" if query else here)
        return self.render_to_response(self.context_of(seen))

    def context_of(self, seen: Glance) -> dict:
        """Return what the template needs; whatever is lazy is read while a part is printed anew."""
        behind, stamp = Behind(seen.card.pk), (seen.facts, timezone.localdate(), content_version())
        nodes = remembered(lambda: product_nodes(behind.product, way=behind.way()), "nodes", get_language(), *stamp)
        reviews = [] if seen.rating is None else behind.reviews()
        lazy = ("product", "category", "village", "village_page", "promise", "written_in", "card")
        return {
            "seen": seen,
            "stamp": stamp,
            "reviews": reviews,
            "facts": with_reviews(nodes, reviews),
            **{name: SimpleLazyObject(partial(getattr, behind, name)) for name in lazy},
        }


class Behind:
    """What a product's page is printed from."""

    def __init__(self, pk: int):
        self.pk = pk

    def reviews(self) -> list:
        """Return the newest words about it: they carry people's names, so they are read each time."""
        reviews = get_model("reviews", "ProductReview").objects.approved().filter(product=self.pk)
        return list(reviews.select_related("user", "answer").order_by("-date_created")[:REVIEWS])

    @cached_property
    def product(self):
        return Product.objects.with_origin().with_preorder().get(pk=self.pk)

    @cached_property
    def category(self):
        return self.product.categories.browsable().first()

    @cached_property
    def village(self):
        return self.product.village

    @cached_property
    def village_page(self):
        return village_pages([self.village]).get(self.village.pk) if self.village else None

    @cached_property
    def promise(self):
        return promise_of(self.product)

    @cached_property
    def card(self) -> dict:
        return product_card(self.product)

    @cached_property
    def written_in(self) -> tuple[str, ...]:
        return written_in(self.product)

    def way(self) -> list[tuple[str, str]]:
        """Return the way from the market to the product as (name, path)."""
        way = [(gettext("Market"), reverse("catalogue:index"))]
        way += [(self.category.name, self.category.get_absolute_url())] if self.category else []
        return [*way, (self.product.get_title(), self.product.get_absolute_url())]
