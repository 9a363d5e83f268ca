"""The filters that are on, each with a link without it; and ways out of an empty list."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from oscar.core.loading import get_model

from marketplace.search.filters import MarketForm, narrow
from marketplace.search.shelves import Shelves
from portal.core.templatetags.ui import cny

WAYS_OUT = 3


@dataclass(frozen=True)
class Chip:
    """A filter in words, the address of the list without it, and what that list would hold where it was counted."""

    label: str
    url: str
    count: int | None = None


def active_chips(request: HttpRequest, form: MarketForm, category=None) -> list[Chip]:
    """Return one chip for each filter that is on."""
    return [
        Chip(label_of(form, name, value), url_without(request, name, category)) for name, value in form.wanted.items()
    ]


def label_of(form: MarketForm, name: str, value) -> str:
    """Return a filter in words."""
    if name == "q":
        return f"“{value}”"
    if name == "price_from":
        return _("from %(price)s") % {"price": cny(value)}
    if name == "price_to":
        return _("up to %(price)s") % {"price": cny(value)}
    return str(dict(form.fields[name].choices)[value])


def url_without(request: HttpRequest, name: str, category=None) -> str:
    """Return the list's address without one filter, on its first page."""
    query = request.GET.copy()
    for gone in (name, "page"):
        query.pop(gone, None)
    path = reverse("catalogue:index") if category and name == "category" else request.path
    return f"{path}?{query.urlencode()}" if query else path


def looser_ways(request: HttpRequest, wanted: dict, shelves: Shelves, category=None) -> list[Chip]:
    """Return the lists that leaving out one filter gives, fullest first; only those that hold something."""
    base = get_model("catalogue", "Product").objects.on_shelf()
    form = MarketForm(request.GET.dict() | ({"category": category.slug} if category else {}), shelves=shelves)
    found = []
    for name, value in wanted.items():
        count = narrow(base, wanted, shelves, without=name).count()
        if count:
            found.append(Chip(label_of(form, name, value), url_without(request, name, category), count))
    return sorted(found, key=lambda chip: -chip.count)[:WAYS_OUT]
