"""Products and categories as things that are read."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from oscar.core.loading import get_model

from portal.figures.subjects import Named, Subject, register_subject

DETAIL, CATEGORY = "catalogue:detail", "catalogue:category"


def _key_at(view_name: str):
    def key_of(request: HttpRequest) -> str:
        match = request.resolver_match
        return str(int(match.kwargs["pk"])) if match.view_name == view_name else ""

    return key_of


def named_products(keys: Iterable[str], language: str) -> dict[str, Named]:
    """Return the products that are still there; one query."""
    products = get_model("catalogue", "Product").objects.filter(pk__in=keys)
    return {str(product.pk): Named(product.get_title(), product.get_absolute_url()) for product in products}


def named_categories(keys: Iterable[str], language: str) -> dict[str, Named]:
    """Return the categories that are still there; one query."""
    categories = get_model("catalogue", "Category").objects.filter(pk__in=keys)
    return {str(category.pk): Named(category.name) for category in categories}


def register() -> None:
    """Enter both."""
    register_subject(Subject("product", _("Products"), _key_at(DETAIL), named_products, order=10))
    register_subject(Subject("category", _("Categories"), _key_at(CATEGORY), named_categories, order=30))
