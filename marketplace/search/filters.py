"""The market's filters: what a visitor may ask for, and the products that answer."""

from decimal import Decimal

from django import forms
from django.db.models import Case, IntegerField, Q, Value, When
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from oscar.core.loading import get_model

from marketplace.catalogue.seasons import harvested_on, usual
from marketplace.search.shelves import Shelves
from portal.site_search.services import matching

NOW = "now"
BAD_PRICE = _("Please give a price in yuan, such as 20 or 20.50. It was left out.")
PRICE_ERRORS = {"invalid": BAD_PRICE, "min_value": BAD_PRICE, "max_digits": BAD_PRICE, "max_whole_digits": BAD_PRICE}
SORTS = [
    ("", _("In season first")),
    ("newest", _("Newest")),
    ("cheap", _("Price, low to high")),
    ("dear", _("Price, high to low")),
    ("name", _("Name")),
]
WAYS = [("", pgettext_lazy("delivery", "Any")), ("pickup", _("Pickup at a point")), ("home", _("Home delivery"))]
SEASONS = [("", _("Any time")), (NOW, _("In season now"))]


class MarketForm(forms.Form):
    """The filters of a market list. What cannot be understood is named and left out; the rest still counts."""

    q = forms.CharField(label=pgettext_lazy("search", "Words"), required=False, max_length=80)
    season = forms.ChoiceField(label=_("Season"), required=False)
    village = forms.ChoiceField(label=_("Village"), required=False)
    category = forms.ChoiceField(label=_("Category"), required=False)
    price_from = forms.DecimalField(
        label=_("Price from ¥"),
        required=False,
        min_value=0,
        max_digits=9,
        decimal_places=2,
        error_messages=PRICE_ERRORS,
    )
    price_to = forms.DecimalField(
        label=_("Price to ¥"), required=False, min_value=0, max_digits=9, decimal_places=2, error_messages=PRICE_ERRORS
    )
    way = forms.ChoiceField(label=_("How you get it"), required=False, choices=WAYS)
    sort = forms.ChoiceField(label=_("Sort by"), required=False, choices=SORTS)

    def __init__(self, data, *, shelves: Shelves):
        data = {name: data.get(name, "").replace("\x00", "") for name in data}
        super().__init__(data, auto_id="f_%s")
        months = [(str(number), name) for number, name in MONTHS.items()]
        self.fields["season"].choices = SEASONS + months
        self.fields["village"].choices = [("", _("All villages"))] + [(v.slug, v.name) for v in shelves.villages]
        self.fields["category"].choices = [("", _("Everything"))] + [(c.slug, c.name) for c in shelves.categories]

    @property
    def wanted(self) -> dict:
        """Return the filters that were understood, by name."""
        self.is_valid()
        return {name: value for name in FILTERS if (value := self.cleaned_data.get(name)) not in (None, "")}

    @property
    def order(self) -> str:
        """Return the chosen order, "" for the usual one."""
        self.is_valid()
        return self.cleaned_data.get("sort", "")


def by_season(rows, value: str, shelves: Shelves):
    """Return what is harvested or made now, or in month `value` (1 to 12)."""
    return rows.in_season(timezone.localdate()) if value == NOW else rows.in_month(int(value))


def by_category(rows, value: str, shelves: Shelves):
    """Return what stands on the shelves with this slug, or on those below."""
    below = Q()
    for path in [category.path for category in shelves.categories if category.slug == value]:
        below |= Q(category__path__startswith=path)
    found = get_model("catalogue", "ProductCategory").objects.filter(below)
    return rows.filter(pk__in=found.values("product"))


def by_way(rows, value: str, shelves: Shelves):
    """Return what comes home; everything can be picked up."""
    return rows if value == "pickup" else rows.filter(stockrecords__partner__in=shelves.delivering)


def at_least(rows, value: Decimal, shelves: Shelves):
    """Return what costs so much (CNY) or more."""
    return rows.filter(stockrecords__price__gte=value)


def at_most(rows, value: Decimal, shelves: Shelves):
    """Return what costs so much (CNY) or less."""
    return rows.filter(stockrecords__price__lte=value)


FILTERS = {
    "q": lambda rows, value, shelves: matching(queryset=rows, text=value),
    "season": by_season,
    "village": lambda rows, value, shelves: rows.filter(stockrecords__partner__producer__village__slug=value),
    "category": by_category,
    "price_from": at_least,
    "price_to": at_most,
    "way": by_way,
}


def narrow(rows, wanted: dict, shelves: Shelves, *, without: str = ""):
    """Return the products that answer every filter but the one named `without`."""
    for name, value in wanted.items():
        if name != without:
            rows = FILTERS[name](rows, value, shelves)
    return rows


def ordered(rows, order: str):
    """Return the products in the chosen order; equal ones keep theirs."""
    orders = {
        "newest": ("-date_created", "-pk"),
        "cheap": ("stockrecords__price", "pk"),
        "dear": ("-stockrecords__price", "pk"),
        "name": ("title", "pk"),
    }
    if order in orders:
        return rows.order_by(*orders[order])
    today = timezone.localdate()
    now = Case(When(harvested_on(today), then=Value(1)), default=Value(0), output_field=IntegerField())
    found = rows.annotate(_usual=usual(today.month)).annotate(_now=now)
    return found.order_by("-_now", "-priority", "-date_created", "-pk")
