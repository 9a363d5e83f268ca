"""What a buyer types about a basket, answered in sentences."""

from django import forms
from django.utils.translation import gettext_lazy as _
from oscar.apps.basket.forms import AddToBasketForm as CoreAddToBasketForm
from oscar.apps.basket.forms import SimpleAddToBasketMixin

from marketplace.basket.services import BasketRefused, refuse_too_many

WHOLE_NUMBER = _("Please give a whole number, 1 or more.")
NUMBER_ERRORS = {"invalid": WHOLE_NUMBER, "min_value": WHOLE_NUMBER, "required": WHOLE_NUMBER}


class QuantityForm(forms.Form):
    """How many of a line; 0 takes it out."""

    quantity = forms.IntegerField(min_value=0, error_messages=NUMBER_ERRORS)


class AddToBasketForm(CoreAddToBasketForm):
    """How many of a product; refuses what is not for sale, not there, or too much for one order."""

    quantity = forms.IntegerField(initial=1, min_value=1, label=_("Quantity"), error_messages=NUMBER_ERRORS)

    def clean_quantity(self) -> int:
        """Return a number that one order can hold."""
        quantity = self.cleaned_data["quantity"]
        try:
            refuse_too_many(basket=self.basket, more=quantity)
        except BasketRefused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        return quantity

    def clean(self) -> dict:
        """Refuse with the product's own sentence before Oscar's general ones."""
        if self.errors:
            return self.cleaned_data
        info = self.basket.strategy.fetch_for_product(self.product)
        if reason := self.basket.refusal(info, self.product, self.cleaned_data["quantity"]):
            raise forms.ValidationError(reason)
        return super().clean()


class SimpleAddToBasketForm(SimpleAddToBasketMixin, AddToBasketForm):
    """The same with a hidden quantity, as Oscar's template tag asks for it."""
