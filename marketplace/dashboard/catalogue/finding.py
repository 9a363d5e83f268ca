"""Finding products: the operator's questions to the whole market."""

from django import forms
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from oscar.core.loading import get_model

from marketplace.catalogue.boxes import box_left
from marketplace.catalogue.shelf import FEW
from portal.villages.models import Village

Product = get_model("catalogue", "Product")
Category = get_model("catalogue", "Category")
FREE = Coalesce(box_left(), F("stockrecords__num_in_stock") - Coalesce(F("stockrecords__num_allocated"), 0))
SHOWS = {
    "public": (_("On sale"), Q(is_public=True)),
    "hidden": (_("Not on sale"), Q(is_public=False)),
    "in-season": (_("In season"), None),
    "sold-out": (_("Sold out"), Q(free__lte=0)),
    "low": (_("Few left"), Q(free__gt=0, free__lte=FEW)),
    "no-picture": (_("Without picture"), Q(images__isnull=True)),
    "no-english": (_("Without English"), Q(title_en__isnull=True) | Q(title_en="")),
}
SORTS = {
    "": (_("Newest first"), ("-date_created", "-pk")),
    "title": (_("Name"), ("title_zh_hans", "pk")),
    "left": (_("Fewest left"), ("free", "pk")),
    "-price": (_("Dearest first"), ("-stockrecords__price", "pk")),
    "price": (_("Cheapest first"), ("stockrecords__price", "pk")),
    "updated": (_("Latest changed"), ("-date_updated", "-pk")),
}


class ProductSearchForm(forms.Form):
    """Narrows the list down; every field may stay empty."""

    text = forms.CharField(label=_("Name or number"), required=False, max_length=60)
    village = forms.ModelChoiceField(
        Village.objects.filter(producer__isnull=False).order_by("slug"),
        label=_("Village"),
        required=False,
        empty_label=_("All"),
    )
    category = forms.ModelChoiceField(
        Category.objects.order_by("path"), label=_("Category"), required=False, empty_label=_("All")
    )
    show = forms.ChoiceField(
        label=_("Show"), required=False, choices=[("", _("All")), *((key, words) for key, (words, _q) in SHOWS.items())]
    )
    sort = forms.ChoiceField(label=_("Order by"), required=False, choices=[(key, row[0]) for key, row in SORTS.items()])
    #: The range that products are being chosen for, if any.
    range = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def found(self) -> QuerySet:
        """Return the products that fit, in order; fields that are wrong are left out of account."""
        self.is_valid()
        data = self.cleaned_data
        goods = Product.objects.filter(structure=Product.STANDALONE).annotate(free=FREE).with_origin()
        text = (data.get("text") or "").strip()
        if text:
            titles = Q(title_zh_hans__icontains=text) | Q(title_en__icontains=text)
            goods = goods.filter(titles | Q(stockrecords__partner_sku__icontains=text))
        if data.get("village"):
            goods = goods.filter(stockrecords__partner__producer__village=data["village"])
        if data.get("category"):
            shelves = Category.get_tree(data["category"]).values("pk")
            placed = Product.categories.through.objects.filter(category__in=shelves)
            goods = goods.filter(pk__in=placed.values("product"))
        if data.get("show") == "in-season":
            goods = goods.in_season(timezone.localdate())
        elif data.get("show"):
            goods = goods.filter(SHOWS[data["show"]][1])
        return goods.order_by(*SORTS[data.get("sort") or ""][1])
