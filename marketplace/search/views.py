"""The market's lists, straight from the database: all products, one category; search leads here.

Replaces Oscar's views of the same names, which ask Haystack.
"""

from urllib.parse import unquote

from django.core.paginator import Paginator
from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.generic import RedirectView, TemplateView
from oscar.core.loading import get_model

from marketplace.catalogue.cards import Card, cards_at
from marketplace.catalogue.facts import shelf_facts
from marketplace.search.chips import active_chips, looser_ways
from marketplace.search.counts import count_choices, total_of
from marketplace.search.filters import MarketForm, narrow, ordered
from marketplace.search.shelves import all_shelves
from portal.core.freshness import content_version
from portal.core.memory import remembered
from portal.core.structured import plain
from portal.site_search.signals import searched

Category = get_model("catalogue", "Category")
Product = get_model("catalogue", "Product")
PER_PAGE = 24


class CatalogueView(TemplateView):
    """All products, narrowed by the filters in the address."""

    template_name = "oscar/catalogue/browse.html"
    http_method_names = ["get", "head", "options"]
    category = None

    @cached_property
    def shelves(self):
        """Return the choices of village and category."""
        return all_shelves()

    @cached_property
    def form(self) -> MarketForm:
        """Return the filters as they were sent; on a category's page it is one of them."""
        data = self.request.GET.dict()
        if self.category:
            data.setdefault("category", self.category.slug)
        return MarketForm(data, shelves=self.shelves)

    def get_context_data(self, **kwargs) -> dict:
        wanted = self.form.wanted
        counts = count_choices(wanted, self.shelves)
        page = Paginator(range(total_of(counts, wanted)), PER_PAGE).get_page(self.request.GET.get("page"))
        products = self.products(wanted, page.object_list)
        self.tell_searched(wanted, page, products)
        return super().get_context_data(
            category=self.category,
            heading=self.category.name if self.category else _("Market"),
            form=self.form,
            wanted=wanted,
            counts=counts,
            chips=active_chips(self.request, self.form, self.category),
            looser=[] if products else looser_ways(self.request, wanted, self.shelves, self.category),
            shelves=self.shelves,
            page_obj=page,
            products=products,
            card=self.card(),
            facts=self.facts(products),
            **kwargs,
        )

    def tell_searched(self, wanted: dict, page, products: list[Card]) -> None:
        """Say that words were looked for; with filters beside them it is not the words that found nothing."""
        if "q" in wanted and page.number == 1:
            found = bool(products) or len(wanted) > 1
            searched.send(sender=type(self), request=self.request, text=wanted["q"], found=found)

    def card(self) -> dict[str, str]:
        """Return what a messenger shows of the list."""
        text = plain(self.category.description) if self.category else ""
        text = text or _("What grows and is made in the villages, with season, price and place.")
        return {"title": self.category.name if self.category else _("Market"), "text": text}

    def facts(self, products: list[Card]) -> SafeString:
        """Return the list and the way to it for machines."""
        shown = [(card.pk, card.slug, card.titles) for card in products]
        facts = ("shelf-facts", get_language(), content_version(), self.category and self.category.pk, shown)
        return remembered(lambda: shelf_facts(products, way=self.way()), *facts)

    def way(self) -> list[tuple[str, str]]:
        """Return the way from the market to the list as (name, path)."""
        shelves = [*self.category.get_ancestors(), self.category] if self.category else []
        return [(_("Market"), reverse("catalogue:index")), *((one.name, one.get_absolute_url()) for one in shelves)]

    def products(self, wanted: dict, places: range) -> list[Card]:
        """Return the products at these places of the list; which ones is remembered until a shelf changes."""
        order, here = self.form.order, (get_language(), timezone.localdate())

        def look() -> list[int]:
            rows = ordered(narrow(Product.objects.on_shelf(), wanted, self.shelves), order)
            return list(rows.values_list("pk", flat=True)[places.start : places.stop])

        pks = remembered(look, "market-list", self.shelves.version, *here, wanted, order, places, shared=True)
        return cards_at(pks)


class ProductCategoryView(CatalogueView):
    """The products of one category and those below it."""

    def get(self, request, *args, **kwargs):
        """Show the category; 404 unless it is public; an old address leads to the present one."""
        self.category = get_object_or_404(Category, pk=kwargs["pk"]) if len(kwargs["pk"]) < 10 else None
        if not (self.category and self.category.is_public and self.category.ancestors_are_public):
            raise Http404
        expected = self.category.get_absolute_url()
        if unquote(expected) != unquote(request.path):
            query = request.META.get("QUERY_STRING")
            return HttpResponsePermanentRedirect(f"{expected}?{query}" if query else expected)
        return super().get(request, *args, **kwargs)


class ToMarketView(RedirectView):
    """Leads addresses that have no page of their own to the market."""

    def get_redirect_url(self, *args, **kwargs) -> str:
        return reverse("catalogue:index")


class FacetedSearchView(RedirectView):
    """Oscar's search address: the market's list with the same words."""

    pattern_name = "catalogue:index"
    query_string = True
