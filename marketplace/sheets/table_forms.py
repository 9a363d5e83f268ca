"""One row of the table: price, stock, on sale, and what its writer saw of them."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.producers.forms import MOST_STOCK
from marketplace.producers.ware_form import HIGHEST_PRICE
from marketplace.sheets.services.rows import Change, current

FIELDS = ("price", "stock", "is_public")


def _typed(mode: str) -> forms.TextInput:
    """Return a plain field: arrow keys lead from row to row there, and do not count up and down."""
    return forms.TextInput(attrs={"inputmode": mode, "autocomplete": "off"})


class RowForm(forms.Form):
    """A product's row; `was_…` travels with it, so that nobody overwrites what they have not seen."""

    price = forms.DecimalField(
        label=_("Price (¥)"),
        min_value=Decimal("0.01"),
        max_value=HIGHEST_PRICE,
        decimal_places=2,
        widget=_typed("decimal"),
        error_messages={"required": _("Enter a price."), "invalid": _("Enter a price such as 12.50.")},
    )
    stock = forms.IntegerField(
        label=_("Stock"),
        min_value=0,
        max_value=MOST_STOCK,
        widget=_typed("numeric"),
        error_messages={"required": _("Enter a number."), "invalid": _("Enter a whole number.")},
    )
    is_public = forms.BooleanField(label=_("On sale"), required=False)
    was_price = forms.DecimalField(required=False, widget=forms.HiddenInput)
    was_stock = forms.IntegerField(required=False, widget=forms.HiddenInput)
    was_is_public = forms.BooleanField(required=False, widget=forms.HiddenInput)
    use_required_attribute = False

    def __init__(self, data=None, *, product):
        self.product = product
        now = current(product)
        seen = {f"was_{name}": value for name, value in now.items()}
        super().__init__(data, initial={**now, **seen}, prefix=f"p{product.pk}")
        if product.is_box:  # how many there are follows from what is in it
            self.fields["stock"].disabled = True
        # What is not counted has no stock to be typed.
        self.fields["stock"].required = now["stock"] is not None

    def change(self) -> Change | None:
        """Return what its writer changed (after cleaning); None for a row left as it was seen."""
        data = self.cleaned_data
        was = {name: data[f"was_{name}"] for name in FIELDS}
        wanted = {name: data[name] for name in FIELDS if data[name] != was[name]}
        return Change(self.product.pk, wanted, was) if wanted else None

    def with_reasons(self, reasons: dict[str, str]) -> "RowForm":
        """Return the row as typed with these sentences, having seen what stands there now."""
        data = self.data.copy()
        for name, value in current(self.product).items():
            data[self.add_prefix(f"was_{name}")] = "" if value is None else str(value)
        again = RowForm(data, product=self.product)
        again.is_valid()
        for name, reason in reasons.items():
            again.add_error(name, reason)
        return again
