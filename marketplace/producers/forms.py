"""Forms of My shop."""

from collections.abc import Iterator
from decimal import Decimal

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from marketplace.catalogue.units import GRAMS
from marketplace.partner.by_weight import bound_of
from marketplace.producers.services.shelf import produce_class
from marketplace.producers.ware_form import HIGHEST_PRICE, WareForm, price_field
from portal.core.templatetags.ui import cny

MOST_STOCK, MOST_GRAMS = 1_000_000, 1_000_000
MOST_DEPOSIT = 1000
CHINESE = ["title_zh_hans", "taste_zh_hans", "content_zh_hans", "maker_zh_hans", "storage_zh_hans"]
ENGLISH = ["title_en", "taste_en", "content_en", "maker_en", "storage_en"]


def stock_field() -> forms.IntegerField:
    """Return the field of how many the village holds."""
    widget = forms.NumberInput(attrs={"inputmode": "numeric"})
    return forms.IntegerField(label=_("Stock"), min_value=0, max_value=MOST_STOCK, widget=widget)


class QuickForm(forms.Form):
    """Price and stock of one product, straight in the list."""

    price = price_field()
    stock = stock_field()
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, *, product):
        record = product.stockrecord
        initial = {"price": record.asked_price, "stock": record.num_in_stock, "seen": record.num_in_stock}
        super().__init__(data, initial=initial, auto_id=f"%s_{product.pk}")
        if product.is_box:  # how many there are follows from what is in it
            del self.fields["stock"]


def month_choices() -> list[tuple[str, str]]:
    """Return the twelve months by number."""
    first = timezone.localdate().replace(day=1)
    return [(str(number), date_format(first.replace(month=number), "F")) for number in range(1, 13)]


class GoodsForm(WareForm):
    """A whole product as its village writes it: Chinese first, English if there is any."""

    by_weight = forms.BooleanField(
        label=_("Charged by weight"),
        required=False,
        help_text=_("Sold by the piece, like a chicken or a pumpkin. The price is then for 500 g, one jin."),
    )
    most_grams = forms.IntegerField(
        label=_("The heaviest weighs, in grams"),
        required=False,
        min_value=1,
        max_value=MOST_GRAMS,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        help_text=_(
            "The buyer pays for so much first. You weigh when you pack, and the rest goes back to the buyer by itself."
        ),
    )
    deposit = forms.DecimalField(
        label=_("Deposit on the container (¥)"),
        required=False,
        min_value=0,
        max_value=MOST_DEPOSIT,
        decimal_places=2,
        widget=forms.NumberInput(attrs={"inputmode": "decimal", "step": "0.01"}),
        help_text=_("A jar or basket that comes back. The buyer pays it beside the price and gets it back with it."),
    )
    stock = stock_field()
    warn_below = forms.IntegerField(
        label=_("Warn us below"),
        min_value=0,
        max_value=MOST_STOCK,
        required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        help_text=_("We write to the shop's managers when fewer than so many can be sold. 0: never; empty: below 5."),
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    months = forms.MultipleChoiceField(label=_("Season"), choices=month_choices, widget=forms.CheckboxSelectMultiple)

    class Meta(WareForm.Meta):
        fields = [*CHINESE, *ENGLISH, "unit", "net_grams", "pieces", "weight_grams", "is_public"]
        labels = {**WareForm.Meta.labels, "net_grams": _("Net content in grams"), "pieces": _("Pieces in it")}

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, user=user, **kwargs)
        if not self.instance.pk:
            self.instance.product_class = produce_class()
        for name, least in (("net_grams", 1), ("pieces", 1), ("weight_grams", 1)):
            field = self.fields[name]
            self.fields[name] = forms.IntegerField(
                label=field.label, required=field.required, min_value=least, max_value=MOST_GRAMS
            )
        self._set_initial()

    def _set_initial(self) -> None:
        product = self.instance
        self.initial["months"] = [str(month) for month in product.months]
        if product.pk:
            record = product.stockrecord
            self.initial.update(stock=record.num_in_stock, seen=record.num_in_stock)
            self.initial.update(warn_below=record.low_stock_threshold or 0, deposit=record.deposit or None)
            self.initial.update(by_weight=record.most_grams is not None, most_grams=record.most_grams)

    def clean(self) -> dict:
        """Ask for what a price by weight needs, in the words of who fills it in."""
        data = super().clean()
        if data.get("by_weight") and "most_grams" not in self.errors:
            for name, error in self._weight_errors(data):
                self.add_error(name, error)
        return data

    def _weight_errors(self, data: dict) -> Iterator[tuple[str, str]]:
        most, usual, price = data.get("most_grams"), data.get("net_grams"), data.get("price")
        if data.get("unit") in GRAMS:
            yield "unit", _("What is charged by weight is sold by the piece, bunch or box. Choose one of those.")
        if not most:
            yield "most_grams", _("Say what the heaviest one weighs.")
        elif not usual and "net_grams" not in self.errors:
            yield "net_grams", _("Say what one weighs as a rule: buyers read it.")
        elif usual and usual > most:
            yield "most_grams", _("One weighs %(n)d g as a rule. The heaviest cannot weigh less.") % {"n": usual}
        if most and price and bound_of(jin_price=price, most_grams=most) > HIGHEST_PRICE:
            yield "price", _("One would cost more than %(price)s.") % {"price": cny(HIGHEST_PRICE)}

    def words(self) -> dict:
        """Return what save_product() takes besides the product (after cleaning)."""
        words, data = super().words(), self.cleaned_data
        words["fields"]["season_months"] = sum(1 << (int(month) - 1) for month in data["months"])
        return words | {
            "most_grams": data["most_grams"] if data["by_weight"] else None,
            "deposit": data["deposit"] or Decimal(0),
            "stock": data["stock"],
            "seen_stock": data["seen"],
            "warn_below": data["warn_below"],
        }

    def measure_fields(self) -> list:
        """Return the bound fields of unit, content and weight."""
        return [self[name] for name in ("unit", "net_grams", "pieces", "weight_grams")]
