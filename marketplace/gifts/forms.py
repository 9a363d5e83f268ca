"""A code as it is typed, and what an operator says of new cards."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.gifts.models import MOST, Card

MOST_AT_ONCE = 200


class CodeForm(forms.Form):
    """The code of a card."""

    use_required_attribute = False

    code = forms.CharField(
        label=_("The code on your gift card"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
        error_messages={"required": _("Enter the code.")},
    )


class CardsForm(forms.Form):
    """How many cards of how much, and who paid for them."""

    use_required_attribute = False

    number = forms.IntegerField(
        label=_("How many cards"),
        min_value=1,
        max_value=MOST_AT_ONCE,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    amount = forms.DecimalField(
        label=_("On each (¥)"),
        min_value=Decimal("1.00"),
        max_value=MOST,
        decimal_places=2,
        widget=forms.NumberInput(attrs={"inputmode": "decimal", "step": "0.01"}),
    )
    paid_by = forms.ChoiceField(
        label=_("Who pays for them"),
        choices=Card.PaidBy.choices,
        help_text=_("By transfer: only when the money has arrived."),
    )
    note = forms.CharField(label=_("For whom, from whom"), max_length=120, required=False)
